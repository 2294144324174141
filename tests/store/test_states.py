"""Readers during builds, damaged caches, graphs of other versions: one whole state, or a sentence."""

import json
import threading
from pathlib import Path

import pytest
from fakes import FakeExtractor

from kg.build import Report, build
from kg.errors import GraphError, JudgementError, KgError
from kg.store import files, manifest
from kg.store.graph import Graph
from kg.version import __version__

VALUES = "SELECT ?value { ?o a :Observation ; :value ?value } ORDER BY ?value"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    write(folder, 1)
    return folder


def write(folder: Path, value: int) -> None:
    """Let all documents state this number."""
    for body in ("泽州", "高平", "陵川", "沁水"):
        (folder / f"{body}.txt").write_text(f"简报\n\n{body}县政协立案提案{value}件。\n", "utf-8")


def values(graph: Path) -> list[int]:
    return [int(row["value"].value) for row in Graph.open(graph).query(VALUES)]


def test_readers_see_the_graph_before_a_build_or_after_it(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    build([documents], graph, extractor=FakeExtractor())
    seen: list[list[int]] = []
    errors: list[Exception] = []
    done = threading.Event()

    def reader() -> None:
        while not done.is_set():
            try:
                seen.append(values(graph))
            except KgError as error:
                errors.append(error)

    readers = [threading.Thread(target=reader) for _ in range(2)]
    for one in readers:
        one.start()
    for value in range(2, 10):
        write(documents, value)
        build([documents], graph, extractor=FakeExtractor())
    done.set()
    for one in readers:
        one.join()
    assert not errors
    assert all(len(found) == 4 and len(set(found)) == 1 for found in seen)
    assert len({found[0] for found in seen}) > 1


def test_a_graph_of_another_version_of_the_program_is_made_anew(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    build([documents], graph, extractor=FakeExtractor())
    content = json.loads((graph / files.GRAPH).read_text("utf-8"))
    (graph / files.GRAPH).write_text(json.dumps(content | {"software": "0.0.1"}), "utf-8")
    assert values(graph) == [1] * 4
    assert build([documents], graph, extractor=FakeExtractor()) == Report(4, 0, 0, ())
    state = manifest.read(graph)
    assert (state.software, state.generation) == (__version__, 2)
    assert values(graph) == [1] * 4


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": 1}', b"\xff" * 300])
def test_a_damaged_table_of_documents_is_reported_and_nothing_is_lost(
    documents: Path, tmp_path: Path, damage: bytes
) -> None:
    graph = tmp_path / "G"
    build([documents], graph, extractor=FakeExtractor())
    (graph / files.GRAPH).write_bytes(damage)
    for action in (lambda: Graph.open(graph), lambda: build([documents], graph, extractor=FakeExtractor())):
        with pytest.raises(GraphError, match="delete that file and run kg build again"):
            action()
    (graph / files.GRAPH).unlink()
    assert build([documents], graph, extractor=FakeExtractor()) == Report(4, 0, 0, ())
    assert values(graph) == [1] * 4


@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST*", "CURRENT", "*.log", "OPTIONS*"])
@pytest.mark.parametrize("damage", ["emptied", "cut", "changed", "deleted"])
def test_a_damaged_store_is_made_again_or_reported(documents: Path, tmp_path: Path, pattern: str, damage: str) -> None:
    graph = tmp_path / "G"
    build([documents], graph, extractor=FakeExtractor())
    found = sorted(graph.glob(f"rdf/*/{pattern}"))
    if not found:
        pytest.skip(f"a store of this size has no {pattern}")
    for path in found:
        data = path.read_bytes()
        if damage == "deleted":
            path.unlink()
        else:
            half = len(data) // 2
            wrong = {"emptied": b"", "cut": data[:half], "changed": data[:half] + b"\xa5" * 64 + data[half + 64 :]}
            path.write_bytes(wrong[damage])
    try:
        assert values(graph) == [1] * 4
    except KgError as caught:
        error = str(caught)
    else:
        error = ""
    if error:
        assert "run kg build" in error
        (documents / "泽州.txt").write_text("简报\n\n泽州县政协立案提案1件。\n\n", "utf-8")
        build([documents], graph, extractor=FakeExtractor())
        assert values(graph) == [1] * 4


def test_damaged_judgements_stop_a_build_before_it_begins(documents: Path, tmp_path: Path) -> None:
    graph, judgements = tmp_path / "G", tmp_path / "judgements.tsv"
    line = "drop\tbody/政协泽州县委员会\t\t2024-05-06\tno body\n"
    build([documents], graph, extractor=FakeExtractor())
    before = {path: path.read_bytes() for path in graph.rglob("*") if path.is_file()}
    for damaged in (line + "drop\tbody", line.encode("utf-16"), line + "\0\0\0", line[: len(line) // 2]):
        judgements.write_bytes(damaged if isinstance(damaged, bytes) else damaged.encode())
        with pytest.raises(JudgementError):
            build([documents], graph, extractor=FakeExtractor(), judgements=judgements)
    assert {path: path.read_bytes() for path in graph.rglob("*") if path.is_file()} == before
