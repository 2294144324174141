"""Records as RDF: one named graph a document, so that removing a document is dropping one graph.

Statements become triples as they are. Beside them stand what simple questions need (rdfs:label, classes above, the
plain triples between person, body and post), OWL-Time intervals, one evidence node a fact, and one provenance record
a document. No triple is reified and there are no blank nodes: all nodes have readable IRIs, the same in every build.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.iri import ENTITY, ONTOLOGY
from kg.model import Record, Statement
from kg.schema import BY_SEGMENT, FACTS, FactType, ancestors, iri, nodes, span
from kg.schema.literals import day
from kg.schema.terms import STATIC, ontology
from kg.schema.vocabulary import vocabularies
from kg.version import __version__

Triple = tuple[str, str, NamedNode | Literal]

#: The data cube that every observation belongs to, and the data set that every document belongs to.
CUBE, DATASET = ENTITY + "cube/statistics", ENTITY + "dataset"

#: Predicates whose values are words of a language.
_IN_CHINESE = {"prefLabel", "altLabel"}

_DATASET = (
    ("type", NamedNode(iri("void:Dataset"))),
    ("type", NamedNode(iri("dcat:Dataset"))),
    ("dct:title", Literal("政协知识图谱", language="zh")),
    ("dct:title", Literal("CPPCC knowledge graph", language="en")),
    ("void:uriSpace", Literal(ENTITY)),
    ("void:vocabulary", NamedNode(STATIC["cppcc.ttl"])),
)

_INSTANT = {"date": "time:inXSDDate", "gYearMonth": "time:inXSDgYearMonth", "gYear": "time:inXSDgYear"}


def graph_name(document: str) -> NamedNode:
    """The named graph of a document, by its name in the graph; it is also the document's own IRI."""
    return _node(nodes.document(document))


def quads(record: Record) -> Iterator[Quad]:
    """All quads of one document, each once, in a fixed order; ValueError for a statement with an impossible IRI."""
    graph = graph_name(record.name)
    seen: dict[tuple[NamedNode, NamedNode, NamedNode | Literal], None] = {}
    for subject, predicate, value in _triples(record):
        seen[_node(subject), _predicate(predicate), value] = None
    for triple in seen:
        yield Quad(*triple, graph)


def static() -> Iterator[Quad]:
    """What every graph holds whatever its documents: ontology, vocabularies, description of the data set."""
    graph = _node(STATIC["cppcc.ttl"])
    yield from sorted((Quad(one.subject, one.predicate, one.object, graph) for one in ontology()), key=str)
    concepts = sorted(vocabularies(), key=str)
    yield from concepts
    for one in concepts:  # as entities have it, so that one query names both
        if one.predicate.value == iri("prefLabel") and isinstance(one.object, Literal) and one.object.language == "zh":
            yield Quad(one.subject, _node(iri("rdfs:label")), Literal(one.object.value), one.graph_name)
    for predicate, value in _DATASET:
        yield Quad(_node(DATASET), _node(iri(predicate)), value, graph)


def _triples(record: Record) -> Iterator[Triple]:
    yield from _provenance(record)
    facts: dict[str, dict[str, list[Statement]]] = {}
    for statement in record.statements:
        yield from _stated(statement)
        declared = BY_SEGMENT.get(nodes.segment(statement.subject))
        if declared:
            facts.setdefault(statement.subject, {}).setdefault(statement.predicate, []).append(statement)
    for subject, by_predicate in facts.items():
        if "evidence" in by_predicate:  # else the entity is mentioned, but no fact is stated of it
            yield from _beside(subject, BY_SEGMENT[nodes.segment(subject)], by_predicate)
            for mark in by_predicate["evidence"]:
                yield from _evidence(record, mark)


def _stated(statement: Statement) -> Iterator[Triple]:
    """One statement as a triple; a label also as rdfs:label, a class also with the classes above it."""
    subject, predicate = statement.subject, statement.predicate
    yield subject, predicate, _value(statement)
    if predicate == "prefLabel":
        yield subject, "rdfs:label", _words(statement.object)
    elif predicate == "type" and statement.object.startswith(ONTOLOGY):
        for above in ancestors(statement.object.removeprefix(ONTOLOGY)):
            yield subject, "type", _node(iri(above))


def _beside(subject: str, declared: FactType, stated: Mapping[str, list[Statement]]) -> Iterator[Triple]:
    """What stands beside a fact's node: a label if it has none, the plain triples, its interval, its data cube."""
    if "prefLabel" not in stated:
        yield subject, "rdfs:label", _words(nodes.spoken(subject))
    for direct in declared.direct:
        for one in stated.get(declared.slot(direct.subject).predicate, ()):
            for other in stated.get(declared.slot(direct.object).predicate, ()):
                if one.datatype == "iri":
                    yield one.object, direct.predicate, _value(other)
    yield from _interval(subject, declared, stated)
    if declared is FACTS["statistic"]:
        yield subject, "type", _node(iri("qb:Observation"))
        yield subject, "qb:dataSet", _node(CUBE)


def _interval(subject: str, declared: FactType, stated: Mapping[str, list[Statement]]) -> Iterator[Triple]:
    """The OWL-Time interval of a fact; every interval and instant is one node, however many facts share it."""
    if not declared.during:
        return
    if period := stated.get("period"):
        begin, end = span(period[0].object)
    else:
        begin, end = (stated[key][0].object if key in stated else "" for key in ("startDate", "endDate"))
    if not (begin or end) or any(day(side)[1] not in _INSTANT for side in (begin, end) if side):
        return
    if not end and declared is not FACTS["post"]:  # what happened on one day ended on it; a post without end goes on
        end = begin
    interval = nodes.join("interval", begin, end)
    yield subject, declared.during, _node(interval)
    yield interval, "type", _node(iri("time:Interval"))
    for predicate, side in (("time:hasBeginning", begin), ("time:hasEnd", end)):
        if side:
            instant = nodes.join("instant", side)
            yield interval, predicate, _node(instant)
            yield instant, "type", _node(iri("time:Instant"))
            yield instant, _INSTANT[day(side)[1]], Literal(side, datatype=_node(iri("xsd:" + day(side)[1])))


def _evidence(record: Record, mark: Statement) -> Iterator[Triple]:
    """The node of what one fact rests on: one resource that is both of its selectors."""
    node = mark.object
    yield node, "type", _node(iri("Evidence"))
    yield node, "oa:hasSource", _node(nodes.document(record.name))
    yield node, "oa:start", _integer(mark.start)
    yield node, "oa:end", _integer(mark.end)
    yield node, "oa:exact", _words(mark.original)
    yield node, "confidence", Literal(f"{mark.confidence:.3f}", datatype=_node(iri("xsd:decimal")))
    yield node, "extractor", Literal(mark.extractor)


def _provenance(record: Record) -> Iterator[Triple]:
    """The document and the run that read it; nothing here depends on when it was."""
    document = nodes.document(record.name)
    run = nodes.join("run", nodes.tail(document))
    yield document, "type", _node(iri("SourceDocument"))
    yield document, "rdfs:label", _words(record.title or record.name)
    yield document, "dct:title", _words(record.title or record.name, "zh")
    yield document, "fileName", _words(record.name)
    yield document, "schema:encodingFormat", Literal(record.media)
    yield document, "sha256", Literal(record.sha256)
    yield document, "characters", _integer(len(record.source))
    yield document, "void:inDataset", _node(DATASET)
    yield run, "type", _node(iri("ExtractionRun"))
    yield run, "prov:used", _node(document)
    yield run, "softwareVersion", Literal(f"cppcc-kg {__version__}")


def _value(statement: Statement) -> NamedNode | Literal:
    if statement.datatype == "iri":
        return _node(statement.object)
    if statement.predicate in _IN_CHINESE:
        return _words(statement.object, "zh")
    if statement.datatype == "string":
        return _words(statement.object)
    return Literal(statement.object, datatype=_node(iri("xsd:" + statement.datatype)))


def _words(text: str, language: str | None = None) -> Literal:
    """Text as RDF can hold it: half of a surrogate pair, which no encoding has, becomes a question mark."""
    return Literal(text.encode("utf-8", "replace").decode(), language=language)


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=_node(iri("xsd:integer")))


@cache
def _predicate(name: str) -> NamedNode:
    """A term of the ontology; there are few, and millions of triples."""
    return _node(iri(name))


def _node(text: str) -> NamedNode:
    """An IRI; ValueError for what is none, before it can spoil a store."""
    return NamedNode(text)
