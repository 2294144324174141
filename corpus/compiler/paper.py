"""A PDF as an office prints it: A4, running head, page numbers, one column or two.

The fonts are the standard CID fonts of the PDF format, so nothing is embedded; the file is not compressed and carries
no time of day, so that compiling again gives the same bytes.
"""

import io
from html import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from .layout import Line
from .markup import Marked

FONT = "STSong-Light"
MARGIN, GUTTER = 24 * mm, 8 * mm


def render(marked: Marked, body: list[Line]) -> tuple[bytes, list[str]]:
    """The paper, and its furniture: the running head and the page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    styles = {
        "text": ParagraphStyle("text", fontName=FONT, fontSize=11, leading=19, firstLineIndent=22, wordWrap="CJK"),
        "heading": ParagraphStyle("heading", fontName=FONT, fontSize=13, leading=24, wordWrap="CJK", keepWithNext=1),
        "title": ParagraphStyle("title", fontName=FONT, fontSize=18, leading=30, alignment=TA_CENTER, wordWrap="CJK"),
    }
    furniture = []

    def furnish(canvas: Canvas, _: BaseDocTemplate) -> None:
        number = f"— {canvas.getPageNumber()} —"
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 15 * mm, marked.head["title"])
        canvas.drawCentredString(A4[0] / 2, 12 * mm, number)
        furniture.extend([marked.head["title"], number])

    columns = 2 if "two-columns" in marked.noises else 1
    width = (A4[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    height = A4[1] - 2 * MARGIN
    frames = [Frame(MARGIN + n * (width + GUTTER), MARGIN, width, height, 0, 0, 0, 0) for n in range(columns)]
    file = io.BytesIO()
    paper = BaseDocTemplate(file, pagesize=A4, invariant=1, pageCompression=0, title=marked.head["title"])
    paper.addPageTemplates(PageTemplate(frames=frames, onPage=furnish))
    paper.build([Paragraph(escape(line.text), styles[line.kind]) for line in body if line.text.strip()])
    return file.getvalue(), furniture
