"""Tables as an Excel workbook: a frozen bold header, a filter, sensible widths, and every text as text.

What documents say never becomes a formula: texts are stored as strings even if they begin with = + - or @.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from kg.errors import KgError
from kg.export.table import Readable, Table, cell

#: Limits of the format itself.
MAX_ROWS, MAX_TEXT = 1_048_576, 32_767

#: The time that stands in every workbook, so that the same table gives the same bytes.
_TIME = datetime(2000, 1, 1)


def write_xlsx(table: Table, graph: Readable, out: BinaryIO) -> None:
    """One sheet, named as the table. KgError when there are more rows than a sheet can hold."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(table.name)  # a write-only sheet, of which the type stubs know little
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = "A2"
    for number, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([_cell(sheet, column.name, bold=True) for column in table.columns])
    rows = 1
    for row in table.rows(graph):
        rows += 1
        if rows > MAX_ROWS:
            sheet.close()
            raise KgError(f"There are more {table.name} than a spreadsheet has rows; export them as csv instead.")
        sheet.append([_cell(sheet, _shown(row.get(column.name))) for column in table.columns])
    sheet.auto_filter.ref = f"A1:{last}{rows}"
    book.properties.creator = "cppcc-kg"
    book.properties.created = _TIME
    saved = io.BytesIO()
    book.save(saved)
    out.write(_restamped(saved))


def _shown(value: object) -> str | int | float:
    """A list as people write it: 甲、乙."""
    return "、".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else cell(value)


def _cell(sheet: Any, value: str | float, *, bold: bool = False) -> Any:
    if isinstance(value, str):
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:MAX_TEXT])
        made.data_type = "s"  # else a text that begins with = is a formula
        made.quotePrefix = True  # and stays a text when somebody edits it
    else:
        made = WriteOnlyCell(sheet, value)
    made.alignment = Alignment(vertical="top", wrap_text=True)
    if bold:
        made.font = Font(bold=True)
    return made


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
