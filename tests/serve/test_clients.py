"""Programs that people use with endpoints: SPARQLWrapper, rdflib, curl."""

import json
import shutil
import subprocess

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg import Graph

NAMES = "SELECT ?name { ?person a :Person ; skos:prefLabel ?name } ORDER BY ?name"
PERSON = "https://w3id.org/cppcc/id/person/赵明远"


def wrapper(served, query, form=None, method=None, way=None):
    one = SPARQLWrapper(f"{served.url}/sparql")
    one.setQuery(query)
    if form:
        one.setReturnFormat(form)
    if method:
        one.setMethod(method)
    if way:
        one.setRequestMethod(way)
    return one


@pytest.mark.parametrize(("method", "way"), [(None, None), (POST, None), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_by_every_method(served, method, way):
    rows = wrapper(served, NAMES, JSON, method, way).queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == ["孙立", "赵明远"]
    assert rows[0]["name"]["xml:lang"] == "zh"


def test_sparqlwrapper_in_every_format(served):
    assert wrapper(served, NAMES, XML).queryAndConvert().getElementsByTagName("literal")[0].firstChild.data == "孙立"
    assert wrapper(served, NAMES, CSV).queryAndConvert().decode().split("\r\n")[:2] == ["name", "孙立"]
    assert wrapper(served, NAMES, TSV).queryAndConvert().decode().split("\n")[1] == '"孙立"@zh'
    assert wrapper(served, "ASK { ?s a :Person }", JSON).queryAndConvert()["boolean"] is True
    graphs = [wrapper(served, f"DESCRIBE <{PERSON}>", form).queryAndConvert() for form in (RDFXML, TURTLE, N3, JSONLD)]
    parsed = [one if isinstance(one, rdflib.Graph) else rdflib.Graph().parse(data=one) for one in graphs]
    assert len(parsed[0]) > 1
    assert all(set(one) == set(parsed[0]) for one in parsed)


def test_sparqlwrapper_names_a_graph_and_hears_of_an_error(served):
    one = wrapper(served, "SELECT ?s { ?s a :SourceDocument }", JSON)
    one.addDefaultGraph("https://w3id.org/cppcc/id/document/b.txt")
    rows = one.queryAndConvert()["results"]["bindings"]
    assert [row["s"]["value"] for row in rows] == ["https://w3id.org/cppcc/id/document/b.txt"]
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapper(served, "SELECT {").query()


def test_rdflib_reads_the_same_graph_through_the_endpoint(served, folder):
    remote = rdflib.Graph(SPARQLStore(f"{served.url}/sparql", returnFormat="json"))
    local = Graph.open(folder)
    person = rdflib.URIRef(PERSON)
    assert {str(row.name) for row in remote.query(NAMES)} == {"孙立", "赵明远"}
    assert len(remote) == int(next(iter(local.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))[0].value)
    # A plain literal and one of xsd:string are the same in RDF 1.1, which rdflib does not know.
    said, stored = ({(key, str(value)) for key, value in graph.predicate_objects(person)}
                    for graph in (remote, local.dataset().default_graph))  # fmt: skip
    assert said == stored
    assert (person, rdflib.SKOS.prefLabel, rdflib.Literal("赵明远", lang="zh")) in remote


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl(served):
    def curl(*arguments):
        command = ["curl", "--silent", "--show-error", *arguments]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    assert curl(f"{served.url}/sparql", "--data-urlencode", f"query={NAMES}", "-H", "Accept: text/csv") == (
        "name\r\n孙立\r\n赵明远\r\n"
    )
    assert "赵明远" in curl(f"{served.url}/id/person/赵明远", "-H", "Accept: text/turtle")
    found = json.loads(curl("--get", f"{served.url}/search", "--data-urlencode", "q=澤州縣政協"))
    assert found[0]["name"] == "政协泽州县委员会"
    refused = curl("-i", f"{served.url}/sparql", "--data", "update=CLEAR ALL")
    assert refused.startswith("HTTP/1.1 403 ")
