"""What the endpoint says of itself: https://www.w3.org/TR/sparql11-service-description/."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.schema import iri
from kg.store import rdf
from kg.store.graph import Graph

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = (
    *(f"http://www.w3.org/ns/formats/SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *(f"http://www.w3.org/ns/formats/{name}" for name in ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")),
)


def description(endpoint: str, graph: Graph) -> list[ox.Triple]:
    """The triples, in a fixed order. Every document is a named graph."""
    return list(_triples(endpoint, graph))


def _triples(endpoint: str, graph: Graph) -> Iterator[ox.Triple]:
    service, dataset, default = (ox.BlankNode(name) for name in ("service", "dataset", "default"))
    yield ox.Triple(service, _type(), _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in _FORMATS:
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(name))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, _type(), _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, _type(), _sd("Graph"))
    for number, row in enumerate(graph.documents):
        named = ox.BlankNode(f"g{number}")
        yield ox.Triple(dataset, _sd("namedGraph"), named)
        yield ox.Triple(named, _type(), _sd("NamedGraph"))
        yield ox.Triple(named, _sd("name"), rdf.graph_name(row.name))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _type() -> ox.NamedNode:
    return ox.NamedNode(iri("type"))
