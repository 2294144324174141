"""Simple questions need simple SPARQL: each file of questions/ over the sample, with the rows of expected.tsv."""

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import sample

from kg.schema import PREFIXES
from kg.store.rdf import quads, static

FOLDER = Path(__file__).with_name("questions")
EXPECTED: dict[str, list[list[str]]] = defaultdict(list)
for line in (FOLDER / "expected.tsv").read_text(encoding="utf-8").splitlines()[1:]:
    name, *row = line.split("\t")
    EXPECTED[name].append(row)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.extend(static())
    store.extend(quads(sample.record()))
    return store


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rq")), ids=lambda path: path.stem)
def test_question(path, store):
    answer = store.query(path.read_text(encoding="utf-8"), prefixes=PREFIXES, use_default_graph_as_union=True)
    assert [[term.value for term in row] for row in answer] == EXPECTED[path.stem]
