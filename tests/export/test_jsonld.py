"""JSON-LD: compact to read, and the very quads for whoever reads it."""

import io
import json

import pyoxigraph as ox
import rdflib

from kg import export
from kg.export import jsonld


def content(graph):
    out = io.BytesIO()
    export.write(graph, "rdf", "jsonld", out)
    return out.getvalue()


def nodes(graph):
    return {one["@id"]: one for part in json.loads(content(graph))["@graph"] for one in part["@graph"]}


def test_terms_and_names_are_short(graph):
    person = nodes(graph)["id:person/林晓岚"]
    assert person["@type"] == ["Person"]
    assert person["rdfs:label"] == "林晓岚"
    assert "id:body/政协云溪县委员会" in person["memberOf"]


def test_numbers_and_dates_keep_their_type(graph):
    document = nodes(graph)["id:document/a.txt"]
    assert document["characters"].isdecimal()
    assert json.loads(content(graph))["@context"]["characters"] == {"@type": "xsd:integer"}
    session = nodes(graph)["id:meeting/政协第九届云溪县委员会第二次会议"]
    assert session["startDate"] == {"@type": "xsd:date", "@value": "2021-03-05"}


def test_rdflib_reads_the_very_quads(graph):
    """The default graph of the store only repeats the named ones."""
    read = rdflib.Dataset()
    read.parse(data=content(graph), format="json-ld")
    written = rdflib.Dataset()
    quads = ox.serialize(
        (one for one in graph.store if one.graph_name != ox.DefaultGraph()), format=ox.RdfFormat.N_QUADS
    )
    written.parse(data=quads, format="nquads")
    assert set(read.quads()) == set(written.quads())


def test_values_that_the_context_does_not_expect_say_what_they_are():
    ours, other = "https://w3id.org/cppcc/ontology#", "http://example.org/"
    rows = [
        (other + "a", ours + "characters", ox.Literal("many")),
        (other + "a", ours + "memberOf", ox.Literal("id:x")),
        (other + "a", ours + "title", ox.NamedNode(other + "b")),
        (other + "a", ours + "title", ox.Literal("b", language="zh")),
        (ours + "title", other + "p", ox.Literal("1", datatype=ox.NamedNode(other + "t"))),
    ]
    graph = ox.NamedNode(other + "g")
    quads = [ox.Quad(ox.NamedNode(subject), ox.NamedNode(term), value, graph) for subject, term, value in rows]
    out = io.BytesIO()
    jsonld.write_quads(quads, out)
    assert set(ox.parse(out.getvalue(), ox.RdfFormat.JSON_LD)) == set(quads)
