"""The committed gold says what stands in the documents, and nothing in it is left over or lost."""

import json
from pathlib import Path

import pytest
from compiler import markup

CORPUS = Path(__file__).parents[2] / "corpus"
MARKED = sorted((CORPUS / "marked").glob("*.txt"))
GOLD = sorted((CORPUS / "gold").glob("*.json"))

PLAIN = (".txt", ".md")


def squash(text: str) -> str:
    return "".join(text.split()).replace("\ufeff", "")


def source_of(path: Path) -> tuple[dict, str]:
    record = json.loads(path.read_text(encoding="utf-8"))
    return record, (CORPUS / "gold" / record["source"]).read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_mention_is_its_slice(path):
    record, source = source_of(path)
    flat = squash(source)
    end = 0
    for mention in record["mentions"]:
        assert mention["text"] == squash(source[mention["start"] : mention["end"]])
        assert mention["text"] == flat[slice(*mention["flat"])]
        assert mention["start"] >= end, "mentions are in order and do not overlap"
        assert mention["label"] in markup.LABELS
        assert mention["canonical"] == squash(mention["canonical"])
        end = mention["end"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_fact_has_its_evidence_in_the_document(path):
    flat = squash(source_of(path)[1])
    for line in path.with_suffix(".facts.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        assert fact["type"] in markup.FACT_TYPES
        assert squash(fact["evidence"]) in flat, line


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_source_is_the_document_as_decoded(path):
    record, source = source_of(path)
    head = markup.read(CORPUS / "marked" / f"{path.stem}.txt").head
    document = CORPUS / "documents" / head["file"]
    if document.suffix in PLAIN:
        assert record["source"] == document.name
        encoding = head["encoding"].removesuffix("-sig")  # the byte order mark is the first code point of the source
        assert document.read_bytes().decode(encoding) == source
    else:
        assert record["source"] == f"{document.name}.txt"
        assert document.stat().st_size > 0
