"""A build that is killed leaves the last good graph, and the next build completes it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeExtractor

from kg.build import Report, build
from kg.errors import GraphError
from kg.store import files
from kg.store.graph import Graph

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills with SIGKILL and looks into /proc")

NUMBER = 6
#: Stops inside the named function, after it has done its work, so that the kill lands at a known moment.
PROGRAM = """
import sys, time
from pathlib import Path
from fakes import FakeExtractor
from kg import build as station
from kg.store import files, generation, manifest

def stop_after(module, name):
    function = getattr(module, name)
    def slow(*args):
        result = function(*args)
        print("here", flush=True)
        time.sleep(60)
        return result
    setattr(module, name, slow)

documents, graph, where, jobs = sys.argv[1:]
if where != "reading":
    module, name = where.split(".")
    stop_after(globals()[module], name)
if __name__ == "__main__":
    station.build([Path(documents)], Path(graph), extractor=FakeExtractor(delay=0.2), jobs=int(jobs))
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(NUMBER):
        (folder / f"{n}.txt").write_text(f"简报\n\n赵明远任泽州县政协主席。泽州县政协立案提案{n + 1}件。\n", "utf-8")
    return folder


def start(documents: Path, graph: Path, where: str, jobs: int = 1) -> "subprocess.Popen[str]":
    program = documents.parent / "program.py"
    program.write_text(PROGRAM, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, str(program), str(documents), str(graph), where, str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def wait(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def kill(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()


def values(graph: Path) -> list[int]:
    rows = Graph.open(graph).query("SELECT ?value { ?o a :Observation ; :value ?value } ORDER BY ?value")
    return [int(row["value"].value) for row in rows]


def written(graph: Path) -> int:
    return len(list(graph.glob("statements/*.jsonl")))


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_while_reading_the_first_time(documents: Path, tmp_path: Path, jobs: int) -> None:
    graph = tmp_path / "G"
    process = start(documents, graph, "reading", jobs)
    wait(lambda: written(graph) >= 2)
    workers = children(process)
    assert len(workers) >= (jobs if jobs > 1 else 0)
    kill(process)
    wait(lambda: not any(map(is_running, workers)))  # workers end with their parent
    done = written(graph)
    assert done < NUMBER
    with pytest.raises(GraphError, match="not a finished graph"):
        Graph.open(graph)
    report = build([documents], graph, extractor=FakeExtractor())
    assert report.documents == NUMBER
    assert 0 < report.read <= NUMBER - done
    assert values(graph) == [1, 2, 3, 4, 5, 6]
    assert not list(graph.glob("s*/*.tmp"))


def children(process: "subprocess.Popen[str]") -> list[Path]:
    """The worker processes of a build, each as its folder in /proc."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [Path(f"/proc/{pid}") for pid in listed.read_text().split()]


def is_running(process: Path) -> bool:
    try:
        return "\nState:\tZ" not in (process / "status").read_text()
    except OSError:
        return False


@pytest.mark.parametrize("where", ["generation.derive", "manifest.write", "files.sweep", "generation.next_number"])
def test_killed_while_an_update_is_published(documents: Path, tmp_path: Path, where: str) -> None:
    graph = tmp_path / "G"
    build([documents], graph, extractor=FakeExtractor())
    (documents / "0.txt").unlink()
    (documents / "7.txt").write_text("简报\n\n泽州县政协立案提案77件。\n", "utf-8")
    process = start(documents, graph, where)
    assert process.stdout
    assert process.stdout.readline() == "here\n"
    kill(process)
    new = where in ("manifest.write", "files.sweep")
    assert values(graph) == ([2, 3, 4, 5, 6, 77] if new else [1, 2, 3, 4, 5, 6])
    assert len(list(Graph.open(graph).records())) == NUMBER
    assert build([documents], graph, extractor=FakeExtractor()) == Report(NUMBER, 0, 0 if new else 1, ())
    assert values(graph) == [2, 3, 4, 5, 6, 77]
    assert written(graph) == NUMBER
    assert len(list((graph / files.RDF).iterdir())) == 1


def test_a_reader_keeps_its_state_while_a_build_replaces_it(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    build([documents], graph, extractor=FakeExtractor())
    before = Graph.open(graph)
    (documents / "7.txt").write_text("简报\n\n泽州县政协立案提案77件。\n", "utf-8")
    build([documents], graph, extractor=FakeExtractor())
    count = "SELECT (COUNT(?o) AS ?n) { ?o a :Observation }"
    assert [int(row["n"].value) for row in before.query(count)] == [NUMBER]
    assert [int(row["n"].value) for row in Graph.open(graph).query(count)] == [NUMBER + 1]
