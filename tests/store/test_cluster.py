"""Extraction on a Ray cluster of two processes gives the bytes of a build on this machine, also when one is killed."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes import FakeExtractor

from kg.build import build
from kg.errors import GraphError
from kg.limits import Limits
from kg.model import Record
from kg.store import files
from kg.store.graph import Graph

pytest.importorskip("ray", reason="the extra ray is not installed")

from kg.cluster import RayEngine


@dataclass(frozen=True)
class Mortal(FakeExtractor):
    """Kills the process that reads 5.txt: once, if there is a ``flag`` to know it by."""

    flag: str = ""

    def load(self) -> Callable[[Path, str], Record]:
        return self.extract

    def extract(self, path: Path, name: str) -> Record:
        if name == "5.txt" and not (self.flag and Path(self.flag).exists()):
            if self.flag:
                Path(self.flag).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().extract(path, name)


@pytest.fixture(scope="module")
def engine() -> Iterator[RayEngine]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # its processes find the same modules as this one
        made = RayEngine(None, 2, Limits(seconds=60))
    yield made
    made.close()


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n}.txt").write_text(f"简报\n\n赵明远任泽州县政协主席。泽州县政协立案提案{n + 1}件。\n", "utf-8")
    return folder


def test_an_address_where_nobody_answers() -> None:
    with pytest.raises(GraphError, match=r"no Ray cluster at 127\.0\.0\.1:1 "):
        RayEngine("127.0.0.1:1", 1, Limits())


def test_the_same_bytes_though_a_process_was_killed(engine: RayEngine, documents: Path, tmp_path: Path) -> None:
    (documents / "empty.txt").touch()
    flag = tmp_path / "killed"
    made = build([documents], tmp_path / "G", extractor=Mortal(flag=str(flag), delay=0.1), engine=engine)
    assert flag.exists()
    here = build([documents], tmp_path / "H", extractor=FakeExtractor())
    assert made == here
    assert [name for name, _ in made.skipped] == ["empty.txt"]
    found = [one.relative_to(tmp_path / "G") for one in sorted((tmp_path / "G").glob("s*/*"))]
    assert len(found) == 24
    for one in (*found, Path(files.GRAPH)):
        assert (tmp_path / "G" / one).read_bytes() == (tmp_path / "H" / one).read_bytes()
    stores = [sorted(map(str, Graph.open(tmp_path / name).store)) for name in "GH"]
    assert stores[0] == stores[1]


def test_only_what_is_new_is_sent(engine: RayEngine, documents: Path, tmp_path: Path) -> None:
    build([documents], tmp_path / "G", extractor=FakeExtractor())
    (documents / "new.txt").write_text("简报\n\n泽州县政协立案提案99件。\n", "utf-8")
    report = build([documents], tmp_path / "G", extractor=FakeExtractor(), engine=engine)
    assert (report.documents, report.read) == (13, 1)


def test_a_document_that_ends_every_process_is_skipped(documents: Path, tmp_path: Path, engine: RayEngine) -> None:
    report = build([documents], tmp_path / "G", extractor=Mortal(version="mortal-1"), engine=engine)
    assert (report.documents, report.read) == (11, 11)
    ((name, reason),) = report.skipped
    assert name == "5.txt"
    assert reason.startswith("5.txt ends the process that reads it")
