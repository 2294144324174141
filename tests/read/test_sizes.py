"""Documents that are too large, or made to seem small, are refused in a sentence; what only looks large is read."""

import os
from pathlib import Path

import pytest
from damage import LINES, damaged, html, pdf, repacked, unpacked, word

from kg.errors import ReadError
from kg.read import read, sizes

LINE = LINES[1]


def refused(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(folder / name)
    return str(caught.value)


def text_of(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return read(folder / name).text


def with_document(content: str) -> bytes:
    """A docx whose document.xml begins with the content, a document type for one."""
    xml = unpacked(word(), "word/document.xml").decode()
    return repacked(word(), {"word/document.xml": xml.replace("?>", "?>" + content, 1).encode()})


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx"])
def test_a_text_of_too_many_characters(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MAX_CHARACTERS", 100)
    data = {"a.txt": LINE.encode() * 5, "a.html": html(), "a.pdf": pdf(), "a.docx": word()}[name]
    assert "has more than 100 characters" in refused(tmp_path, name, data)


def test_one_line_of_a_hundred_megabytes(tmp_path: Path) -> None:
    assert "has more than 2,000,000 characters" in refused(tmp_path, "a.txt", LINE.encode() * 850_000)


def test_a_page_with_a_picture_of_twelve_megabytes_in_it(tmp_path: Path) -> None:
    picture = b'<img src="data:image/png;base64,' + b"A" * 12_000_000 + b'">'
    page = f"<html><body><p>{LINES[2]}</p>PICTURE<p>{LINE}</p></body></html>".encode()
    assert text_of(tmp_path, "a.html", page.replace(b"PICTURE", picture)).split("\n") == [LINES[2], LINE]


@pytest.mark.parametrize("opened", ["<font>", "<div>", "<font><p>前一行</p>"])
def test_a_page_with_a_thousand_elements_that_are_never_closed(tmp_path: Path, opened: str) -> None:
    page = f"<html><body>{opened * 1000}<p>{LINE}</p></body></html>"
    assert text_of(tmp_path, "a.html", page.encode()).endswith(LINE)


def test_a_page_nested_too_deeply(tmp_path: Path) -> None:
    page = f"<html><body><p>{LINE}</p>{'<div>' * 100_000}<p>{LINE}</p></body></html>"
    assert "nested too deeply" in refused(tmp_path, "a.html", page.encode())


def test_an_archive_that_unpacks_to_a_gigabyte(tmp_path: Path) -> None:
    data = repacked(word(), {"word/media/image1.png": bytes(2**30)})
    assert len(data) < 2**21
    assert "unpacks to more than 500 MB" in refused(tmp_path, "a.docx", data)


def test_entities_that_grow_by_ten_each(tmp_path: Path) -> None:
    grow = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE w:document [<!ENTITY a0 "政协">{grow}]>'
    data = with_document(declared)
    xml = unpacked(data, "word/document.xml").replace("县政协".encode(), b"&a9;")
    assert "damaged" in refused(tmp_path, "a.docx", repacked(data, {"word/document.xml": xml}))
    page = declared.replace("w:document", "html") + f"<html><body><p>{LINE}&a9;</p></body></html>"
    text = text_of(tmp_path, "a.html", page.encode())
    assert LINE in text
    assert len(text) < 2 * len(LINE)


def test_entities_that_name_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("不可外传", "utf-8")
    declared = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    data = with_document(declared)
    xml = unpacked(data, "word/document.xml").replace("县政协".encode(), b"&e;")
    assert "damaged" in refused(tmp_path, "a.docx", repacked(data, {"word/document.xml": xml}))
    page = declared + f"<html><body><p>{LINE}&e;</p></body></html>"
    assert "不可外传" not in text_of(tmp_path, "a.html", page.encode())


def test_a_pdf_whose_fonts_have_no_unicode_map(tmp_path: Path) -> None:
    assert "characters cannot be told" in refused(tmp_path, "a.pdf", pdf().replace(b"/UniGB-UCS2-H", b"/Identity-H  "))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such file names")
@pytest.mark.parametrize("name", ["a'b\"c.txt", "a\nb.txt", "a\tb.txt", "‮gpj.txt", "a\u200db\ufeff.txt", "é" * 60 + ".txt", "%2e%2e.txt"])  # fmt: skip  # noqa: E501, PLE2502
def test_names_of_all_kinds(tmp_path: Path, name: str) -> None:
    assert text_of(tmp_path, name, LINE.encode()) == LINE


def test_the_same_damage_gives_the_same_bytes() -> None:
    assert damaged(".html", 7) == damaged(".html", 7)
