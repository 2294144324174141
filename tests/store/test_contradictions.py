"""What documents say against each other is kept and reported; what only differs in time or precision is not."""

import pytest

from kg.build import build
from kg.extractor import Extractor
from kg.iri import mint
from kg.store.contradictions import Claim, _elsewhen, _together, claims, contradictions, sentence
from kg.store.graph import Graph
from kg.store.validate import validate

SESSION = "政协龙游县第七届委员会第二次会议"

DOCUMENTS = {
    "bulletin.txt": f"政协龙游县委员会工作简报\n\n2018年1月9日至11日，{SESSION}召开。2017年，县政协共提出提案128件。\n",
    "chronicle.txt": f"龙游县政协大事记\n\n2018年2月3日，{SESSION}召开。2017年，县政协共提出提案135件。\n",
    "agrees.txt": f"龙游县政协年鉴\n\n2018年1月10日，{SESSION}召开。2017年，县政协共提出提案128件。\n",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contradictions")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([folder], folder / "G", extractor=Extractor())
    return Graph.open(folder / "G")


def test_both_are_kept_and_named(graph):
    said = [claim for record in graph.records() for claim in claims(record)]
    found = [(one.kind, one.document, one.answer, other.document, other.answer) for one, other in contradictions(said)]
    assert found == [
        ("count", "agrees.txt", "128", "chronicle.txt", "135"),
        ("session", "agrees.txt", "2018-01-10", "chronicle.txt", "2018-02-03"),
        ("session", "bulletin.txt", "2018-01-09/2018-01-11", "chronicle.txt", "2018-02-03"),
    ]


def test_validate_reports_them_with_their_words(graph):
    found = [one for one in validate(graph.records()) if one.severity == "warning"]
    assert [one.document for one in found] == ["agrees.txt", "agrees.txt", "bulletin.txt"]
    assert (
        found[1].sentence
        == f"“{found[1].focus.rsplit('/', 1)[1]}” is dated 2018-01-10 here and 2018-02-03 in chronicle.txt."
    )
    for one in found:
        assert one.quote in DOCUMENTS[one.document]
        assert DOCUMENTS[one.document][one.start : one.end] == one.quote


def claim(document="a", since="", until="", answer=""):
    return Claim(document, 0, 1, "chair", mint("body", "政协龙游县委员会"), "", answer, since, until, "")


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (("2018-01-09", "2018-01-11"), ("2018-02-03", ""), True),
        (("2018", ""), ("2018-02-03", ""), False),
        (("2018-01", ""), ("2018-02-03", ""), True),
        (("2018-01-09", "2018-01-11"), ("2018-01-11", ""), False),
        (("2018-01-09", ""), ("2018-01-10", ""), True),
    ],
)
def test_dates_of_one_session(one, other, against):
    assert _elsewhen(claim("a", *one), claim("b", *other)) is against
    assert _elsewhen(claim("b", *other), claim("a", *one)) is against


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (("2011-03", "2016-09"), ("2014", ""), True),
        (("2011-03", "2016-09"), ("2016-09", ""), False),
        (("2011-03", "2016-09"), ("2016", ""), False),
        (("2011-03", ""), ("2016-09", ""), False),
        (("2011-03", "2016-09"), ("", ""), False),
        (("", ""), ("", ""), False),
    ],
)
def test_two_chairpersons_at_one_time(one, other, against):
    assert _together(claim("a", *one), claim("b", *other)) is against
    assert _together(claim("b", *other), claim("a", *one)) is against


def test_two_chairpersons_in_one_document_that_gives_no_time():
    assert _together(claim("a"), claim("a"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_has_its_sentence(language):
    one, other = claim(answer="甲", document="a.txt"), claim(answer="乙", document="b.txt")
    assert "甲" in sentence(one, other, language)
    assert "b.txt" in sentence(one, other, language)
