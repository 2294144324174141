"""Reading a graph: records, entities, names, SPARQL, rdflib, and the RDF store made again when it is lost."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from fakes import FakeExtractor

from kg import Graph
from kg.build import build
from kg.errors import GraphError, QueryError
from kg.iri import entity_iri
from kg.store import files, manifest
from kg.store.evidence import sentence
from kg.store.lock import locked
from kg.store.names import exact, most_specific

A = """报告

赵明远任泽州县政协主席。
政协第十届泽州县委员会第一次会议由赵明远主持，孙立出席。
会后，孙立到常柏村调研。泽州县政协立案提案228件。
"""
B = "简报\n\n泽州县政协开展“书香政协”活动。赵明远任泽州县政协主席。高平市政协印发《提案办法》。\n"
BODY = entity_iri("ORG", "政协泽州县委员会")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph")
    (path / "documents").mkdir()
    (path / "documents" / "a.txt").write_text(A, "utf-8")
    (path / "documents" / "b.txt").write_text(B, "utf-8")
    build([path / "documents"], path / "G", extractor=FakeExtractor())
    return path / "G"


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "G"))


def test_records_by_name(folder: Path) -> None:
    graph = Graph.open(folder)
    assert [row.name for row in graph.documents] == ["a.txt", "b.txt"]
    assert [record.name for record in graph.records()] == ["a.txt", "b.txt"]
    assert graph.record("b.txt").source == B
    with pytest.raises(GraphError, match="no document x"):
        graph.record("x")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("政协泽州县委员会", ["政协泽州县委员会", "政协泽州县委员会主席"]),
        ("泽州县政协", ["政协泽州县委员会"]),
        ("澤州縣政協", ["政协泽州县委员会"]),
        ("泽州 县政协", ["政协泽州县委员会"]),
        ("“书香政协”", ["书香政协"]),
        ("书香", ["书香政协"]),
        ("赵", ["赵明远"]),
        ("zmy", ["赵明远"]),
        ("zzxzx", ["政协泽州县委员会"]),
        ("县工会", []),
        (" ", []),
    ],
)
def test_find_by_any_name(folder: Path, asked: str, names: list[str]) -> None:
    found = Graph.open(folder).find(asked)
    assert [one.name for one in found] == names


def test_find_says_how_it_matched(folder: Path) -> None:
    first = Graph.open(folder).find("泽州县政协")[0]
    assert (first.iri, first.cls, first.matched, first.exact, first.documents) == (
        BODY,
        "Committee",
        "泽州县政协",
        True,
        2,
    )
    assert not Graph.open(folder).find("泽州")[0].exact


def test_resolve_wants_one_entity(folder: Path) -> None:
    graph = Graph.open(folder)
    assert graph.resolve("泽州县政协") == graph.resolve(BODY) == graph.resolve("政协泽州县委员会") == BODY
    with pytest.raises(QueryError, match="no entity named 泽州; names like it: 政协泽州县委员会"):
        graph.resolve("泽州")


def test_entity_is_a_view_over_the_statements_of_all_documents(folder: Path) -> None:
    body = Graph.open(folder).entity(BODY)
    assert (body.cls, body.name, body.alt) == ("Committee", "政协泽州县委员会", ("泽州县政协",))
    post, statistic = body.facts
    assert (post.type, post.slots["person"], post.slots["post"]) == ("post", "赵明远", "主席")
    assert [(one.document, one.sentence) for one in post.evidence] == [
        ("a.txt", "赵明远任泽州县政协主席。"),
        ("b.txt", "赵明远任泽州县政协主席。"),
    ]
    assert (statistic.slots["measure"], statistic.slots["value"], statistic.slots["unit"]) == ("立案提案", 228, "件")
    assert ("政协泽州县委员会", "runs", "书香政协") in [
        (one.subject, one.predicate, one.object) for one in body.relations
    ]


def test_entity_that_is_itself_a_fact(folder: Path) -> None:
    meeting = Graph.open(folder).entity(entity_iri("MEETING", "政协第十届泽州县委员会第一次会议"))
    assert meeting.cls == "PlenarySession"
    assert [(fact.type, fact.slots["chair"], fact.slots["attended"]) for fact in meeting.facts] == [
        ("meeting", ["赵明远"], ["孙立"])
    ]


def test_an_unknown_entity_is_an_error(folder: Path) -> None:
    for iri, message in ((entity_iri("PERSON", "甲"), "no entity"), ("not an iri", "is not an IRI")):
        with pytest.raises(GraphError, match=message):
            Graph.open(folder).entity(iri)


def test_what_two_documents_state_counts_once(folder: Path) -> None:
    graph = Graph.open(folder)
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { ?m a :Membership ; :member ?p . ?p a :Person }")
    assert row["n"].value == "1"
    (row,) = graph.query("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?m a :Membership } }")
    assert row["n"].value == "2"


def test_rdflib_sees_the_same(folder: Path) -> None:
    graph = Graph.open(folder)
    asked = "SELECT ?name { ?p a <https://w3id.org/cppcc/ontology#Person> ; rdfs:label ?name } ORDER BY ?name"
    assert [str(row[0]) for row in graph.dataset().query(asked)] == [row["name"].value for row in graph.query(asked)]
    assert graph.dataset().query(asked).bindings


def lose(graph: Path) -> None:
    shutil.rmtree(graph / files.RDF)


def damage(graph: Path) -> None:
    for path in graph.glob("rdf/*/CURRENT"):
        path.write_text("nonsense")


def cut(graph: Path) -> None:
    for path in graph.glob("rdf/*/*.sst"):
        path.unlink()


@pytest.mark.parametrize("harm", [lose, damage, cut])
def test_a_lost_store_is_made_again(folder: Path, copy: Path, harm: object) -> None:
    whole = sorted(map(str, Graph.open(folder).store))
    harm(copy)
    assert sorted(map(str, Graph.open(copy).store)) == whole
    number = manifest.read(copy).generation
    assert sorted(map(str, Graph.open(copy).store)) == whole
    assert manifest.read(copy).generation == number, "made once, on disk"


def test_a_lost_store_is_made_in_memory_while_a_build_holds_the_folder(folder: Path, copy: Path) -> None:
    lose(copy)
    with locked(copy):
        assert sorted(map(str, Graph.open(copy).store)) == sorted(map(str, Graph.open(folder).store))
    assert not (copy / files.RDF).exists()


def test_a_build_repairs_a_lost_store(folder: Path, copy: Path) -> None:
    lose(copy)
    build([folder.parent / "documents"], copy, extractor=FakeExtractor())
    assert len(ox.Store.read_only(str(next((copy / files.RDF).iterdir())))) == len(Graph.open(folder).store)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 1, "documents": [{}]}'])
def test_a_damaged_table_is_an_error(copy: Path, content: str) -> None:
    (copy / files.GRAPH).write_text(content)
    with pytest.raises(GraphError, match="is damaged"):
        Graph.open(copy)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {", "line 1, column 11, where it ends"),
        ("SELECT ?s\n{ ?s nope:a ?o }", "line 2, column .*a prefix is not declared"),
        ("SELEC ?s { ?s ?p ?o }", "line 1, column 10, before “. .s"),
        ("SELECT * {\n?s ?p ?o .\nFILTER(\n}", "line 4, column 2, where it ends"),
        ("SELECT * {\r\n?s ?p '开放的\r\n}", "line 2, column 11, where the line ends"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y }", "neither grouped nor in an aggregate"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", "named twice"),
        ("SELECT * { ?s ?p <no iri> }", "not absolute"),
        ("SELECT (<urn:f>(1) AS ?x) {}", "calls <urn:f>, which is no function"),
        (" ", "is empty"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "can only read"),
        ("DROP ALL", "can only read"),
    ],
)
def test_a_query_that_is_none_gets_a_sentence(folder: Path, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        Graph.open(folder).query(query)
    assert "\n" not in str(caught.value)


def test_a_name_in_full_is_found_without_reading_all_names(folder: Path) -> None:
    graph = Graph.open(folder)
    assert exact(graph.store, "政协泽州县委员会") == exact(graph.store, BODY) == BODY
    for text in (
        "泽州县政协",
        "主席",
        "市级",
        "https://w3id.org/cppcc/id/level/市级",
        "https://w3id.org/cppcc/id/ <",
        "",
    ):
        assert exact(graph.store, text) is None, "a short form, a concept, no IRI"


@pytest.mark.parametrize(
    ("classes", "cls"),
    [
        ({"Body", "Committee"}, "Committee"),
        ({"Person"}, "Person"),
        ({"http://www.w3.org/2004/02/skos/core#Concept"}, ""),
        (set(), ""),
    ],
)
def test_the_most_specific_class(classes: set[str], cls: str) -> None:
    assert most_specific(classes) == cls


@pytest.mark.parametrize(
    ("source", "words", "shown"),
    [
        ("甲。乙任主席。丙。", "乙", "乙任主席。"),
        ("甲。\n\n乙 任\n主 席\n\n丙", "任", "乙任主席"),
        ("乙任主席。", "乙任主席。", "乙任主席。"),
        ("一" * 100 + "乙" + "二" * 100, "乙", "…" + "一" * 80 + "乙" + "二" * 80 + "…"),
    ],
)
def test_the_sentence_around_words(source: str, words: str, shown: str) -> None:
    start = source.index(words)
    assert sentence(source, start, start + len(words)) == shown
