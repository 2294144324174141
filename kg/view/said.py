"""The dossiers of the entities in some records: what each document says of them, added up."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.export.relations import Book, End, Relation, relations
from kg.iri import ONTOLOGY
from kg.model import Record
from kg.schema import nodes
from kg.schema.entities import CLASSES
from kg.store.names import most_specific
from kg.view.dossier import PAGES, Dossier, Fact, Sentence, without_date
from kg.view.evidence import evidence, pieces
from kg.view.text import Layout, Place, layout

#: Sentences kept for a fact.
SENTENCES = 3

#: What is said of an entity in words or numbers, beside its facts.
NOTES = ("agendaItem", "divisionCode", "documentNumber", "ethnicity", "kind", "level", "number", "sex", "topic")

#: Facts that put a person at a certain time: who is seen at a dated event in a document held his post then.
_SEEN = ("chairedBy", "addressedBy", "attendedBy", "ledBy", "participant")


_Key = tuple[str, bool, str, str, str, End]


@dataclass(slots=True)
class Said:
    """What is said of one entity: by one document, and then by all of them, one ``add`` after another.

    ``names`` counts the documents that give a name. Facts are told apart by predicate, direction, dates, qualifier and
    other end.
    """

    names: Counter[str] = field(default_factory=Counter)
    classes: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)
    sentences: dict[_Key, list[Sentence]] = field(default_factory=dict)
    times: Counter[_Key] = field(default_factory=Counter)
    seen: dict[_Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    notes: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    mentions: dict[str, tuple[Place, int]] = field(default_factory=dict)

    def add(self, other: "Said") -> None:
        """Add what a further document says, which stays as it is."""
        self.names.update(other.names)
        self.classes |= other.classes
        self.also |= other.also
        for key, sentences in other.sentences.items():
            kept = self.sentences.setdefault(key, [])
            kept += sentences[: SENTENCES - len(kept)]
        self.times.update(other.times)
        for key, dates in other.seen.items():
            self.seen[key] |= dates
        for predicate, notes in other.notes.items():
            self.notes[predicate] |= notes
        self.mentions |= other.mentions

    def dossier(self, iri: str) -> Dossier:
        """All of it, in order."""
        names = self.names
        name = min(names, key=lambda name: (-names[name], name), default=nodes.spoken(iri))
        also = tuple(sorted((self.also | set(names)) - {name}))
        facts = tuple(self._fact(key) for key in sorted(self.sentences))
        notes = {predicate: tuple(self.notes[predicate]) for predicate in sorted(self.notes)}
        return Dossier(iri, name, most_specific(self.classes) or _class(iri), also, facts, notes, self.mentions)

    def _fact(self, key: _Key) -> Fact:
        predicate, forward, since, until, qualifier, other = key
        seen, sentences = tuple(sorted(self.seen.get(key, ()))), tuple(self.sentences[key])
        return Fact(
            predicate, forward, other, qualifier, since, until, seen, sentences, self.times[key] - len(sentences)
        )


def dossiers(records: Iterable[Record]) -> dict[str, Dossier]:
    """The dossiers of all entities in these records by IRI, sorted."""
    found: dict[str, Said] = defaultdict(Said)
    for record in records:
        for iri, said in told(record).items():
            found[iri].add(said)
    return {iri: found[iri].dossier(iri) for iri in sorted(found)}


def told(record: Record) -> dict[str, Said]:
    """What one document says of each entity that has a page, by IRI."""
    found: dict[str, Said] = defaultdict(Said)
    places = layout(record)
    _describe(record, found)
    _relate(record, places, found)
    for mention in record.mentions:
        if _paged(mention.entity):
            about = found[mention.entity].mentions
            place, count = about.get(record.name) or (places.place(mention.start), 0)
            about[record.name] = place, count + 1
    return dict(found)


def _paged(iri: str) -> bool:
    return nodes.segment(iri) in PAGES


def _describe(record: Record, found: dict[str, Said]) -> None:
    """Classes, names and notes, from the statements."""
    book = Book(record)
    for one in record.statements:
        if one.datatype == "iri" and _paged(one.object):
            found[one.object]  # what is only pointed at has a page too
        if not _paged(one.subject):
            continue
        about = found[one.subject]
        if one.predicate == "type":
            about.classes.add(one.object.removeprefix(ONTOLOGY))
        elif one.predicate == "prefLabel":
            about.names[one.object] = 1
        elif one.predicate == "altLabel":
            about.also.add(one.object)
        elif one.predicate in NOTES:
            about.notes[one.predicate][book.value(one).name] = None
        if one.predicate == "evidence" and nodes.segment(one.subject) == "activity":
            about.names[without_date(book.node(one.subject).name)] = 1


def _relate(record: Record, places: Layout, found: dict[str, Said]) -> None:
    """The facts, each at both of its ends."""
    lines = relations(record)
    seen: dict[str, set[str]] = defaultdict(set)
    for one in lines:
        if one.predicate in _SEEN and one.since:
            seen[one.object.iri].add(one.since)
    shown: dict[tuple[int, int], Sentence] = {}  # many facts rest on the same words
    for one in lines:
        if (one.start, one.end) not in shown:
            shown[one.start, one.end] = _sentence(record, places, one)
        for forward, end, other in ((True, one.subject, one.object), (False, one.object, one.subject)):
            if _paged(end.iri):
                about, key = found[end.iri], (one.predicate, forward, one.since, one.until, one.qualifier, other)
                about.times[key] += 1
                about.sentences.setdefault(key, []).append(shown[one.start, one.end])
                if one.predicate == "memberOf" and not one.since and not one.until:
                    about.seen[key] |= seen.get(one.subject.iri, set())


def _sentence(record: Record, places: Layout, one: Relation) -> Sentence:
    found = evidence(record.source, one.start, one.end, record.mentions)
    return Sentence(record.name, places.place(one.start), tuple(pieces(found.text, found.marks)))


def _class(iri: str) -> str:
    """The class of what no document describes, by the first segment of its IRI."""
    return CLASSES[nodes.LABEL[nodes.segment(iri)]] if nodes.segment(iri) in nodes.LABEL else "Activity"
