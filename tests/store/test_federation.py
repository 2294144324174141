"""A query never makes this machine ask another."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.store import sparql
from kg.store.federation import calls_out

CASES = [json.loads(line) for line in Path(__file__).with_name("cases").joinpath("service.jsonl").open("rb")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"][:40])
def test_service_is_recognised_however_it_is_written(case):
    assert calls_out(case["query"]) == case["calls_out"]


def test_nothing_is_asked_of_another_server():
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def handle(self):
            asked.append(self.client_address)

    with HTTPServer(("127.0.0.1", 0), Handler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        with pytest.raises(QueryError, match="SERVICE"):
            sparql.run(ox.Store(), f"SELECT * {{ SERVICE <http://127.0.0.1:{other.server_port}/> {{ ?s ?p ?o }} }}")
        other.shutdown()
    assert asked == []


def test_the_dataset_of_the_caller_takes_the_place_of_any_other():
    one, two, three = (ox.NamedNode(f"http://example.org/{name}") for name in ("one", "two", "three"))
    store = ox.Store()
    store.extend([ox.Quad(one, two, three), ox.Quad(one, two, one, one), ox.Quad(one, two, two, two)])

    def objects(query, **dataset):
        return [row[0].value.rpartition("/")[2] for row in sparql.run(store, query, **dataset)]

    default, named = "SELECT ?o { ?s ?p ?o } ORDER BY ?o", "SELECT ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o"
    assert (objects(default), objects(named)) == (["three"], ["one", "two"])
    assert (objects(default, default_graphs=[one.value]), objects(named, default_graphs=[one.value])) == (["one"], [])
    assert (objects(default, named_graphs=[two.value]), objects(named, named_graphs=[two.value])) == ([], ["two"])
    assert objects(f"SELECT ?o FROM {two} {{ ?s ?p ?o }}", default_graphs=[one.value]) == ["one"]
    with pytest.raises(QueryError, match="absolute IRI"):
        objects(default, default_graphs=["here"])


@pytest.mark.parametrize("piece", ["service", "service:a-" + "b" * 2000, "service #" + "a" * 2000 + "\n", "a" * 2000])
def test_the_longer_the_query_the_longer_it_takes_and_no_more(piece):
    """Quadratic, this would take minutes; a query full of the word is refused."""
    begun = time.process_time()
    assert calls_out(piece * 49) is False
    assert calls_out("service" * 20_000) is True
    assert time.process_time() - begun < 5
