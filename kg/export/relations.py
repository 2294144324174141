"""Relations: statements as plain lines, subject – predicate – object, each with its qualifier, dates and evidence.

The nodes that RDF needs between two entities are folded away: a membership becomes the line person – memberOf – body
with the post as qualifier, a statistic the line body – measure – 228件. Meetings, activities and works are things
that people know, so they stay subjects. What becomes of a slot follows from its declaration in ``kg.schema``.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.export.table import Column, Readable, Row, Table
from kg.iri import ONTOLOGY
from kg.model import Record, Statement
from kg.schema import BY_SEGMENT, RELATIONS, FactType, nodes, span, tidy
from kg.store.evidence import sentence
from kg.store.names import most_specific

#: One fact as stated once: the statements of its node that share a place, by predicate.
_Stated = dict[str, list[Statement]]


@dataclass(frozen=True, slots=True, order=True)
class End:
    """One end of a relation: name, class by local name, IRI; a bare value has no IRI, and its class is its datatype."""

    name: str
    cls: str
    iri: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """One line. Dates are as precise as stated, and empty when unknown.

    ``start`` and ``end`` are the evidence: offsets into the source text of ``document``.
    """

    subject: End
    predicate: str
    object: End
    qualifier: str
    since: str
    until: str
    document: str
    start: int
    end: int
    confidence: float


def relations(record: Record) -> list[Relation]:
    """The relations that one document states, each once (with its surest, then its first evidence), sorted."""
    book = Book(record)
    best: dict[tuple[End, str, End, str, str, str], Relation] = {}
    for one in sorted((*book.facts(), *book.plain()), key=lambda one: (-one.confidence, one.start, one)):
        best.setdefault((one.subject, one.predicate, one.object, one.qualifier, one.since, one.until), one)
    return sorted(best.values())


class Book:
    """The statements of one document by subject, with names and classes at hand."""

    def __init__(self, record: Record) -> None:
        self._document = record.name
        self._statements = record.statements
        self._about: dict[str, _Stated] = defaultdict(lambda: defaultdict(list))
        for one in record.statements:
            self._about[one.subject][one.predicate].append(one)

    def facts(self) -> Iterator[Relation]:
        """The relations that facts give."""
        stated: dict[tuple[str, int, int, str], _Stated] = defaultdict(lambda: defaultdict(list))
        for one in self._statements:
            if nodes.segment(one.subject) in BY_SEGMENT:
                stated[one.subject, one.start, one.end, one.extractor][one.predicate].append(one)
        for (node, *_), fact in stated.items():
            if "evidence" not in fact:  # a link has described the entity; nothing has happened yet
                continue
            declared = BY_SEGMENT[nodes.segment(node)]
            if declared.name == "statistic":
                yield from self._statistic(fact)
            elif declared.name == "post":
                yield from self._post(fact)
            else:
                yield from self._event(node, fact, declared)

    def plain(self) -> Iterator[Relation]:
        """The relations that are stated as such: of place, part, term and programme."""
        for one in self._statements:
            if one.predicate in RELATIONS and nodes.segment(one.subject) not in ("membership", "post"):
                yield self._line(self.node(one.subject), one.predicate, self.value(one), one)

    def _post(self, fact: _Stated) -> Iterator[Relation]:
        qualifier = ("原" if self._flag(fact, "former") else "") + self._words(fact, "post")
        since, until = self._words(fact, "startDate"), self._words(fact, "endDate")
        for person in fact["member"]:
            for body in fact["organization"]:
                yield self._line(self.value(person), "memberOf", self.value(body), body, qualifier, since, until)
            for predicate in ("party", "sector"):
                for concept in fact[predicate]:
                    yield self._line(self.value(person), predicate, self.value(concept), concept)

    def _statistic(self, fact: _Stated) -> Iterator[Relation]:
        about = "约" if self._flag(fact, "approximate") else ""
        number = about + self._words(fact, "value") + self._words(fact, "unit")
        since, until = span(self._words(fact, "period"))
        for body in fact["refBody"]:
            measure = self._words(fact, "measure")
            yield self._line(self.value(body), "measure", End(number, "Observation"), body, measure, since, until)

    def _event(self, node: str, fact: _Stated, declared: FactType) -> Iterator[Relation]:
        """A meeting, an activity or a work and all who have a part in it; a work is dated by its issue."""
        since = self._words(fact, "startDate") or self._words(fact, "issued")
        qualifier, until = self._words(fact, "kind"), self._words(fact, "endDate")
        for slot in declared.slots:
            if slot.kind == "entity":
                for one in fact[slot.predicate]:
                    yield self._line(self.node(node), slot.predicate, self.value(one), one, qualifier, since, until)

    def _line(self, subject: End, predicate: str, value: End, at: Statement, *more: str) -> Relation:
        """A relation; ``more`` is up to three words: qualifier, from, to."""
        qualifier, since, until = (*more, "", "", "")[:3]
        where = self._document, at.start, at.end, at.confidence
        return Relation(subject, predicate, value, qualifier, since, until, *where)

    def _flag(self, fact: _Stated, predicate: str) -> bool:
        return any(one.object == "true" for one in fact[predicate])

    def _words(self, fact: _Stated, predicate: str) -> str:
        """The values of one predicate of a fact, in words."""
        return "、".join(dict.fromkeys(self.value(one).name for one in fact[predicate]))

    def value(self, statement: Statement) -> End:
        """The object of a statement."""
        if statement.datatype == "iri":
            return self.node(statement.object)
        return End(tidy(statement.object), statement.datatype)

    def node(self, iri: str) -> End:
        """What an IRI stands for. A post and a term are called by their title, without the body's name."""
        classes = {one.object.removeprefix(ONTOLOGY) for one in self._about[iri]["type"]}
        for predicate in ("title", "prefLabel"):
            if names := self._about[iri][predicate]:
                return End(min(one.object for one in names), most_specific(classes), iri)
        # A concept of a vocabulary has no class in the document: it is called by its scheme.
        return End(self._unnamed(iri), most_specific(classes) or nodes.segment(iri), iri)

    def _unnamed(self, iri: str) -> str:
        """What to call a node without a name: an activity by date, kind and topic, another by the end of its IRI."""
        declared = BY_SEGMENT.get(nodes.segment(iri))
        known = self._about[iri]
        slots = [slot for slot in (declared.slots if declared else ()) if slot.key in ("date", "kind", "topic")]
        parts = [self._words(known, slot.predicate) for slot in slots]
        return " ".join(filter(None, parts)) or nodes.unescape(iri.rpartition("/")[2])


def rows(graph: Readable) -> Iterator[Row]:
    """One row a relation, by document."""
    for record in graph.records():
        for one in relations(record):
            yield {
                "subject": one.subject.name,
                "subject_type": one.subject.cls,
                "predicate": one.predicate,
                "object": one.object.name,
                "object_type": one.object.cls,
                "qualifier": one.qualifier,
                "from": one.since,
                "to": one.until,
                "document": one.document,
                "evidence": sentence(record.source, one.start, one.end),
                "confidence": one.confidence,
            }


TABLE = Table(
    "relations",
    (
        Column("subject", width=28),
        Column("subject_type", width=14),
        Column("predicate", width=14),
        Column("object", width=28),
        Column("object_type", width=14),
        Column("qualifier", width=14),
        Column("from", width=11),
        Column("to", width=11),
        Column("document", width=38),
        Column("evidence", width=70),
        Column("confidence", "number", 11),
    ),
    rows,
)
