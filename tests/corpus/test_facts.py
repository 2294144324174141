"""Gold facts keep to the slots, dates and names that the scorer and the fact export know."""

import json
import re
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
FILES = sorted(GOLD.glob("*.facts.jsonl"))

#: What a fact must have, and what it may have besides.
SLOTS = {
    "post": ({"person", "post", "org"}, {"from", "to", "former", "term", "sector"}),
    "meeting": ({"name"}, {"date", "host", "chair", "spoke", "attended", "place", "topic"}),
    "activity": ({"kind"}, {"date", "leader", "participants", "visited", "topic", "planned"}),
    "statistic": ({"org", "measure", "value", "unit", "approximate"}, {"period", "target", "topic"}),
    "document": ({"title"}, {"issuer", "author", "kind", "date", "issue", "volume", "number"}),
}
DAY = r"\d{4}(-\d\d(-\d\d)?)?"


def load(path: Path) -> list[dict]:
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_slots_and_dates(path):
    for fact in load(path):
        must, may = SLOTS[fact["type"]]
        keys = set(fact) - {"type", "evidence", "evidence_more", "optional"}
        assert must <= keys <= must | may, fact
        for key in ("date", "from", "to"):
            assert fact.get(key) is None or re.fullmatch(f"{DAY}(/{DAY})?", fact[key]), fact
        if fact["type"] == "statistic":
            assert isinstance(fact["value"], int | float), fact
            assert isinstance(fact["approximate"], bool), fact


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_holders_of_posts_are_persons_of_the_document(path):
    record = json.loads(path.with_name(path.name.replace(".facts.jsonl", ".json")).read_text(encoding="utf-8"))
    persons = {m["canonical"] for m in record["mentions"] if m["label"] == "PERSON"}
    for fact in load(path):
        if fact["type"] == "post":
            assert fact["person"] in persons, fact


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_fact_is_given_twice(path):
    keys = [
        json.dumps({key: fact[key] for key in fact if key != "evidence"}, ensure_ascii=False, sort_keys=True)
        for fact in load(path)
    ]
    assert sorted(keys) == sorted(set(keys))
