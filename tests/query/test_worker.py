"""Queries in a process of their own: the same answers, and an end to what takes too long or is too much."""

import os
import time

import pytest
from fakes import FakeExtractor

from kg import Graph
from kg.build import build
from kg.errors import GraphError, LimitError, QueryError
from kg.query import FORMATS
from kg.query.formats import render
from kg.query.worker import Worker

ALL = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
#: Some 10^9 pairs of pairs: hours.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a < ?d && ?d < ?g) }"
PERSON = "SELECT ?person ?name { ?person a :Person ; skos:prefLabel ?name }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("worker")
    (path / "a.txt").write_text("赵明远任泽州县政协主席。孙立任泽州县政协副主席。\n", "utf-8")
    build([path / "a.txt"], path / "G", extractor=FakeExtractor())
    return path / "G"


@pytest.fixture(scope="module")
def worker(folder):
    with Worker(folder) as worker:
        yield worker


@pytest.mark.parametrize("form", FORMATS)
def test_answers_are_those_of_the_graph(folder, worker, form):
    query = "CONSTRUCT WHERE { ?s a :Person }" if form == "turtle" else ALL
    assert worker.answer(query, form=form, seconds=60) == render(Graph.open(folder).query(query), form)


def test_parameters_are_bound_and_hidden(folder, worker):
    bindings = {"person": Graph.open(folder).query(PERSON).__next__()["person"]}
    lines = worker.answer(PERSON, bindings, hidden=["person"]).decode().splitlines()
    assert lines[0].split() == ["name"]
    assert len(lines) == 3


def test_what_takes_too_long_is_stopped_and_the_next_is_answered(worker):
    begun = time.monotonic()
    with pytest.raises(LimitError, match=r"longer than 0\.5 s and was stopped"):
        worker.answer(ENDLESS, seconds=0.5)
    assert time.monotonic() - begun < 10
    assert worker.answer("ASK { ?s ?p ?o }") == b"true\n"


def test_what_is_too_much_is_not_sent(worker):
    for form in ("csv", "json", "table"):
        with pytest.raises(LimitError, match="longer than 1,000 bytes"):
            worker.answer(ALL, form=form, most=1000)
    assert worker.answer("ASK { ?s ?p ?o }", most=1000) == b"true\n"


def test_a_process_that_dies_is_said_and_replaced(worker):
    os.kill(worker._process.pid, 9)
    time.sleep(0.1)
    assert worker.answer("ASK { ?s ?p ?o }") == b"true\n"


def test_errors_are_those_of_the_graph(worker, tmp_path):
    with pytest.raises(QueryError, match="line 1, column 11"):
        worker.answer("SELECT * {")
    with pytest.raises(GraphError, match="There is no graph"):
        Worker(tmp_path / "nowhere")


def test_closing_ends_the_process(folder):
    with Worker(folder) as worker:
        process = worker._process
    assert process.returncode is not None
