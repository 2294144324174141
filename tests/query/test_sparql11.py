"""SPARQL 1.1 through the store: every feature of the language answers as rdflib answers; every format is read back.

The features stand in ``features.rq``, each below a line ``## name of the feature``.
"""

import io
import re
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.plugins.sparql.results.csvresults import CSVResultParser
from rdflib.plugins.sparql.results.jsonresults import JSONResultParser
from rdflib.plugins.sparql.results.tsvresults import TSVResultParser
from rdflib.plugins.sparql.results.xmlresults import XMLResultParser

from kg.query.formats import render
from kg.schema import PREFIXES
from kg.store import sparql

DATA = """
@prefix : <https://w3id.org/cppcc/ontology#> .
@prefix id: <https://w3id.org/cppcc/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
id:a a :Person ; skos:prefLabel "赵明远"@zh ; :memberOf id:x , id:y ; :age 51 .
id:b a :Person ; skos:prefLabel "孙立"@zh , "Sun Li"@en ; :memberOf id:x ; :age 47 .
id:c a :Person ; skos:prefLabel 'a "quoted", text\\twith\\nlines' ; :age 4.5 .
id:x a :Body ; skos:prefLabel "政协泽州县委员会"@zh ; :partOf id:z ; :since "2018-03"^^xsd:gYearMonth .
id:y a :Body ; :partOf id:x ; :active true .
id:z a :Body ; :since "2018-03-09"^^xsd:date .
id:g { id:a :knows id:b } id:h { id:b :knows id:c . id:c :knows [] }
"""
SOURCE = Path(__file__).with_name("features.rq").read_text("utf-8")
FEATURES = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)+)", SOURCE, re.MULTILINE))
SELECT = "SELECT ?s ?label ?age ?nothing { ?s a :Person ; skos:prefLabel ?label ; :age ?age } ORDER BY ?s ?label"
PARSERS = {"json": JSONResultParser, "xml": XMLResultParser, "tsv": TSVResultParser, "csv": CSVResultParser}


@pytest.fixture(scope="module")
def store():
    store = ox.Store()
    store.load(DATA.encode(), format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def other():
    return rdflib.Dataset().parse(data=DATA, format="trig")


def solutions(text):
    """The rows of SPARQL JSON results: order does not count, nor names of blank nodes; numbers count by their value."""
    result = JSONResultParser().parse(io.BytesIO(text))
    return sorted(sorted((str(key), _plain(value)) for key, value in row.items()) for row in result.bindings)


def _plain(term):
    if isinstance(term, rdflib.BNode):
        return "_"
    if isinstance(term, rdflib.Literal) and type(term.value) in (int, float, Decimal):
        return str(float(term))  # rdflib makes decimals where the standard wants integers
    return term.n3().removesuffix("^^<http://www.w3.org/2001/XMLSchema#string>")


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_answers_as_in_rdflib(store, other, name):
    query = FEATURES[name]
    answer, expected = sparql.run(store, query), other.query(query, initNs=PREFIXES)
    if isinstance(answer, ox.QuerySolutions):
        assert solutions(render(answer, "json")) == solutions(expected.serialize(format="json"))
        assert len(expected) > 0
    elif isinstance(answer, ox.QueryBoolean):
        assert bool(answer) == expected.askAnswer
    else:
        assert isomorphic(rdflib.Graph().parse(data=render(answer), format="turtle"), expected.graph)
        assert len(expected.graph) > 0


@pytest.mark.parametrize("form", PARSERS)
def test_a_table_is_read_back_by_rdflib(store, other, form):
    text = render(sparql.run(store, SELECT), form)
    read = PARSERS[form]().parse(io.BytesIO(text))
    assert [str(variable) for variable in read.vars] == ["s", "label", "age", "nothing"]
    expected = [[row[key] for key in ("s", "label", "age")] for row in other.query(SELECT, initNs=PREFIXES)]
    found = [[row.get(rdflib.Variable(key)) for key in ("s", "label", "age")] for row in read.bindings]
    if form == "csv":  # which has no types, by its standard
        assert [[str(cell) for cell in row] for row in found] == [[str(cell) for cell in row] for row in expected]
    else:
        assert found == expected


@pytest.mark.parametrize(("form", "value"), [(form, value) for form in ("json", "xml") for value in (True, False)])
def test_yes_or_no_is_read_back_by_rdflib(store, form, value):
    text = render(sparql.run(store, "ASK { ?s :age 51 }" if value else "ASK { ?s :age 52 }"), form)
    assert PARSERS[form]().parse(io.BytesIO(text)).askAnswer is value


def test_triples_are_read_back_by_rdflib(store, other):
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    read = rdflib.Graph().parse(data=render(sparql.run(store, query), "turtle"), format="turtle")
    assert isomorphic(read, other.query(query).graph)


def test_delimited_formats_are_as_their_standard_has_them(store):
    """https://www.w3.org/TR/sparql11-results-csv-tsv/: CRLF and bare values in CSV, terms of Turtle in TSV."""
    csv = render(sparql.run(store, SELECT), "csv").decode()
    assert csv.startswith("s,label,age,nothing\r\nhttps://w3id.org/cppcc/id/a,赵明远,51,\r\n")
    assert '"a ""quoted"", text\twith\nlines"' in csv
    tsv = render(sparql.run(store, SELECT), "tsv").decode().split("\n")
    assert tsv[:2] == ["?s\t?label\t?age\t?nothing", '<https://w3id.org/cppcc/id/a>\t"赵明远"@zh\t51\t']
    assert '"a \\"quoted\\", text\\twith\\nlines"' in tsv[-2]
