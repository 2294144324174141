"""What real documents are full of, as marked text: the whole tagger must find what is marked and nothing else."""

import re
from pathlib import Path

import pytest

from kg.evaluate.measure import LABELS
from kg.read import read
from kg.tag import tagger

CASES = Path(__file__).with_name("phenomena")
_MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")


def cases():
    for file in sorted(CASES.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                yield pytest.param(line.replace("\\n", "\n").replace("\\t", "\t"), id=f"{file.stem}:{number}")


@pytest.fixture(scope="module")
def tag():
    return tagger.load().tag


@pytest.mark.parametrize("case", list(cases()))
def test_case(case, tag, tmp_path):
    path = tmp_path / "case.txt"
    path.write_text(_MARK.sub(r"\2", case), encoding="utf-8")
    document = read(path)
    found = []
    for mention in tag(document):
        start, end = document.span_in_source(mention.start, mention.end)
        if mention.label in LABELS:
            found.append((mention.label, "".join(document.source[start:end].split())))
    assert found == [(label, "".join(name.split())) for label, name in _MARK.findall(case)]
