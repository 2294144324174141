"""The documents that only the model learns from: marked as the sample documents are, without facts."""

from pathlib import Path

import pytest
from compiler import markup

FILES = sorted((Path(__file__).parents[2] / "corpus" / "training").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_keeps_the_rules_of_marked_text(path):
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    assert f"id: {path.stem}" in head.splitlines()
    plain, marks = markup.parse(body)
    assert len(plain) >= 700
    assert marks


def test_there_are_enough_of_every_label():
    count = dict.fromkeys(markup.LABELS, 0)
    for path in FILES:
        _, marks = markup.parse(path.read_text(encoding="utf-8").partition("\n---\n")[2])
        for mark in marks:
            count[mark.labels[0]] += 1
    assert len(FILES) >= 160
    assert min(count.values()) >= 500
