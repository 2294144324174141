"""Names in lists without context: lines of nothing but names, rosters under a number of heads, columns of tables."""

import re
from collections.abc import Iterator

from kg.tag.candidate import Candidate
from kg.tag.plausible import HAN, is_name, plausibility
from kg.tag.rules import propose

#: What a list prints behind a name: （女，回族）.
NOTE = re.compile(r"[（(](?:女|男|[^（）()\n]{0,4}族|[^（）()\n]{0,6}党|民[革盟建进])[^（）()\n]{0,16}[）)]")
_LINE = re.compile(r"^([^\n]{1,60})$", re.MULTILINE)
_COUNT = re.compile(r"[（(]\d+[人名位][)）][：:]?$")
_CELL = re.compile(r"\S+")
_NAME_HEADINGS = ("姓名", "委员姓名", "名单")


def _lines(text: str) -> Iterator[Candidate]:
    """Lines that are a name, or names with spaces between: bylines, lists of members."""
    for match in _LINE.finditer(text):
        parts = [
            (found.start() + match.start(), found.end() + match.start())
            for found in re.finditer(r"[^\s、，]+", match[0])
        ]
        names = [text[start:end] for start, end in parts]
        bare = [NOTE.sub("", name) for name in names]
        if len(names) == 1 and is_name(names[0]) and plausibility(names[0]) >= 0.6:
            yield propose("persons.line", *parts[0])
        elif len(names) >= 3 and sum(is_name(name) for name in bare) >= 0.8 * len(names):
            for (start, _), name in zip(parts, bare, strict=True):
                if is_name(name) and plausibility(name) >= 0.3:
                    yield propose("persons.row", start, start + len(name))


def _rosters(text: str) -> Iterator[Candidate]:
    """Lines of nothing but names under a heading with their number: 民建（2人）."""
    roster = False
    for match in _LINE.finditer(text):
        if _COUNT.search(match[0]):
            roster = True
            continue
        cells = [(found.start() + match.start(), NOTE.sub("", found[0])) for found in _CELL.finditer(match[0])]
        roster = (
            roster
            and "\t" not in match[0]
            and all(2 <= len(cell) <= 8 and re.fullmatch(rf"[{HAN}·•・]+", cell) for _, cell in cells)
        )
        for start, cell in cells if roster else ():
            yield propose("persons.row", start, start + len(cell))


def _tables(text: str) -> Iterator[Candidate]:
    """Columns of names: under a heading 姓名 every cell, else first cells where three rows or more begin so."""
    column = -1
    plain: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        cells = [(found.start() + match.start(), found[0]) for found in _CELL.finditer(match[0])]
        headings = [i for i, (_, cell) in enumerate(cells) if cell in _NAME_HEADINGS]
        if headings:
            column = headings[0]
            continue
        if "\t" not in match[0] and len(cells) < 2:
            column = -1
        if 0 <= column < len(cells):
            start, cell = cells[column][0], NOTE.sub("", cells[column][1])
            if re.fullmatch(rf"[{HAN}·•・]{{2,14}}", cell):
                yield propose("persons.row", start, start + len(cell))
        if len(cells) >= 2 and len(cells[1][1]) >= 4:
            start, cell = cells[0][0], NOTE.sub("", cells[0][1])
            if is_name(cell) and plausibility(cell) >= 0.3:
                plain.append((start, start + len(cell)))
    if len(plain) >= 3:
        for start, end in plain:
            yield propose("persons.row", start, end)


def recognise(text: str) -> Iterator[Candidate]:
    """Candidates for persons in lists over the whole text."""
    yield from _lines(text)
    yield from _rosters(text)
    yield from _tables(text)
