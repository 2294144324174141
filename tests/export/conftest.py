"""The hand-made graph of sample.jsonl: small, with the odd things that real documents have."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))


@pytest.fixture(scope="session")
def graph():
    import made

    lines = Path(__file__).with_name("sample.jsonl").read_text(encoding="utf-8").splitlines()
    return made.Made([json.loads(line) for line in lines])
