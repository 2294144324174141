"""docx: paragraphs and tables in the order of the document."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml import etree

from kg.errors import ReadError
from kg.read.sizes import MAX_UNPACKED, limited

#: What the libraries raise for a package that is not what they expect. RuntimeError: encrypted, or nested too deeply.
_DAMAGE = (
    *(LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError),
)

#: The first bytes of the older Office container, in which .doc files and password-protected .docx files come.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SKIPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # a text box given a second time
}
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)


def extract(data: bytes, name: str) -> str:
    """One paragraph a line, one table row a line with tabs between cells; headings are marked by #.

    Deleted passages of a tracked revision are left out, inserted ones kept. Numbers that Word counts by itself are
    not in the file as text. Raises ReadError for a broken, protected or empty file.
    """
    if data.startswith(_OLE):
        raise ReadError(f"{name} is password-protected or an older .doc file; save it as .docx without a password.")
    _check_size(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        headings = _heading_levels(document)
        if document.element.getroottree().docinfo.doctype:  # no word processor writes one, and entities hide in it
            raise ValueError("it declares entities")
        blocks = list(limited(_blocks(document.element.body, headings), name))
    except _DAMAGE as error:
        raise ReadError(f"{name} is not a docx file or is damaged; open it in a word processor and save it.") from error
    text = "\n".join(blocks)
    if not text.strip():
        raise ReadError(f"{name} holds no text; if it shows scanned pages, run character recognition (OCR) first.")
    return text


def _check_size(data: bytes, name: str) -> None:
    """A small archive may unpack to anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ReadError(f"{name} is not a docx file or is damaged; open it in a word processor and save it.") from error
    if unpacked > MAX_UNPACKED:
        raise ReadError(f"{name} unpacks to more than {MAX_UNPACKED // 2**20} MB; split it into smaller files.")


def _heading_levels(document: "docx.document.Document") -> dict[str, int]:
    """Style id → heading level, by the style's name: Title, Heading 2, 标题 3."""
    levels = {}
    for style in document.styles:
        match = _HEADING.match(style.name or "")
        if match:
            levels[style.style_id] = int(match[1])
        elif (style.name or "").lower() in ("title", "标题"):
            levels[style.style_id] = 1
    return levels


def _blocks(parent: etree._Element, headings: dict[str, int]) -> Iterator[str]:
    """Paragraphs and table rows below ``parent``, content controls included."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield from _paragraph(child, headings)
        elif child.tag == qn("w:tbl"):
            yield from ("\t".join(_cells(row)) for row in child.iter(qn("w:tr")) if _own(row, child))
            yield ""
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, headings)


def _own(row: etree._Element, table: etree._Element) -> bool:
    """Is the row of this table and not of one inside it?"""
    return next(row.iterancestors(qn("w:tbl"))) is table


def _cells(row: etree._Element) -> Iterator[str]:
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is row:
            yield " ".join(" ".join(_text(p).split()) for p in cell.iter(qn("w:p")))


def _paragraph(element: etree._Element, headings: dict[str, int]) -> Iterator[str]:
    """The paragraph's text, then that of the text boxes anchored in it."""
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    level = headings.get(style.get(qn("w:val"), ""), 0) if style is not None else 0
    text = _text(element)
    yield f"{'#' * level} {text}" if level and text.strip() else text
    for box in element.iter(qn("w:txbxContent")):
        if not any(ancestor.tag in _SKIPPED for ancestor in box.iterancestors()):
            yield from _blocks(box, headings)


def _text(element: etree._Element) -> str:
    """Text of the runs below, without text boxes and deletions."""
    parts = []
    for child in element:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in _CHARACTERS:
            parts.append(_CHARACTERS[child.tag])
        elif child.tag not in _SKIPPED and child.tag != qn("w:txbxContent"):
            parts.append(_text(child))
    return "".join(parts)
