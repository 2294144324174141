"""A disk that is full costs a plain sentence, and never the graph that is there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from fakes import FakeExtractor

from kg.build import build
from kg.cli import main
from kg.store import files
from kg.store.graph import Graph

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts a tmpfs")
SIZE = 3 * 2**20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a tmpfs")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.parametrize("kilobytes", [2000, 1200, 600, 300, 100, 8, 0])
def test_the_graph_survives_a_full_disk(small_disk: Path, tmp_path: Path, kilobytes: int) -> None:
    documents, graph = tmp_path / "documents", small_disk / "G"
    documents.mkdir()
    for number in range(3):
        (documents / f"{number}.txt").write_text(f"简报\n\n泽州县政协立案提案{number}件。\n", "utf-8")
    build([documents], graph, extractor=FakeExtractor())
    before = (graph / files.GRAPH).read_bytes(), sorted(map(str, Graph.open(graph).store))
    free = os.statvfs(small_disk)
    (small_disk / "other").write_bytes(bytes(max(free.f_bavail * free.f_frsize - kilobytes * 1024, 0)))
    long = "\n\n".join(f"泽州县政协立案提案{number}件。" for number in range(4000))
    (documents / "long.txt").write_text(long, "utf-8")
    ended = CliRunner().invoke(main, ["build", str(documents), "-o", str(graph)], obj=FakeExtractor)
    assert ended.exit_code == 1
    assert ended.stderr.startswith("Error: ")
    assert ended.stderr.count("\n") == 1
    assert "No space left on device" in ended.stderr
    assert ((graph / files.GRAPH).read_bytes(), sorted(map(str, Graph.open(graph).store))) == before
    assert not list(graph.rglob("*.tmp"))
    (small_disk / "other").unlink()
    (documents / "long.txt").unlink()
    assert build([documents], graph, extractor=FakeExtractor()).documents == 3
    assert len(list(graph.glob("rdf/*"))) == 1
