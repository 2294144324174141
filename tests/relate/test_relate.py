import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from relate import marked

from kg.iri import entity_iri
from kg.model import Fact, Link, Mention
from kg.read import read
from kg.relate import relate

CASES = Path(__file__).parent / "cases"


def cases(kind: str) -> list:
    rows = [json.loads(line) for line in (CASES / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row["text"], row["facts"], id=row["case"]) for row in rows]


def found(text: str, kind: str) -> list[Fact]:
    document, links = marked.document(text)
    return [fact for fact in relate(document, links) if fact.type == kind]


def one(fact: Fact, key: str) -> str:
    return fact.slots[key][0].name if key in fact.slots else ""


def plain(fact: Fact, keys: dict) -> dict:
    """The slots ``keys`` asks for, lists where it has lists; what a participant or a place is called in the text."""
    out = {}
    for key, values in fact.slots.items():
        names = [value.text or value.name if key in ("visited", "participants") else value.name for value in values]
        out[key] = names if isinstance(keys.get(key, names), list) else names[0]
    return out


@pytest.mark.parametrize(("text", "expected"), cases("posts"))
def test_posts(text: str, expected: list) -> None:
    got = {(one(f, "person"), one(f, "post"), one(f, "org")): f for f in found(text, "post")}
    assert set(got) == {tuple(row[:3]) for row in expected}
    for row in expected:
        for key, value in (row[3] if len(row) > 3 else {}).items():
            assert one(got[tuple(row[:3])], key) == value


@pytest.mark.parametrize(("text", "expected"), cases("statistics"))
def test_statistics(text: str, expected: list) -> None:
    keys = ("measure", "value", "unit", "period", "approximate")
    assert [[one(f, key) for key in keys] for f in found(text, "statistic")] == expected


@pytest.mark.parametrize(("text", "expected"), cases("whose"))
def test_whose_a_figure_is(text: str, expected: list) -> None:
    assert [[one(f, key) for key in ("org", "measure", "period")] for f in found(text, "statistic")] == expected


@pytest.mark.parametrize("kind", ["meeting", "activity", "document"])
def test_facts_with_lists(kind: str) -> None:
    plural = {"meeting": "meetings", "activity": "activities", "document": "documents"}[kind]
    for param in cases(plural):
        text, expected = param.values
        got = found(text, kind)
        assert len(got) == len(expected), (param.id, got)
        for fact, row in zip(got, expected, strict=True):
            assert plain(fact, row) == row, param.id


def test_evidence_is_the_words_the_fact_rests_on() -> None:
    text = "会议很长。[ORG 县政协|政协清河县委员会]主席[PERSON 甲一]讲话。散会。"
    document, links = marked.document(text)
    fact = next(fact for fact in relate(document, links) if fact.type == "post")
    assert document.text[fact.start : fact.end] == "县政协主席甲一"


def test_a_document_without_text_or_mentions_gives_nothing() -> None:
    assert relate(*marked.document(" \n ")) == []
    assert relate(*marked.document("天气很好。")) == []


WORDS = st.sampled_from(
    [
        *"、，。；：）（“”《》\n\t十万任为的就至\ue000★",
        "主席",
        "副主席",
        "书记",
        "委员",
        "编委：",
        "2021年4月",
        "4月17日",
        "今年",
        "1985.07—",
        "召开",
        "主持",
        "讲话",
        "出席",
        "深入",
        "调研",
        "视察",
        "开展",
        "收到提案",
        "146件",
        "百分之九十五",
        "五年来",
        "选举",
        "工作报告",
        "姓名",
        "中国共产党（5人）",
        "一、",
    ]
)
NAMES = st.sampled_from(
    [("PERSON", "甲一"), ("ORG", "县政协"), ("LOC", "清河县"), ("MEETING", "座谈会"), ("PROGRAM", "书香政协")]
)


@given(st.lists(st.one_of(WORDS, NAMES), max_size=40))
def test_any_text_gives_facts_inside_it_and_the_same_ones_twice(parts: list) -> None:
    bare = "".join(part if isinstance(part, str) else f"[{part[0]} {part[1]}]" for part in parts)
    document, links = marked.document(bare)
    facts = relate(document, links)
    assert facts == relate(document, links)
    for fact in facts:
        assert 0 <= fact.start < fact.end <= len(document.text)
        assert 0 < fact.confidence <= 1
        assert all(values for values in fact.slots.values())


def test_mentions_that_overlap_or_run_over_a_line_do_no_harm() -> None:
    document, _ = marked.document("县政协主席甲一\n讲话")
    mentions = [Mention(0, 3, "ORG", "县政协"), Mention(1, 3, "ORG", "政协"), Mention(5, 9, "PERSON", "甲一讲")]
    links = [Link(m, m.text, entity_iri(m.label, m.text)) for m in mentions]
    assert [one(fact, "post") for fact in relate(document, links) if fact.type == "post"] == ["主席"]


def test_a_title_is_printed_as_its_source_prints_it_and_is_one_work_either_way(tmp_path: Path) -> None:
    half, full = "关于修路,兼及种树的提案", "关于修路，兼及种树的提案"
    titles = []
    for name in (half, full):
        page = tmp_path / "page.txt"
        page.write_text(f"2023年,委员提交《{name}》。", encoding="utf-8")
        titles += [fact.slots["title"][0] for fact in relate(read(page), []) if fact.type == "document"]
    assert [title.name for title in titles] == [half, full]
    assert titles[0].entity == titles[1].entity
