"""A generation is made batch by batch, and is the same whatever their size."""

from pathlib import Path

import pytest
from fakes import FakeExtractor

from kg.build import build
from kg.store import generation
from kg.store.graph import Graph


@pytest.mark.parametrize("batch", [1000, 1009, 10**9])
def test_batches_of_any_size_give_the_same_store(tmp_path: Path, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in range(30):
        (documents / f"{number}.txt").write_text(
            f"简报\n\n赵明远任泽州县政协主席。泽州县政协立案提案{number}件。\n", "utf-8"
        )
    build([documents], tmp_path / "G", extractor=FakeExtractor())
    monkeypatch.setattr(generation, "BATCH", batch)
    build([documents], tmp_path / "H", extractor=FakeExtractor())
    one, other = (sorted(map(str, Graph.open(tmp_path / name).store)) for name in "GH")
    assert len(one) > 2000
    assert one == other


def test_what_a_killed_build_left_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "rdf" / "000001").mkdir(parents=True)
    (tmp_path / "rdf" / "000001" / "half").write_text("", "ascii")
    assert generation.next_number(tmp_path, 0) == 1
    assert not (tmp_path / "rdf" / "000001").exists()
    assert generation.next_number(tmp_path, 7) == 8
