"""Rows as a table whose columns line up on a terminal, where a Chinese character is two cells wide."""

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Terminal cells that a text takes: two for wide and full-width characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A header, a rule and one line a row; cells keep their order, line breaks in them become spaces."""
    cells = [[" ".join(cell.split()) for cell in row] for row in (columns, *rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * size for size in widths])
    lines = ("  ".join(map(_padded, row, widths)) for row in cells)
    return "".join(line.rstrip() + "\n" for line in lines)


def _padded(cell: str, size: int) -> str:
    return cell + " " * (size - width(cell))
