"""Tables as an Excel workbook: frozen bold headers, filters, sensible widths, links, and every text as text.

What documents say never becomes a formula: texts are stored as strings even if they begin with = + - or @.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from kg.errors import KgError
from kg.export.table import Column, Readable, Table, cell

#: Limits of the format itself: rows of a sheet, characters of a cell, links of a sheet, characters of a link.
MAX_ROWS, MAX_TEXT, MAX_LINKS, MAX_LINK = 1_048_576, 32_767, 65_530, 2_079

#: The time that stands in every workbook, so that the same table gives the same bytes.
_TIME = datetime(2000, 1, 1)

_HEADER = {
    "font": Font(bold=True),
    "fill": PatternFill("solid", fgColor="FFE8EEF4"),
    "border": Border(bottom=Side("thin", color="FF8899AA")),
    "alignment": Alignment(vertical="center", wrap_text=True),
}

#: Height of a line in points, and the most lines that a row shows at first.
_LINE, _MAX_LINES = 16.0, 8

_LINK = Font(color="FF0563C1", underline="single")

#: A row to show: what stands in each column.
Cells = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its columns and rows. ``heads`` says what a column is called, if not by its name.

    ``links`` leads from a value of the column ``linked`` to an address: ``sheet!A2`` within the workbook behind ``#``,
    else a file or page.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Cells]
    heads: Mapping[str, str] = field(default_factory=dict)
    linked: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


def write_xlsx(table: Table, graph: Readable, out: BinaryIO) -> None:
    """A table as one sheet, named as the table. KgError when there are more rows than a sheet can hold."""
    write_sheets([Sheet(table.name, table.columns, table.rows(graph))], out)


def write_sheets(sheets: Iterable[Sheet], out: BinaryIO) -> None:
    """A workbook of these sheets, the first of which is shown. KgError when one has more rows than a sheet can hold."""
    book = Workbook(write_only=True)
    for one in sheets:
        _add(book, one)
    book.properties.creator = "cppcc-kg"
    book.properties.created = _TIME
    saved = io.BytesIO()
    book.save(saved)
    out.write(_restamped(saved))


def _add(book: Workbook, one: Sheet) -> None:
    sheet: Any = book.create_sheet(one.title)  # a write-only sheet, of which the type stubs know little
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"  # printed, every page has the header, and all columns fit on its width
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, column in enumerate(one.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([_head(sheet, one.heads.get(column.name, column.name)) for column in one.columns])
    cells = {column.name: _empty(sheet, linked=column.name == one.linked) for column in one.columns}
    last = 1
    for row in one.rows:
        last += 1
        if last > MAX_ROWS:
            sheet.close()
            raise KgError(f"There are more {one.title} than a spreadsheet has rows; export them as csv instead.")
        lines = 1
        for number, column in enumerate(one.columns, 1):
            lines = max(lines, _lines(row.get(column.name), column.width))
            _fill(cells[column.name], _shown(row.get(column.name)))
            if column.name == one.linked:
                address = one.links.get(str(row.get(column.name)), "")
                _link(cells[column.name], address if last <= MAX_LINKS else "", last, number)
        sheet.row_dimensions[last].height = _LINE * min(lines, _MAX_LINES)  # not every program finds it out itself
        sheet.append(list(cells.values()))  # written at once, so that the same cells serve for the next row
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(one.columns))}{last}"


def _lines(value: object, width: int) -> int:
    """How many lines a value takes; a Chinese character is as wide as two others, as it is two bytes long in GBK."""
    return -(-len(str(_shown(value)).encode("gbk", "replace")) // width)


def _head(sheet: Any, text: str) -> Any:
    made = WriteOnlyCell(sheet, text)
    for part, look in _HEADER.items():
        setattr(made, part, look)
    return made


def _empty(sheet: Any, *, linked: bool) -> Any:
    made = WriteOnlyCell(sheet)
    made.alignment = Alignment(vertical="top", wrap_text=True)
    if linked:
        made.font = _LINK
    return made


def _shown(value: object) -> str | int | float:
    """A list as people write it: 甲、乙."""
    return "、".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else cell(value)


def _fill(made: Any, value: str | float) -> None:
    is_text = isinstance(value, str)
    made.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:MAX_TEXT] if isinstance(value, str) else value
    if is_text:
        made.data_type = "s"  # else a text that begins with = is a formula
    made.quotePrefix = is_text  # and stays a text when somebody edits it


def _link(made: Any, address: str, row: int, column: int) -> None:
    made.row, made.column = row, column  # where the link is noted
    if not address or len(address) > MAX_LINK:
        made.hyperlink = None
    elif address.startswith("#"):
        made.hyperlink = Hyperlink(ref="", location=address[1:])
    else:
        made.hyperlink = Hyperlink(ref="", target=address)


def _restamped(saved: io.BytesIO) -> bytes:
    """The same workbook with _TIME in the place of the time at which it was saved."""
    stamp = f"{_TIME.isoformat()}Z".encode()
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            target.writestr(zipfile.ZipInfo(name, _TIME.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
