"""The named questions on a small graph: each is well formed, documented, answered, and takes any name."""

import re
from pathlib import Path

import pytest
from answers import EXPECTED, answer
from fakes import FakeExtractor

from kg import Graph
from kg.build import build
from kg.errors import QueryError
from kg.query.docs import page
from kg.query.named import ask
from kg.query.questions import TOPICS, questions
from kg.schema import PREFIXES
from kg.schema.terms import iri, ontology

TEXT = """报告

赵明远任泽州县政协主席。孙立任泽州县政协副主席。周文任高平市政协秘书长。吴静任高平市政协主席。
政协第十届泽州县委员会第一次会议由赵明远主持，孙立出席。
孙立到常柏村调研。周文到大阳村调研。
泽州县政协立案提案228件。高平市政协立案提案96件。
泽州县政协印发《提案办理办法》。泽州县政协开展“书香政协”活动。
"""

#: Question → a parameter, its value as a user types it, and what must stand in each row of the answer.
ASKED = [
    ("leaders", "body", "泽州县政协", [("主席", "赵明远"), ("副主席", "孙立")]),
    ("posts", "person", "周文", [("政协高平市委员会", "秘书长")]),
    ("visits", "place", "常柏村", [("调研", "孙立", "常柏村")]),
    ("programmes", "body", "澤州縣政協", [("政协泽州县委员会", "书香政协")]),
    ("statistics", "body", "政协高平市委员会", [("立案提案", "96", "件")]),
    ("documents", "body", "泽州县政协", [("提案办理办法",)]),
    ("together", "person", "孙立", [("赵明远", "1")]),
    ("sources", "entity", "孙立", [("a.txt", "3"), ("b.txt", "3")]),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("named")
    (path / "a.txt").write_text(TEXT, "utf-8")
    (path / "b.txt").write_text(TEXT + "\n又及。\n", "utf-8")
    build([path / "a.txt", path / "b.txt"], path / "G", extractor=FakeExtractor())
    return Graph.open(path / "G")


@pytest.fixture(scope="module")
def corpus(corpus_folder: Path) -> Graph:
    return Graph.open(corpus_folder)


def answered(graph: Graph, name: str, **parameters: str) -> list[list[str]]:
    return [[term.value if term else "" for term in row] for row in ask(graph, name, parameters)]


@pytest.mark.parametrize(("name", "parameter", "value", "rows"), ASKED)
def test_answers(graph: Graph, name: str, parameter: str, value: str, rows: list[tuple[str, ...]]) -> None:
    found = answered(graph, name, **{parameter: value})
    assert len(found) == len(rows), "what two documents state is one row"
    for row, expected in zip(sorted(found), sorted(rows), strict=True):
        assert set(expected) <= set(row)


def test_decisions_say_why(graph: Graph) -> None:
    found = {row[1]: row for row in answered(graph, "decisions")}
    assert found["赵明远"][0] == "same"
    assert "主席 of 政协泽州县委员会 in 2 documents" in found["赵明远"][4]


@pytest.mark.parametrize("name", questions())
def test_every_question_is_documented_and_can_be_asked_openly(graph: Graph, name: str) -> None:
    question = questions()[name]
    assert question.topic in TOPICS
    assert question.zh.endswith("？")
    assert question.en.endswith("?")
    for key in question.parameters:
        assert re.search(rf"SELECT[^{{]*\?{key}\b", question.sparql), "a parameter is a column"
    assert "ORDER BY" in question.sparql
    needed = {key: one.example for key, one in question.parameters.items() if one.kind in ("year", "text")}
    answered(graph, name, **needed)


def test_there_are_questions_enough() -> None:
    assert len(questions()) >= 30
    assert {question.topic for question in questions().values()} == set(TOPICS)


@pytest.mark.parametrize("name", questions())
def test_the_sample_corpus_answers(corpus: Graph, name: str) -> None:
    """After a change that is meant: ``make expected``, and read what changed."""
    found = answer(corpus, name)
    assert len(found.splitlines()) > 2, "the example must have an answer"
    assert found.splitlines() == (EXPECTED / f"{name}.txt").read_text("utf-8").splitlines()


def test_the_page_of_questions_is_current() -> None:
    written = Path(__file__).parents[2] / "docs" / "queries.md"
    assert written.read_text("utf-8") == page() + "\n", "run: python -m kg.query.docs > docs/queries.md"


@pytest.mark.parametrize("name", questions())
def test_every_term_of_a_question_is_in_the_ontology(name: str) -> None:
    known = {quad.subject.value for quad in ontology()}
    sparql = questions()[name].query
    for term in re.findall(r"(?<![\w:]):(\w+)", sparql):
        assert iri(term) in known, term
    for prefix in re.findall(r"\b(\w+):\w+", re.sub('".*?"', "", sparql)):
        assert prefix in PREFIXES


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("nonsense", {}, "no query named nonsense; there are: before, both_bodies"),
        ("leaders", {"place": "常柏村"}, "has no parameter place; its parameters: body"),
        ("leaders", {"body": "长治市政协"}, "no entity named 长治市政协"),
        ("leaders", {"body": "政协"}, "names like it: .*政协泽州县委员会"),
        ("leaders_in_year", {"body": "泽州县政协"}, "needs year; add --param year=2018"),
        ("leaders_in_year", {"body": "泽州县政协", "year": "去年"}, "去年 is no year; write digits, such as 2018"),
        ("measures", {"least": "-1"}, "-1 is no number"),
    ],
)
def test_a_question_that_cannot_be_asked(graph: Graph, name: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(graph, name, parameters)


@pytest.mark.parametrize("text", ['"', "' } #", "\\", "?x", "a\nb"])
def test_a_parameter_is_bound_and_never_query_text(graph: Graph, text: str) -> None:
    assert answered(graph, "measure", measured=text) == []
    with pytest.raises(QueryError, match="no entity named"):
        ask(graph, "leaders", {"body": text + "无"})
