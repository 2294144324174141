"""What all documents together say of one entity, ready to be laid out on its page: names, facts, notes, mentions.

The content only, as plain data. Who draws it (a folder of files, a server) decides where its links lead.
"""

import re
from dataclasses import dataclass

from kg.export.relations import End
from kg.schema import nodes
from kg.view.text import Place

#: First path segments of the IRIs that have a page: all entities, and activities, which have no name of their own.
PAGES = ("person", "body", "meeting", "activity", "place", "programme", "work")

#: The date that the name of an activity begins with; its page has it in its own place.
_DATED = re.compile(r"^\d{4}(-\d{2}){0,2} (?=.)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces: text, and the IRI of the entity that it names, empty for what lies between.

    ``place`` is where in the text of ``document`` the words stand that state the fact.
    """

    document: str
    place: Place
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as seen from one of its ends; ``forward`` if that is its subject, ``other`` is what stands at the other.

    ``seen`` are the dates of events at which documents that state an undated post show its holder, sorted. Of its
    sentences the first few are kept, and ``more`` counts the rest.
    """

    predicate: str
    forward: bool
    other: End
    qualifier: str
    since: str
    until: str
    seen: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """One entity. ``cls`` is a local name; ``also`` are its other names; ``notes`` maps a predicate to what is said.

    ``mentions`` maps a document to where it first names the entity, and how often.
    """

    iri: str
    name: str
    cls: str
    also: tuple[str, ...]
    facts: tuple[Fact, ...]
    notes: dict[str, tuple[str, ...]]
    mentions: dict[str, tuple[Place, int]]

    def about(self, *predicates: str, forward: bool = True) -> list[Fact]:
        """Its facts of these predicates: those of which it is the subject, or the object."""
        return [one for one in self.facts if one.predicate in predicates and one.forward == forward]


def shown_on(iri: str) -> str:
    """The IRI of the thing on whose page something is shown: a post and a term on that of their body."""
    if nodes.segment(iri) in ("post", "term"):
        return nodes.join("body", nodes.tail(iri).rpartition("/")[0])
    return iri


def without_date(name: str) -> str:
    """The name of an activity, which begins with its date, without it: where it is shown the date stands beside it."""
    return _DATED.sub("", name)
