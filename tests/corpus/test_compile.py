"""Compiling the marked texts again gives the committed documents and gold, byte for byte."""

import importlib.util
import io
import zipfile
from pathlib import Path

import compile as script
import pytest
from compiler import markup

CORPUS = Path(__file__).parents[2] / "corpus"
MARKED = sorted((CORPUS / "marked").glob("*.txt"))
HELD_OUT = sorted((CORPUS / "heldout" / "marked").glob("*.txt"))


def content(path: Path) -> object:
    """The bytes of a file; for a zip archive its members, since the packed bytes vary with the zlib at hand."""
    if path.suffix != ".docx":
        return path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return [(entry.filename, entry.date_time, archive.read(entry)) for entry in archive.infolist()]


@pytest.mark.parametrize("path", [*MARKED, *HELD_OUT], ids=lambda path: path.stem)
def test_compiling_again_gives_the_same(path, tmp_path):
    marked = markup.read(path)
    if marked.head["file"].endswith(".pdf") and importlib.util.find_spec("reportlab") is None:
        pytest.skip("reportlab is not installed")
    script.compile_one(marked, tmp_path)
    written = sorted(file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.is_file())
    assert len(written) == 4
    for file in written:
        assert content(tmp_path / file) == content(path.parents[1] / file), f"compile again: {file}"


def test_every_document_comes_from_a_marked_text():
    heads = [markup.read(path).head for path in MARKED]
    assert sorted(path.name for path in (CORPUS / "documents").iterdir()) == sorted(head["file"] for head in heads)
    assert sorted(path.stem for path in (CORPUS / "gold").glob("*.json")) == sorted(head["id"] for head in heads)
    assert [head["id"] for head in heads] == [path.stem for path in MARKED]


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_no_name_is_marked_in_one_place_and_forgotten_in_another(path):
    assert markup.unmarked(markup.read(path)) == []
