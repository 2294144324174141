"""Every clean-up, from source to clean text: the cases are data, the odd ones first."""

import json
from pathlib import Path

import pytest

from kg.read.clean import clean

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "clean.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_source_becomes_clean_text(case):
    assert clean(case["source"]).text == case["clean"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_clean_text_is_clean(case):
    """One paragraph a line and nothing around it: cleaning the result again changes nothing but the joining."""
    lines = clean(case["source"]).text.split("\n")
    assert lines == [line.strip() for line in lines]
    assert all(lines)
