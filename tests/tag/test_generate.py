"""The grammar's own language, the laws of its sentences, and the rule files as they are."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import LABELS
from kg.tag.generate import generate, load_grammar
from kg.tag.generate.grammar import Grammar, GrammarError
from kg.tag.generate.tables import builtins, chinese_numeral, divisions, short_division
from kg.tag.marked import Marked


def sample(rules: str, seed: int = 0) -> Marked:
    grammar = Grammar(builtins())
    grammar.read(rules.splitlines())
    grammar.check()
    return grammar.sample("s", random.Random(seed))


@pytest.mark.parametrize(
    ("rules", "text", "spans"),
    [
        ("@s\n县政协召开会议", "县政协召开会议", ()),
        ("@s\n[ORG 县政协]召开会议", "县政协召开会议", ((0, 3, "ORG"),)),
        ("@s\n在[MEETING {body}第{n 3 3}次会议]上\n@body\n[ORG 县政协]", "在县政协第3次会议上", ((1, 9, "MEETING"),)),
        ("@s\n{list one 3 3}\n@one\n[PERSON 甲]", "甲、甲、甲", ((0, 1, "PERSON"), (2, 3, "PERSON"), (4, 5, "PERSON"))),
        ("@s\n{甲|甲}{[ORG 乙]|[ORG 乙]}", "甲乙", ((1, 2, "ORG"),)),
        ("@s\n| 甲 | 乙 |", "| 甲 | 乙 |", ()),
        ("# 注\n@s\n*3 甲\n\n# 注\n*2 甲", "甲", ()),
    ],
)
def test_a_rule_becomes_text_with_its_outermost_spans(rules, text, spans):
    assert sample(rules) == Marked(text, spans)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("甲", "starts with @name"),
        ("@s\n{nowhere}", "not defined"),
        ("@s\n{list nowhere 1 2}", "not defined"),
        ("@s\n甲}", "unexpected"),
        ("@s\n{甲|乙", "not closed"),
        ("@s\n[ORG 甲", "not closed"),
        ("@s\n[甲]", "without a label"),
    ],
)
def test_a_broken_rule_says_what_is_wrong(rules, message):
    with pytest.raises(GrammarError, match=message):
        sample(rules)


def test_weights_are_odds():
    grammar = Grammar({})
    grammar.read(["@s", "*99 甲", "乙"])
    rng = random.Random(1)
    drawn = [grammar.sample("s", rng).text for _ in range(1000)]
    assert 0 < drawn.count("乙") < 40


def test_words_of_a_dictionary_widen_a_rule_literally():
    grammar = Grammar({})
    grammar.read(["@s words", "甲"])
    grammar.extend("s", {"{乙}": 7.0})
    rng = random.Random(1)
    assert {grammar.sample("s", rng).text for _ in range(50)} == {"甲", "{乙}"}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_spans_are_sorted_disjoint_named_and_without_space_at_the_ends(seed):
    for marked in generate(10, seed):
        at = 0
        for start, end, label in marked.spans:
            assert at <= start < end <= len(marked.text)
            assert label in LABELS
            surface = marked.text[start:end]
            assert surface == surface.strip()
            at = end


def test_the_same_seed_gives_the_same_sentences():
    assert list(generate(200, 5)) == list(generate(200, 5))
    assert list(generate(20, 5)) != list(generate(20, 6))


def test_no_two_sentences_of_a_thousand_are_alike_but_for_fixed_ones():
    texts = [marked.text for marked in generate(1000, 3)]
    assert len(set(texts)) > 950


def test_generated_text_holds_every_label_often():
    spans = [span for marked in generate(1000, 2) for span in marked.spans]
    labels = [label for *_, label in spans]
    assert {label for label in LABELS if labels.count(label) >= 50} == set(LABELS)


def test_plain_prose_and_lookalikes_hold_no_name_of_a_person():
    grammar = load_grammar()
    rng = random.Random(4)
    for rule in ("plain", "doctrine", "figure-of-speech", "generic-meeting"):
        for _ in range(300):
            assert grammar.sample(rule, rng).spans == ()


def test_no_span_of_five_labels_stands_inside_a_book_title():
    for marked in generate(2000, 8):
        titles = [match.span() for match in re.finditer("《[^《》]*》", marked.text)]
        for start, end, label in marked.spans:
            inside = any(a < start and end < b for a, b in titles)
            assert not inside or label == "DOCUMENT", marked.text[start:end]


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (35, "三十五"), (99, "九十九")]
)
def test_numerals_as_in_the_names_of_sessions(number, numeral):
    assert chinese_numeral(number) == numeral


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("泽州县", "泽州"),
        ("绛县", "绛县"),
        ("山西省", "山西"),
        ("长阳土家族自治县", "长阳"),
        ("内蒙古自治区", "内蒙古"),
        ("凉山彝族自治州", "凉山"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("正蓝旗", "正蓝"),
        ("香港特别行政区", "香港"),
    ],
)
def test_short_forms_of_divisions(name, short):
    assert short_division(name) == short


def test_divisions_come_from_the_table():
    assert "泽州县" in divisions()["county"]
    assert "山西省" in divisions()["province"]
    assert "市辖区" not in divisions()["prefecture"]
