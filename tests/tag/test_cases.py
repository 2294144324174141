"""What each kind of name looks like: cases as data, the odd ones first, each read by the whole grammar."""

import json
from pathlib import Path

import pytest

from kg.tag import titles
from kg.tag.decode import decode
from kg.tag.tagger import grammar

CASES = Path(__file__).with_name("cases")
LABEL = {"persons": "PERSON", "bodies": "ORG", "places": "LOC", "meetings": "MEETING", "programmes": "PROGRAM"}


def cases():
    for file in sorted(CASES.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield pytest.param(LABEL[file.stem], json.loads(line), id=f"{file.stem}:{number}")


@pytest.mark.parametrize(("label", "case"), list(cases()))
def test_case(label, case):
    text = case["text"]
    chosen = decode(grammar(text), titles.closed(text))
    assert [text[c.start : c.end] for c in chosen if c.label == label] == case["expect"], case.get("why", "")
