"""Which files are found, and that no two get one name."""

import os
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.read import find_files, read


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.HTML", "sub/deep/d.docx", ".hidden.txt", ".git/e.txt", "f.doc", "g.txt~"):
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("县政协", encoding="utf-8")
    return tmp_path / "docs"


def names(found):
    return [name for _, name in found]


def test_a_folder_gives_its_documents_by_relative_name_in_order(folder):
    assert names(find_files([folder])) == ["a.md", "b.txt", "sub/c.HTML", "sub/deep/d.docx"]


def test_a_file_given_directly_goes_by_its_bare_name(folder):
    assert names(find_files([str(folder / "sub" / "c.HTML")])) == ["c.HTML"]


def test_a_file_reached_twice_is_listed_once(folder):
    assert names(find_files([folder, folder / "b.txt", folder / "sub" / ".." / "b.txt"])).count("b.txt") == 1


def test_equal_names_are_told_apart_by_their_folders(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text("市政协", encoding="utf-8")
    found = find_files([folder, other])
    assert names(found) == ["a.md", "docs/b.txt", "other/b.txt", "sub/c.HTML", "sub/deep/d.docx"]
    assert len({path for path, _ in found}) == 5


def test_equal_names_in_equal_folders(tmp_path):
    for top in ("x", "y"):
        (tmp_path / top / "docs").mkdir(parents=True)
        (tmp_path / top / "docs" / "a.txt").write_text("县政协", encoding="utf-8")
    assert names(find_files([tmp_path / "x" / "docs", tmp_path / "y" / "docs"])) == ["x/docs/a.txt", "y/docs/a.txt"]


def test_links_are_not_followed_out_of_the_folder(folder, tmp_path):
    outside = tmp_path / "secret"
    outside.mkdir()
    (outside / "s.txt").write_text("外", encoding="utf-8")
    (folder / "way_out").symlink_to(outside)
    (folder / "s.txt").symlink_to(outside / "s.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "broken.txt").symlink_to(folder / "nothing.txt")
    (folder / "z.txt").symlink_to(folder / "b.txt")
    assert names(find_files([folder])) == ["a.md", "b.txt", "sub/c.HTML", "sub/deep/d.docx"]


def test_a_name_that_is_no_utf8_is_made_printable(tmp_path):
    raw = os.fsencode(tmp_path) + b"/\xd5\xfe\xd0\xad.txt"
    try:
        Path(os.fsdecode(raw)).write_bytes("县政协".encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    ((path, name),) = find_files([tmp_path])
    name.encode("utf-8")
    assert read(path, name).text == "县政协"


@pytest.mark.parametrize("given", ["missing", "docs/f.doc", "empty"])
def test_what_cannot_be_read_is_said_in_one_sentence(folder, tmp_path, given):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError) as caught:
        find_files([tmp_path / given])
    assert given in str(caught.value)
    assert "\n" not in str(caught.value)
