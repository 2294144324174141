"""pdf: the text layer of each page, laid out by ``kg.read.pdf_layout``; pages are parted by form feeds."""

import re
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from kg.errors import ReadError
from kg.read.decode import MAX_BYTES
from kg.read.pdf_layout import Glyph, lay_out

#: Where the end-of-file mark of a complete PDF may stand, counted from the end; some programs append their own bytes.
_TAIL = 4096

#: Characters from fonts without a Unicode map, from which share on the text layer is useless.
_UNMAPPED_SHARE = 0.3
_UNMAPPED = re.compile("[\ufffd\ufffe\uffff\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


def extract(data: bytes, name: str) -> str:
    """One printed line a line, paragraphs indented by two full-width spaces where the page indents them.

    Raises ReadError for a file that is encrypted, truncated, damaged, or a scan without a text layer.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name} is larger than {MAX_BYTES // 1024 // 1024} MB; split it into smaller files.")
    if b"%PDF-" not in data[:1024]:
        raise ReadError(f"{name} is not a PDF file; check where it came from.")
    if b"%%EOF" not in data[-_TAIL:]:
        raise ReadError(f"{name} is truncated: its end is missing; copy or download it again.")
    try:
        with pdfium.PdfDocument(data) as document:
            pages = [_page(document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(f"{name} is protected by a password; save a copy without one.") from error
        raise ReadError(f"{name} is a damaged PDF; copy or download it again.") from error
    text = "\f".join(pages)
    solid = "".join(text.split())
    if not solid:
        raise ReadError(f"{name} has no text layer, it is a scan; run character recognition (OCR) on it first.")
    if len(_UNMAPPED.findall(solid)) > _UNMAPPED_SHARE * len(solid):
        raise ReadError(f"{name} has fonts whose characters cannot be told; run character recognition (OCR) on it.")
    return text


def _page(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return "\n".join(lay_out(list(_glyphs(text_page))))
    finally:
        text_page.close()
        page.close()


def _glyphs(text_page: pdfium.PdfTextPage) -> Iterator[Glyph]:
    """Characters with their loose boxes, in the order of the page's content, in points from below.

    Blanks come too: the page's own, and those PDFium puts between words that stand apart.
    """
    text = text_page.get_text_range()
    if len(text) != text_page.count_chars():  # characters beyond the BMP count twice
        text = "".join(chr(raw.FPDFText_GetUnicode(text_page, i)) for i in range(text_page.count_chars()))
    for i, char in enumerate(text):
        if char not in "\r\n\ufffe":
            left, bottom, right, top = text_page.get_charbox(i, loose=True)
            yield Glyph(char, left, bottom, right, top)
