"""Plain text and Markdown: all noises apply, offsets are known by construction."""

import re

from .layout import Cell, Cells, Line, added, continued, lines, paginate, wrap
from .markup import Marked

_MARKDOWN = {"title": "# ", "heading": "## "}


def render(marked: Marked) -> tuple[str, dict[int, int]]:
    """The finished text, and for each body offset its offset in that text."""
    markdown = marked.head["file"].endswith(".md")
    rows = _markdown(lines(marked)) if markdown else _text(lines(marked))
    inside = {at for mark in marked.marks for at in range(mark.start, mark.end - 1)}
    noises = marked.noises
    if "continued" in noises:
        rows = continued(rows, inside)
    if "indent" in noises:
        rows = [added("\u3000\u3000") + row if len(row) > 30 else row for row in rows]
    for noise in noises:
        if width := re.fullmatch(r"wrap(\d+)", noise):
            rows = wrap(rows, int(width[1]))
    if "pagenumbers" in noises or "runninghead" in noises:
        head = marked.head["title"] if "runninghead" in noises else ""
        rows = paginate(rows, inside, head, "pagenumbers" in noises)
    gap = "\n\n" if "blanklines" in noises else "\n"
    newline = gap.replace("\n", "\r\n") if "crlf" in noises else gap
    stream: Cells = [cell for row in rows for cell in (*row, *added(newline))]
    where = {cell.at: n for n, cell in enumerate(stream) if cell.at >= 0}
    return "".join(cell.char for cell in stream), where


def _text(body: list[Line]) -> list[Cells]:
    """Columns of a table are parted by two ideographic spaces, as typists do."""
    return [_joined(line.columns, "\u3000\u3000") for line in body]


def _markdown(body: list[Line]) -> list[Cells]:
    rows: list[Cells] = []
    for before, line in zip([None, *body], body, strict=False):
        if line.kind == "row":
            rows.append(added("| ") + _joined(line.columns, " | ") + added(" |"))
            if before is None or before.kind != "row":
                rows.append(added("|" + " --- |" * len(line.columns)))
        else:
            rows.append(added(_MARKDOWN.get(line.kind, "")) + line.columns[0])
    return rows


def _joined(columns: list[list[Cell]], gap: str) -> Cells:
    joined = list(columns[0])
    for column in columns[1:]:
        joined += added(gap) + column
    return joined
