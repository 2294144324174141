"""What the page of one entity says: its names, and its facts by predicate, each with the sentences it rests on.

The content only, as plain data. Who draws it (a server, a folder of files) decides where its links lead.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.export.relations import End, Relation, relations
from kg.model import Record
from kg.view.evidence import evidence

#: Sentences shown for a fact.
SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces: text, and the IRI of the entity that it names, empty for what lies between.

    ``line`` is the offset in the source text of ``document`` of the line that holds the words that state the fact.
    """

    document: str
    line: int
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as seen from the entity: what stands at its other end, in which quality, when, and where that is said."""

    other: End
    qualifier: str
    since: str
    until: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one predicate (local name); ``forward`` if the entity is their subject."""

    predicate: str
    forward: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Name and class as most facts give them, other names as they are printed, and the facts."""

    iri: str
    name: str
    cls: str
    also: tuple[str, ...]
    sections: tuple[Section, ...]


_Key = tuple[str, bool, str, str, str, End]


def entity_page(iri: str, name: str, cls: str, also: Iterable[str], records: Iterable[Record]) -> EntityPage:
    """The page of the entity ``iri`` from the records of all documents that speak of it, in the order of their names.

    Facts are in the order of predicate, date, qualifier and name.
    """
    said: dict[_Key, list[Sentence]] = defaultdict(list)
    for record in records:
        for one in relations(record):
            for forward, end, other in ((True, one.subject, one.object), (False, one.object, one.subject)):
                if end.iri == iri:
                    sentences = said[one.predicate, forward, one.since, one.until, one.qualifier, other]
                    if len(sentences) < SENTENCES:
                        sentences.append(_sentence(record, one))
    sections: dict[tuple[str, bool], list[Line]] = {}
    for key in sorted(said):
        predicate, forward, since, until, qualifier, other = key
        line = Line(other, qualifier, since, until, tuple(said[key]))
        sections.setdefault((predicate, forward), []).append(line)
    made = (Section(predicate, forward, tuple(lines)) for (predicate, forward), lines in sections.items())
    return EntityPage(iri, name, cls, tuple(also), tuple(made))


def _sentence(record: Record, one: Relation) -> Sentence:
    found = evidence(record.source, one.start, one.end, record.mentions)
    line = record.source.rfind("\n", 0, one.start) + 1
    return Sentence(record.name, line, tuple(pieces(found.text, found.marks)))


def pieces(text: str, marks: Iterable[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """``text`` in pieces: what is marked with its IRI, the rest with none.

    A mark without IRI is passed over; of marks that overlap, the first counts.
    """
    found, at = [], 0
    for start, end, iri in marks:
        if iri and start >= at:
            found += [(text[at:start], ""), (text[start:end], iri)]
            at = end
    found.append((text[at:], ""))
    return [(piece, iri) for piece, iri in found if piece]
