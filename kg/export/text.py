"""Tables as text: CSV and JSON lines, UTF-8, one line at a time.

A CSV file holds the data as they are. Excel takes a cell that begins with = + - or @ for a formula, so text from
strangers is better opened from the xlsx file, where every text is marked as text.
"""

import csv
import io
import json
from typing import BinaryIO

from kg.export.table import Readable, Table, cell


def write_csv(table: Table, graph: Readable, out: BinaryIO) -> None:
    """A header and one line a row; lists are JSON."""
    names = [column.name for column in table.columns]
    _write_line(names, out)
    for row in table.rows(graph):
        _write_line([cell(row.get(name)) for name in names], out)


def _write_line(cells: list[str] | list[str | int | float], out: BinaryIO) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)  # a cell is quoted if it holds one of these
    out.write((line.getvalue().removesuffix("\r\n") + "\n").encode("utf-8", "backslashreplace"))


def write_jsonl(table: Table, graph: Readable, out: BinaryIO) -> None:
    """One object a row, with the keys that the row has."""
    for row in table.rows(graph):
        # A lone surrogate (from a broken file name) becomes the escape that JSON has for it.
        out.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
