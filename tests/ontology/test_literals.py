"""Dates, numbers, ordinals and layout, one case a line in literals.tsv."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.schema import day, number, numeral, span, term_name, tidy

with Path(__file__).with_name("literals.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file, delimiter="\t"))
FUNCTIONS = {"day": day, "number": number, "numeral": numeral, "span": span, "term_name": term_name, "tidy": tidy}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['function']} {case['text']}")
def test_literal(case):
    found = FUNCTIONS[case["function"]](case["text"].replace("\\n", "\n"))
    shown = " ".join(found) if isinstance(found, tuple) else str(found)
    assert shown == case["expected"]


def test_every_function_has_cases():
    assert {case["function"] for case in CASES} == set(FUNCTIONS)


@given(st.integers(1, 99))
def test_terms_in_any_numerals_have_one_name(value):
    name = term_name(str(value))
    assert numeral(name[1:-1]) == value
    assert {term_name(name), term_name(name[1:]), term_name(name[1:-1]), term_name(f"第{value}届")} == {name}


@given(st.dates())
def test_a_day_of_the_calendar_is_a_date(value):
    assert day(value.isoformat()) == (value.isoformat(), "date")
    assert day(value.isoformat()[:7])[1] == "gYearMonth"
