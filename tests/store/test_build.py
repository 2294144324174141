"""What a build does with documents that are new, changed, gone or unreadable, and what readers see of it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeExtractor

from kg.build import Report, build
from kg.errors import GraphError, ReadError
from kg.store import files, manifest, statement_file
from kg.store.graph import Graph
from kg.store.lock import locked
from kg.store.manifest import DocumentEntry

A = "报告\n\n赵明远任泽州县政协主席。孙立任泽州县政协副主席。\n孙立到常柏村调研。\n"
B = "简报\n\n泽州县政协开展“书香政协”活动。赵明远任泽州县政协主席。\n"
C = "通讯\n\n周文任高平市政协秘书长。\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text(A, "utf-8")
    (folder / "b.txt").write_text(B, "utf-8")
    return folder


def run(documents: Path, graph: Path, **options: object) -> Report:
    return build([documents], graph, extractor=FakeExtractor(), **options)


def contents(graph: Path) -> tuple[object, ...]:
    """All that readers can see of a graph."""
    opened = Graph.open(graph)
    return opened.documents, list(opened.records()), sorted(map(str, opened.store))


def people(graph: Path) -> list[str]:
    rows = Graph.open(graph).query("SELECT ?name { ?p a :Person ; skos:prefLabel ?name } ORDER BY ?name")
    return [row["name"].value for row in rows]


def test_what_is_new_is_read_and_nothing_else(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    assert run(documents, graph) == Report(2, 2, 0, ())
    before = (graph / files.GRAPH).read_bytes()
    assert run(documents, graph) == Report(2, 0, 0, ())
    assert (graph / files.GRAPH).read_bytes() == before
    (documents / "c.txt").write_text(C, "utf-8")
    assert run(documents, graph) == Report(3, 1, 0, ())
    assert people(graph) == ["周文", "孙立", "赵明远"]


def test_statements_of_a_removed_document_go_but_not_what_another_states(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    (documents / "a.txt").unlink()
    assert run(documents, graph) == Report(1, 0, 1, ())
    assert people(graph) == ["赵明远"]
    assert len(list((graph / "statements").iterdir())) == len(list((graph / "sources").iterdir())) == 1
    assert len(list((graph / "rdf").iterdir())) == 1


def test_an_updated_graph_is_the_graph_built_at_once(documents: Path, tmp_path: Path) -> None:
    run(documents, tmp_path / "G")
    (documents / "a.txt").write_text(A.replace("孙立", "吴静"), "utf-8")
    (documents / "c.txt").write_text(C, "utf-8")
    (documents / "b.txt").unlink()
    assert run(documents, tmp_path / "G") == Report(2, 2, 1, ())
    run(documents, tmp_path / "H")
    assert contents(tmp_path / "G") == contents(tmp_path / "H")


def test_several_processes_give_the_same_bytes(documents: Path, tmp_path: Path) -> None:
    run(documents, tmp_path / "G")
    run(documents, tmp_path / "H", jobs=2)
    for one in sorted((tmp_path / "G").glob("s*/*")):
        assert one.read_bytes() == (tmp_path / "H" / one.relative_to(tmp_path / "G")).read_bytes()
    assert contents(tmp_path / "G") == contents(tmp_path / "H")


def test_equal_bytes_under_two_names_are_two_documents(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    (documents / "copy.txt").write_text(A, "utf-8")
    assert run(documents, graph).documents == 3
    (documents / "a.txt").unlink()
    assert run(documents, graph) == Report(2, 0, 1, ())
    assert people(graph) == ["孙立", "赵明远"]


def test_a_new_extractor_reads_everything_again(documents: Path, tmp_path: Path) -> None:
    run(documents, tmp_path / "G")
    report = build([documents], tmp_path / "G", extractor=FakeExtractor(version="fake-2"))
    assert (report.read, report.removed) == (2, 0)


def test_an_unreadable_document_is_reported_and_the_others_are_built(documents: Path, tmp_path: Path) -> None:
    (documents / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    (documents / "故障.txt").write_text(C, "utf-8")
    report = run(documents, tmp_path / "G")
    assert (report.documents, report.read) == (2, 2)
    (name, reason), (other, fault) = report.skipped
    assert (name, other) == ("bad.txt", "故障.txt")
    assert "binary" in reason
    assert "fault of this program: RuntimeError" in fault


def test_changed_and_unreadable_loses_its_old_statements(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    (documents / "a.txt").write_bytes(b"")
    report = run(documents, graph)
    assert [name for name, _ in report.skipped] == ["a.txt"]
    assert people(graph) == ["赵明远"]


def test_unchanged_and_unreadable_keeps_its_old_statements(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    opened = Path.open

    def refuse(path: Path, *how: Any, **options: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **options)

    monkeypatch.setattr(Path, "open", refuse)
    report = run(documents, graph)
    assert report.skipped == (("a.txt", "a.txt cannot be opened: Permission denied."),)
    assert (report.documents, report.removed) == (2, 0)
    monkeypatch.undo()
    assert people(graph) == ["孙立", "赵明远"]


def test_a_missing_path_is_reported_and_nothing_is_removed(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    other = tmp_path / "c.txt"
    other.write_text(C, "utf-8")
    report = build([other, tmp_path / "unplugged"], graph, extractor=FakeExtractor())
    assert (report.documents, report.read, report.removed) == (3, 1, 0)
    assert [name for name, _ in report.skipped] == [str(tmp_path / "unplugged")]
    assert build([other], graph, extractor=FakeExtractor()).removed == 2


def test_nothing_to_read_leaves_the_graph_as_it_was(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    before = contents(graph)
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ReadError, match="no documents"):
        build([empty], graph, extractor=FakeExtractor())
    (empty / "x.txt").write_bytes(b"")
    with pytest.raises(ReadError, match="None of the documents could be read"):
        build([empty], graph, extractor=FakeExtractor())
    assert contents(graph) == before


def test_the_graph_may_lie_among_the_documents(documents: Path) -> None:
    assert run(documents, documents / "G").documents == 2
    assert run(documents, documents / "G") == Report(2, 0, 0, ())


@pytest.mark.parametrize("name", ["notes.txt", "sources"])
def test_a_folder_that_is_not_a_graph_is_refused(documents: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).mkdir()
    with pytest.raises(GraphError, match="is not empty and is not a graph"):
        run(documents, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == [name]
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="is a file"):
        run(documents, tmp_path / "file")


def test_a_second_build_at_the_same_time_is_refused(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    with locked(graph), pytest.raises(GraphError, match="written by another build"):
        run(documents, graph)
    assert run(documents, graph).read == 0


def test_damaged_statement_files_are_made_again(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    before = contents(graph)
    first, second = manifest.read(graph).documents
    statements = files.statements_path(graph, first.key)
    statements.write_bytes(statements.read_bytes()[:-80])
    source = files.source_path(graph, second.key)
    source.write_text(source.read_text("utf-8").replace("政协", "工会"), "utf-8")
    for row in (first, second):
        with pytest.raises(GraphError, match="is damaged"):
            Graph.open(graph).record(row.name)
    assert run(documents, graph) == Report(2, 2, 0, ())
    assert contents(graph) == before


def test_only_files_that_somebody_has_touched_are_looked_at_again(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    looked_at: list[str] = []
    entry = statement_file.entry

    def noted(folder: Path, stem: str) -> DocumentEntry | None:
        looked_at.append(stem)
        return entry(folder, stem)

    monkeypatch.setattr(statement_file, "entry", noted)
    assert run(documents, graph).read == 0
    assert looked_at == []
    first, second = manifest.read(graph).documents
    for path in (files.statements_path(graph, first.key), files.source_path(graph, second.key)):
        path.write_bytes(path.read_bytes())
        os.utime(path, (1, 1))  # whoever sets back one of its times leaves the other
    assert run(documents, graph).read == 0
    assert sorted(looked_at) == sorted([first.key, second.key])


def test_a_graph_of_another_format_is_refused(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    run(documents, graph)
    content = json.loads((graph / files.GRAPH).read_text("utf-8"))
    (graph / files.GRAPH).write_text(json.dumps(content | {"format": 99}), "utf-8")
    for action in (lambda: Graph.open(graph), lambda: run(documents, graph)):
        with pytest.raises(GraphError, match="format 99"):
            action()


def test_progress_counts_what_is_read(documents: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    run(documents, tmp_path / "G", progress=lambda *step: seen.append(step))
    assert seen == [(1, 2, "a.txt"), (2, 2, "b.txt")]
