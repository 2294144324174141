"""pdf: the text layer of each page, laid out by ``kg.read.pdf_layout``; pages are parted by form feeds."""

import re
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from kg.errors import ReadError
from kg.read.decode import plausibility
from kg.read.pdf_layout import Glyph, lay_out
from kg.read.sizes import MAX_BYTES, limited, too_large

#: Where the end-of-file mark of a complete PDF may stand, counted from the end; some programs append their own bytes.
_TAIL = 4096

#: Characters from fonts without a Unicode map, from which share on the text layer is useless.
_UNMAPPED_SHARE = 0.3
_UNMAPPED = re.compile("[\ufffd\ufffe\uffff\ue000-\uf8ff\x00-\x08\x0e-\x1f]")

#: The share of everyday characters below which a text is taken for misread: Chinese has 0.97 and more, glyph numbers
#: taken for characters some 0.2.
_EVERYDAY = 0.5
_HAN = re.compile("[\u3400-\u9fff]")


def extract(data: bytes, name: str) -> str:
    """One printed line a line, paragraphs indented by two full-width spaces where the page indents them.

    Raises ReadError for a file that is encrypted, truncated, damaged, or a scan without a text layer.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name)
    if b"%PDF-" not in data[:1024]:
        raise ReadError(f"{name} is not a PDF file; check where it came from.")
    if b"%%EOF" not in data[-_TAIL:]:
        raise ReadError(f"{name} is truncated: its end is missing; copy or download it again.")
    try:
        with pdfium.PdfDocument(data) as document:
            pages = list(limited((_page(document, number) for number in range(len(document))), name))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(f"{name} is protected by a password; save a copy without one.") from error
        raise ReadError(f"{name} is a damaged PDF; copy or download it again.") from error
    text = "\f".join(pages)
    solid = "".join(text.split())
    if not solid:
        raise ReadError(f"{name} has no text layer, it is a scan; run character recognition (OCR) on it first.")
    if len(_UNMAPPED.findall(solid)) > _UNMAPPED_SHARE * len(solid) or _is_misread(solid):
        raise ReadError(f"{name} has fonts whose characters cannot be told; run character recognition (OCR) on it.")
    return text


def _is_misread(text: str) -> bool:
    """Does a font say what its characters are and say it wrongly? Then they are any characters, few of them common."""
    return bool(_HAN.search(text)) and plausibility(text) < _EVERYDAY


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
