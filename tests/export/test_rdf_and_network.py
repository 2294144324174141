"""RDF and networks: other tools read them, and they say the same thing."""

import io

import networkx as nx
import pyoxigraph as ox
import pytest

from kg import export
from kg.errors import KgError

FORMATS = [(what, form) for what, formats in export.WHAT.items() for form in formats]


def exported(graph, what, form):
    out = io.BytesIO()
    export.write(graph, what, form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["ttl", "nt", "xml"])
def test_triples_are_those_of_all_documents_together(graph, form):
    kind = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "xml": ox.RdfFormat.RDF_XML}[form]
    read = {quad.triple for quad in ox.parse(exported(graph, "rdf", form), kind)}
    assert read == {quad.triple for quad in graph.store}


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_quads_keep_one_graph_a_document(graph, form):
    kind = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}[form]
    named = {quad for quad in graph.store if quad.graph_name != ox.DefaultGraph()}
    assert set(ox.parse(exported(graph, "rdf", form), kind)) == named


def test_turtle_reads_well_and_rdflib_reads_it(graph):
    rdflib = pytest.importorskip("rdflib")
    turtle = exported(graph, "rdf", "ttl").decode()
    assert "@prefix skos:" in turtle
    assert len(rdflib.Graph().parse(data=turtle)) == len({quad.triple for quad in graph.store})


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_a_network_back(graph, form, read):
    network = read(io.BytesIO(exported(graph, "network", form)))
    assert isinstance(network, nx.MultiDiGraph)
    body = "https://w3id.org/cppcc/id/body/政协云溪县委员会"
    person = "https://w3id.org/cppcc/id/person/林晓岚"
    node = network.nodes[body]
    assert (node["label"], node["type"], node["documents"], node["mentions"]) == ("政协云溪县委员会", "Committee", 2, 3)
    edges = network.get_edge_data(person, body).values()
    assert {(edge["predicate"], edge["qualifier"], edge["from"], edge["documents"]) for edge in edges} == {
        ("memberOf", "主席", "2019-04", 1),
        ("memberOf", "主席", "", 1),
    }
    assert "https://w3id.org/cppcc/id/body/+86商会" in network  # no relation, but in the graph


@pytest.mark.parametrize(("what", "form"), FORMATS)
def test_two_exports_are_the_same_bytes(graph, what, form, monkeypatch):
    import time

    first = exported(graph, what, form)
    monkeypatch.setattr(time, "strftime", lambda *_: "1999-12-31")
    assert exported(graph, what, form) == first


@pytest.mark.parametrize(
    ("what", "form", "file", "expected"),
    [
        ("relations", None, None, "csv"),
        ("relations", None, "a.xlsx", "xlsx"),
        ("relations", "jsonl", "a.xlsx", "jsonl"),
        ("rdf", "turtle", None, "ttl"),
        ("rdf", None, "g.nq", "nq"),
        ("mentions", None, "notes.txt", "jsonl"),
        ("entities", None, "of.2021.ftm.json", "ftm"),
        ("entities", None, "of.2021", "csv"),
    ],
)
def test_the_format_is_the_one_asked_for_or_that_of_the_file(what, form, file, expected):
    assert export.format_of(what, form, file) == expected


@pytest.mark.parametrize(
    ("what", "form", "message"),
    [("pictures", None, "relations, entities"), ("network", "csv", "graphml, gexf, cyjs, neo4j")],
)
def test_what_cannot_be_exported_is_named_with_what_can(what, form, message):
    with pytest.raises(KgError, match=message):
        export.format_of(what, form)
