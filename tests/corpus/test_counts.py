"""The corpus holds as much of everything as counts.tsv declares, so that a silent loss is noticed."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from compiler import markup

CORPUS = Path(__file__).parents[2] / "corpus"
with (CORPUS / "counts.tsv").open(encoding="utf-8", newline="") as table:
    DECLARED = list(csv.DictReader(table, delimiter="\t"))


@pytest.fixture(scope="module")
def counts():
    heads = [markup.read(path).head for path in sorted((CORPUS / "marked").glob("*.txt"))]
    found = Counter(("documents", Path(head["file"]).suffix[1:]) for head in heads)
    found["documents", "all"] = len(heads)
    found["genres", "all"] = len({head["genre"] for head in heads})
    found["provinces", "all"] = len({head["place"][:2] for head in heads})
    found["encodings", "all"] = len({head["encoding"] for head in heads})
    for path in sorted((CORPUS / "gold").glob("*.json")):
        found.update(("mentions", m["label"]) for m in json.loads(path.read_text(encoding="utf-8"))["mentions"])
    for path in sorted((CORPUS / "gold").glob("*.facts.jsonl")):
        found.update(("facts", json.loads(row)["type"]) for row in path.read_text(encoding="utf-8").splitlines())
    return found


@pytest.mark.parametrize("row", DECLARED, ids=lambda row: f"{row['kind']}-{row['name']}")
def test_counts_lie_within_what_is_declared(row, counts):
    assert int(row["min"]) <= counts[row["kind"], row["name"]] <= int(row["max"])


def test_everything_that_is_counted_is_declared(counts):
    assert set(counts) == {(row["kind"], row["name"]) for row in DECLARED}
