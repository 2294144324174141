"""Typesetting noise, put on a text while every original character keeps its address.

A text under work is a list of cells, a character with its offset in the bare body (``-1``: put in by the noise).
Noise only inserts; nothing of the body is lost, so a marked span is found again by the addresses of its ends.
"""

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from opencc import OpenCC

from .markup import Marked

LINES_ON_A_PAGE = 22

#: Pinyin that web pages print behind Traditional characters (協(xié)): the commonest of our texts.
PINYIN = {
    "協": "xié", "會": "huì", "縣": "xiàn", "議": "yì", "審": "shěn", "開": "kāi", "們": "men",
    "對": "duì", "關": "guān", "發": "fā", "實": "shí", "產": "chǎn", "聽": "tīng", "過": "guò",
}  # fmt: skip


class Cell(NamedTuple):
    """One character and its offset in the bare body, or ``-1`` when the layout put it in."""

    char: str
    at: int


Cells = list[Cell]


@dataclass(slots=True)
class Line:
    """A paragraph of the body: ``kind`` is title, heading, row or text; only a row has several columns."""

    kind: str
    columns: list[Cells]

    @property
    def text(self) -> str:
        """The characters of the line, columns parted by tabs."""
        return "\t".join("".join(cell.char for cell in column) for column in self.columns)


def added(text: str) -> Cells:
    """Characters that the body does not have."""
    return [Cell(char, -1) for char in text]


def lines(marked: Marked) -> list[Line]:
    """The body as lines with their cells, in the script asked for, with the noises that work inside a line."""
    text = _traditional(marked.body) if marked.head["script"] == "traditional" else marked.body
    out = []
    offset = 0
    for raw in text.split("\n"):
        hashes = re.match(r"(#{1,2}) ", raw)
        kind = {None: "row" if "\t" in raw else "text", "#": "title", "##": "heading"}[hashes[1] if hashes else None]
        skip = hashes.end() if hashes else 0
        columns, start = [], offset + skip
        for column in raw[skip:].split("\t"):
            columns.append([Cell(char, start + n) for n, char in enumerate(column)])
            start += len(column) + 1
        out.append(Line(kind, columns))
        offset += len(raw) + 1
    for noise in marked.noises:
        if noise in WITHIN:
            WITHIN[noise](marked, out)
    return out


def _traditional(text: str) -> str:
    """Character for character, so that offsets stay; OpenCC's phrase dictionary picks the right variant."""
    converted: str = OpenCC("s2t").convert(text)
    if len(converted) != len(text):
        message = "the Traditional text has another length than the Simplified one"
        raise ValueError(message)
    return converted


# --- noises within a line -------------------------------------------------------------------------------------------


def _insert(out: list[Line], after: dict[int, str]) -> None:
    """Put ``after[i]`` behind the character at body offset ``i``."""
    for line in out:
        line.columns = [
            [new for cell in column for new in (cell, *added(after.get(cell.at, "")))] for column in line.columns
        ]


def _spaced_title(_: Marked, out: list[Line]) -> None:
    """工 作 报 告: short titles are spaced out."""
    titles = [line.columns[0] for line in out if line.kind == "title" and len(line.columns[0]) <= 8]
    _insert(out, {cell.at: " " for column in titles for cell in column[:-1]})


def _spaced_names(marked: Marked, out: list[Line]) -> None:
    """王　平: names of two characters are made as wide as those of three; 张 明 远 stands so on a line of its own."""
    alone = {line.columns[0][0].at for line in out if line.kind == "text" and 2 <= len(line.columns[0]) <= 4}
    after: dict[int, str] = {}
    for mark in marked.marks:
        if mark.labels[0] == "PERSON" and mark.end - mark.start == 2:
            after[mark.start] = "\u3000"
        elif mark.labels[0] == "PERSON" and mark.start in alone:
            after |= dict.fromkeys(range(mark.start, mark.end - 1), " ")
    _insert(out, after)


def _digits_spaced(_: Marked, out: list[Line]) -> None:
    """2021 年 4 月: a space between digits and characters."""
    after = {}
    for line in out:
        for column in line.columns:
            for left, right in itertools.pairwise(column):
                pair = left.char + right.char
                if re.fullmatch(r"[0-9][\u4e00-\u9fff]|[\u4e00-\u9fff][0-9]", pair):
                    after[left.at] = " "
    _insert(out, after)


def _pinyin(_: Marked, out: list[Line]) -> None:
    """協(xié): pinyin behind every character of the table."""
    cells = [cell for line in out for column in line.columns for cell in column]
    _insert(out, {cell.at: f"({PINYIN[cell.char]})" for cell in cells if cell.char in PINYIN})


WITHIN: dict[str, Callable[[Marked, list[Line]], None]] = {
    "spaced-title": _spaced_title,
    "spaced-names": _spaced_names,
    "digits-spaced": _digits_spaced,
    "pinyin": _pinyin,
}

# --- noises of the page, on lines of cells --------------------------------------------------------------------------


def wrap(rows: Iterable[Cells], width: int) -> list[Cells]:
    """Break rows after ``width`` full-width characters, as a printed page does, through words and names."""
    out = []
    for row in rows:
        line: Cells = []
        for cell in row:
            if line and _width(line) + 0.5 > width and not _held(line[-1].char, cell.char):
                out.append(line)
                line = []
            line.append(cell)
        out.append(line)
    return out


def _width(line: Cells) -> float:
    return sum(0.5 if cell.char.isascii() else 1 for cell in line)


def _held(left: str, right: str) -> bool:
    """Numbers are not torn, no line begins with a closing mark or a space, none ends with an opening mark."""
    return (
        right in "，。、；：！？”’》）… "
        or left in "“‘《（"
        or (left.isascii() and right.isascii() and not left.isspace())
    )


def paginate(rows: list[Cells], inside: set[int], head: str, numbered: bool) -> list[Cells]:
    """Put a page number and the next page's running head between pages, never inside a marked name.

    ``inside`` holds the body offsets that are not the last of their span: a page may not end on one of them.
    """
    out: list[Cells] = []
    page, used = 1, 0
    for row in rows:
        out.append(row)
        used += 1
        if used >= LINES_ON_A_PAGE and not (row and row[-1].at in inside):
            out += [added("")] + ([added(f"— {page} —")] if numbered else []) + [added(head), added("")]
            page, used = page + 1, 0
    return out + ([added(f"— {page} —")] if numbered else [])


def continued(rows: list[Cells], inside: set[int]) -> list[Cells]:
    """Break the longest row near its middle: （下转3版） … （上接1版）."""
    row = max(rows, key=len)
    middle = next(n for n in range(len(row) // 2, len(row)) if row[n - 1].at not in inside)
    parts = [row[:middle] + added("（下转3版）"), added(""), added("（上接1版）") + row[middle:]]
    place = rows.index(row)
    return rows[:place] + parts + rows[place + 1 :]
