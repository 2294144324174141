"""The data set described, for a catalogue or a repository to register it: DCAT, with the figures of VoID.

The figures are those of the file that ``kg export GRAPH rdf -f nt`` writes. Who publishes a graph adds what only they
know: publisher, licence, and where it can be fetched (``dcat:distribution``).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.table import Readable
from kg.iri import ENTITY, ONTOLOGY
from kg.schema import PREFIXES, day, iri, local
from kg.schema.terms import STATIC

_DATASET = ENTITY + "dataset"
_CHINESE = "http://id.loc.gov/vocabulary/iso639-1/zh"  # as DCAT 3 recommends for dct:language
_DATES = ("startDate", "endDate", "issued")

_Value = ox.NamedNode | ox.Literal


def writer(form: ox.RdfFormat) -> Callable[[Readable, BinaryIO], None]:
    """The writer of one notation."""

    def write(graph: Readable, out: BinaryIO) -> None:
        triples = (ox.Triple(ox.NamedNode(subject), ox.NamedNode(iri(term)), value)
                   for subject, term, value in description(graph))  # fmt: skip
        ox.serialize(triples, out, form, prefixes=PREFIXES)

    return write


def description(graph: Readable) -> Iterator[tuple[str, str, _Value]]:
    """Subject, predicate (by prefixed name) and value of all that is said, in a fixed order."""
    counted = _Counted(graph.store)
    yield from ((_DATASET, term, value) for term, value in (*_general(), *_figures(counted)))
    yield from _time(counted)
    for document in sorted(counted.members[iri("SourceDocument")]):
        yield _DATASET, "prov:wasDerivedFrom", ox.NamedNode(document)
    classes = {cls: len(members) for cls, members in counted.members.items()}
    yield from _partitions("class", "void:entities", classes)
    yield from _partitions("property", "void:triples", counted.predicates)


class _Counted:
    """What the triples of a store amount to, counted in one pass over its default graph."""

    def __init__(self, store: ox.Store) -> None:
        self.triples = 0
        self.predicates: Counter[str] = Counter()
        self.members: dict[str, set[str]] = defaultdict(set)
        self.dates: set[str] = set()
        subjects, objects = set(), set()
        for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            self.triples += 1
            self.predicates[quad.predicate.value] += 1
            subjects.add(str(quad.subject))
            objects.add(str(quad.object))
            if quad.predicate.value == iri("type") and isinstance(quad.object, ox.NamedNode):
                self.members[quad.object.value].add(str(quad.subject).strip("<>"))
            elif local(quad.predicate.value) in _DATES and isinstance(quad.object, ox.Literal):
                self.dates |= {quad.object.value} if day(quad.object.value)[1] != "string" else set()
        self.subjects, self.objects = len(subjects), len(objects)


def _general() -> Iterator[tuple[str, _Value]]:
    for cls in ("dcat:Dataset", "void:Dataset"):
        yield "rdf:type", ox.NamedNode(iri(cls))
    yield "dct:title", ox.Literal("政协知识图谱", language="zh")
    yield "dct:title", ox.Literal("CPPCC knowledge graph", language="en")
    yield (
        "dct:description",
        ox.Literal("由政协文件抽取的人物、机构、职务、会议、活动与统计，每一事实附原文依据。", language="zh"),
    )
    yield (
        "dct:description",
        ox.Literal(
            "People, bodies, posts, meetings, activities and statistics read from CPPCC documents, each fact with the "
            "words it rests on.",
            language="en",
        ),
    )
    yield "dct:language", ox.NamedNode(_CHINESE)
    yield "dct:conformsTo", ox.NamedNode(STATIC["cppcc.ttl"])
    yield "void:uriSpace", ox.Literal(ENTITY)


def _figures(counted: _Counted) -> Iterator[tuple[str, _Value]]:
    yield "void:triples", _number(counted.triples)
    yield "void:distinctSubjects", _number(counted.subjects)
    yield "void:distinctObjects", _number(counted.objects)
    yield "void:properties", _number(len(counted.predicates))
    yield "void:classes", _number(len(counted.members))
    yield "void:documents", _number(len(counted.members[iri("SourceDocument")]))
    used = (*counted.predicates, *counted.members)
    for namespace in sorted({space for space in PREFIXES.values() if any(term.startswith(space) for term in used)}):
        yield "void:vocabulary", ox.NamedNode(STATIC["cppcc.ttl"] if namespace == ONTOLOGY else namespace)


def _time(counted: _Counted) -> Iterator[tuple[str, str, _Value]]:
    """The first and the last date that facts have, each as precise as it is stated."""
    if counted.dates:
        period = f"{_DATASET}/period"
        yield _DATASET, "dct:temporal", ox.NamedNode(period)
        yield period, "rdf:type", ox.NamedNode(iri("dct:PeriodOfTime"))
        for term, date in (("dcat:startDate", min(counted.dates)), ("dcat:endDate", max(counted.dates))):
            yield period, term, ox.Literal(date, datatype=ox.NamedNode(iri("xsd:" + day(date)[1])))


def _partitions(kind: str, figure: str, counts: Mapping[str, int]) -> Iterator[tuple[str, str, _Value]]:
    """The part of the data that belongs to each class or property, and how much it is."""
    parts = {term: f"{_DATASET}/{kind}/{local(term).replace(':', '-')}" for term in sorted(counts)}
    for part in parts.values():
        yield _DATASET, f"void:{kind}Partition", ox.NamedNode(part)
    for term, part in parts.items():
        yield part, f"void:{kind}", ox.NamedNode(term)
        yield part, figure, _number(counts[term])


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(iri("xsd:integer")))
