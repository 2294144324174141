"""A document that costs more than it may is skipped with its reason, and the others are built."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from fakes import CostlyExtractor, FakeExtractor, Unloadable

from kg.build import Report, build
from kg.cli import main
from kg.errors import GraphError
from kg.limits import Limits
from kg.store import files

LIMITS = Limits(seconds=3, megabytes=1000)
TEXT = "简报\n\n赵明远任泽州县政协主席。\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(TEXT, "utf-8")
    return folder


def run(documents: Path, graph: Path, **options: object) -> Report:
    return build([documents], graph, extractor=CostlyExtractor(), **{"limits": LIMITS, **options})


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_takes_too_long_or_ends_its_process_is_skipped(documents: Path, tmp_path: Path, jobs: int) -> None:
    (documents / "慢.txt").write_text(TEXT, "utf-8")
    (documents / "b死.txt").write_text(TEXT, "utf-8")
    report = run(documents, tmp_path / "G", jobs=jobs)
    assert (report.documents, report.read) == (3, 3)
    (_, died), (_, late) = report.skipped
    assert died.startswith("b死.txt ends the process that reads it (exit code 9)")
    assert late.startswith("慢.txt takes longer than 3 seconds, the limit for one document;")
    assert report.documents == build([documents], tmp_path / "H", extractor=FakeExtractor()).documents - 2


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by RLIMIT_DATA")
def test_what_takes_too_much_memory_is_skipped(documents: Path, tmp_path: Path) -> None:
    (documents / "b大.txt").write_text(TEXT, "utf-8")
    report = run(documents, tmp_path / "G")
    assert (report.documents, report.read) == (3, 3)
    ((_, reason),) = report.skipped
    assert reason.startswith("b大.txt takes more memory than 1000 MB, the limit for one document;")


def test_a_process_that_somebody_ended_costs_nothing(documents: Path, tmp_path: Path) -> None:
    (documents / "b一次.txt").write_text(TEXT, "utf-8")
    assert run(documents, tmp_path / "G") == Report(4, 4, 0, ())
    assert (documents / "b一次.once").exists()


def test_watched_processes_give_the_same_bytes(documents: Path, tmp_path: Path) -> None:
    run(documents, tmp_path / "G", jobs=2)
    build([documents], tmp_path / "H", extractor=CostlyExtractor())
    for one in sorted((tmp_path / "G").glob("s*/*")):
        assert one.read_bytes() == (tmp_path / "H" / one.relative_to(tmp_path / "G")).read_bytes()
    assert (tmp_path / "G" / files.GRAPH).read_bytes() == (tmp_path / "H" / files.GRAPH).read_bytes()


def test_models_that_do_not_load_are_nobodys_document(documents: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="while it loaded its models"):
        build([documents], tmp_path / "G", extractor=Unloadable(), limits=LIMITS)


def test_the_command_line_has_the_limits(documents: Path, tmp_path: Path) -> None:
    (documents / "慢.txt").write_text(TEXT, "utf-8")
    command = ["build", str(documents), "-o", str(tmp_path / "G"), "--seconds", "2"]
    ended = CliRunner().invoke(main, command, obj=CostlyExtractor)
    assert ended.exit_code == 1
    assert "3 documents, 3 read" in ended.stderr
    assert "Skipped: 慢.txt takes longer than 2 seconds" in ended.stderr
