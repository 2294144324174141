"""Answers in every format: readable by the format's own reader, aligned where a person reads them."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import FORMATS
from kg.query.formats import render
from kg.query.table import table, width
from kg.store import sparql

NAMES = ["赵明远", 'a "b", c\td', "x\ny"]
SELECT = "SELECT ?s ?name ?nothing { ?s rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    for n, name in enumerate(NAMES):
        store.add(ox.Quad(ox.NamedNode(f"https://w3id.org/cppcc/id/person/{n}"), label, ox.Literal(name)))
    return store


def rendered(store: ox.Store, query: str, form: str | None = None) -> str:
    return render(sparql.run(store, query), form).decode()


def test_csv_and_tsv(store: ox.Store) -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(store, SELECT, "csv"), newline="")))
    assert sorted(row["name"] for row in rows) == sorted(NAMES)
    lines = rendered(store, SELECT, "tsv").splitlines()
    assert lines[0].split("\t") == ["?s", "?name", "?nothing"]
    assert len(lines) == 4


def test_json_and_xml(store: ox.Store) -> None:
    bindings = json.loads(rendered(store, SELECT, "json"))["results"]["bindings"]
    assert {row["name"]["value"] for row in bindings} == set(NAMES)
    literals = ET.fromstring(rendered(store, SELECT, "xml")).iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert {one.text for one in literals} == set(NAMES)


def test_a_table_is_the_usual_form(store: ox.Store) -> None:
    lines = rendered(store, SELECT).splitlines()
    assert lines[0].split() == ["s", "name", "nothing"]
    assert "id:person/0  赵明远" in lines
    assert len(lines) == 5, "a line break in a cell does not break the row"


def test_triples(store: ox.Store) -> None:
    query = "CONSTRUCT { ?s rdfs:label ?name } { ?s rdfs:label ?name }"
    assert len(rdflib.Graph().parse(data=rendered(store, query), format="turtle")) == 3
    assert rendered(store, query, "table").splitlines()[0].split() == ["subject", "predicate", "object"]
    assert rendered(store, query) == rendered(store, query, "turtle")
    with pytest.raises(QueryError, match="give triples"):
        rendered(store, query, "csv")


def test_yes_or_no(store: ox.Store) -> None:
    assert {form: rendered(store, "ASK { ?s ?p ?o }", form) for form in ("table", "csv", "tsv")} == dict.fromkeys(
        ("table", "csv", "tsv"), "true\n"
    )
    assert json.loads(rendered(store, "ASK { ?s ?p 1 }", "json"))["boolean"] is False
    with pytest.raises(QueryError, match="give no triples"):
        rendered(store, "ASK { ?s ?p ?o }", "turtle")


@pytest.mark.parametrize("form", FORMATS)
def test_an_answer_without_rows(store: ox.Store, form: str) -> None:
    if form == "turtle":
        assert len(rdflib.Graph().parse(data=rendered(store, "CONSTRUCT WHERE { ?s ?p 1 }", form), format=form)) == 0
    else:
        assert "name" in rendered(store, "SELECT ?name { ?name ?p 1 }", form)


@given(st.lists(st.tuples(st.text("甲a，,é ", max_size=6), st.text("甲a", min_size=1, max_size=6)), max_size=5))
def test_columns_line_up_on_a_terminal(rows: list[tuple[str, str]]) -> None:
    lines = table(["名称", "b"], rows).splitlines()
    first, second = lines[1].split("  ")
    assert len(lines) == len(rows) + 2
    for line, (_, cell) in zip(lines[2:], rows, strict=True):
        assert line.endswith(cell)
        assert width(line) - width(cell) == len(first) + 2
        assert width(cell) <= len(second)
