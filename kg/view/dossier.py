"""What all documents together say of each entity, ready to be laid out on its page: names, facts, notes, mentions.

The content only, as plain data. Who draws it (a folder of files, a server) decides where its links lead.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from kg.export.relations import Book, End, Relation, relations
from kg.iri import ONTOLOGY
from kg.model import Record
from kg.schema import nodes
from kg.schema.entities import CLASSES
from kg.store.names import most_specific
from kg.view.entity import SENTENCES, pieces
from kg.view.evidence import evidence

#: First path segments of the IRIs that have a page: all entities, and activities, which have no name of their own.
PAGES = ("person", "body", "meeting", "activity", "place", "programme", "work")

#: What is said of an entity in words or numbers, beside its facts.
NOTES = ("agendaItem", "divisionCode", "documentNumber", "ethnicity", "kind", "level", "number", "sex", "topic")

#: Facts that put a person at a certain time: who is seen at a dated event in a document held his post then.
_SEEN = ("chairedBy", "addressedBy", "attendedBy", "ledBy", "participant")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces: text, and the IRI of the entity that it names, empty for what lies between.

    ``start`` is the offset in the source text of ``document`` of the words that state the fact.
    """

    document: str
    start: int
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
    mentions: dict[str, tuple[int, int]]

    def about(self, *predicates: str, forward: bool = True) -> list[Fact]:
        """Its facts of these predicates: those of which it is the subject, or the object."""
        return [one for one in self.facts if one.predicate in predicates and one.forward == forward]


_Key = tuple[str, bool, str, str, str, End]
#: The date that the name of an activity begins with; its page has it in its own place.
_DATED = re.compile(r"^\d{4}(-\d{2}){0,2} (?=.)")
_Wanted = Callable[[str], bool]


@dataclass(slots=True)
class _Gathered:
    names: Counter[str] = field(default_factory=Counter)
    classes: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)
    said: dict[_Key, list[Sentence]] = field(default_factory=dict)
    times: Counter[_Key] = field(default_factory=Counter)
    seen: dict[_Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    notes: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    mentions: dict[str, tuple[int, int]] = field(default_factory=dict)


def dossiers(records: Iterable[Record], only: Collection[str] | None = None) -> dict[str, Dossier]:
    """The dossiers of all entities in these records by IRI, sorted; or of those in ``only``."""
    found: dict[str, _Gathered] = defaultdict(_Gathered)

    def wanted(iri: str) -> bool:
        return nodes.segment(iri) in PAGES and (only is None or iri in only)

    for record in records:
        _describe(record, found, wanted)
        _relate(record, found, wanted)
        for mention in record.mentions:
            if wanted(mention.entity):
                first, count = found[mention.entity].mentions.get(record.name, (mention.start, 0))
                found[mention.entity].mentions[record.name] = first, count + 1
    return {iri: _dossier(iri, found[iri]) for iri in sorted(found)}


def _describe(record: Record, found: dict[str, _Gathered], wanted: _Wanted) -> None:
    """Classes, names and notes, from the statements."""
    book = Book(record)
    for one in record.statements:
        for iri in {one.subject, one.object} if one.datatype == "iri" else {one.subject}:
            if wanted(iri):
                found.setdefault(iri, _Gathered())  # what is only pointed at has a page too
        if not wanted(one.subject):
            continue
        about = found[one.subject]
        if one.predicate == "type":
            about.classes.add(one.object.removeprefix(ONTOLOGY))
        elif one.predicate == "prefLabel":
            about.names[one.object] += 1
        elif one.predicate == "altLabel":
            about.also.add(one.object)
        elif one.predicate in NOTES:
            about.notes[one.predicate][book.value(one).name] = None
        if one.predicate == "evidence" and nodes.segment(one.subject) == "activity":
            about.names[without_date(book.node(one.subject).name)] += 1


def _relate(record: Record, found: dict[str, _Gathered], wanted: _Wanted) -> None:
    """The facts, each at both of its ends."""
    lines = relations(record)
    seen: dict[str, set[str]] = defaultdict(set)
    for one in lines:
        if one.predicate in _SEEN and one.since:
            seen[one.object.iri].add(one.since)
    for one in lines:
        sentence: Sentence | None = None
        for forward, end, other in ((True, one.subject, one.object), (False, one.object, one.subject)):
            if not wanted(end.iri):
                continue
            about, key = found[end.iri], (one.predicate, forward, one.since, one.until, one.qualifier, other)
            about.times[key] += 1
            said = about.said.setdefault(key, [])
            if len(said) < SENTENCES:
                sentence = sentence or _sentence(record, one)
                said.append(sentence)
            if one.predicate == "memberOf" and not one.since and not one.until:
                about.seen[key] |= seen.get(one.subject.iri, set())


def _sentence(record: Record, one: Relation) -> Sentence:
    found = evidence(record.source, one.start, one.end, record.mentions)
    return Sentence(record.name, one.start, tuple(pieces(found.text, found.marks)))


def _dossier(iri: str, about: _Gathered) -> Dossier:
    name = min(about.names, key=lambda name: (-about.names[name], name), default=nodes.spoken(iri))
    also = tuple(sorted((about.also | set(about.names)) - {name}))
    facts = [
        Fact(
            predicate,
            forward,
            other,
            qualifier,
            since,
            until,
            tuple(sorted(about.seen.get(key, ()))),
            tuple(about.said[key]),
            about.times[key] - len(about.said[key]),
        )
        for key in sorted(about.said)
        for predicate, forward, since, until, qualifier, other in [key]
    ]
    notes = {predicate: tuple(about.notes[predicate]) for predicate in sorted(about.notes)}
    return Dossier(iri, name, most_specific(about.classes) or _class(iri), also, tuple(facts), notes, about.mentions)


def _class(iri: str) -> str:
    """The class of what no document describes, by the first segment of its IRI."""
    return CLASSES[nodes.LABEL[nodes.segment(iri)]] if nodes.segment(iri) in nodes.LABEL else "Activity"


def without_date(name: str) -> str:
    """The name of an activity, which begins with its date, without it: where it is shown the date stands beside it."""
    return _DATED.sub("", name)
