"""A Word file: headings, paragraphs, and tables for lists of members."""

import datetime
import io
import zipfile
from itertools import groupby

from docx import Document

from .layout import Line
from .markup import Marked

#: The date every file carries, so that compiling again gives the same bytes.
MADE = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)

_LEVELS = {"title": 1, "heading": 2}


def render(marked: Marked, body: list[Line]) -> tuple[bytes, list[str]]:
    """The file; it has no furniture."""
    document = Document()
    for is_table, group in groupby(body, lambda line: line.kind == "row"):
        lines = list(group)
        if is_table:
            table = document.add_table(rows=0, cols=max(len(line.columns) for line in lines), style="Table Grid")
            for line in lines:
                for cell, text in zip(table.add_row().cells, line.text.split("\t"), strict=False):
                    cell.text = text
            continue
        for line in lines:
            if line.kind in _LEVELS:
                document.add_heading(line.text, _LEVELS[line.kind])
            elif line.text.strip():
                document.add_paragraph(line.text)
    core = document.core_properties
    core.title, core.author, core.comments = marked.head["title"], "", ""
    core.created = core.modified = MADE
    file = io.BytesIO()
    document.save(file)
    return _without_dates(file.getvalue()), []


def _without_dates(archive: bytes) -> bytes:
    """The same zip archive with one fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date_time=MADE.timetuple()[:6])
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()
