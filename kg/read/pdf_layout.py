"""Where the characters stand on a page → its lines in the order a person reads them.

Coordinates are points; x grows to the right, y upwards, as in PDF.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

#: Gaps in ems: from where on a blank was meant, if the content has one there and if not; from where on two pieces may
#: belong to two columns.
SPACED, BLANK, APART = 0.12, 0.6, 1.5

#: A paragraph's first line begins so many ems to the right of its column.
INDENTED = 1.2

#: Two lines with more than so many lines' height between them have a blank line between them.
PARTED = 1.9

#: Titles are set in type so much larger than the body's.
LARGE = 1.15

#: A column of running text has at least so many lines, so long on the median, in characters.
COLUMN_LINES, COLUMN_CHARACTERS = 4, 8

#: So large a part of a page's pieces may lie across the gutter: titles and figures over two columns.
ACROSS = 0.35


class Glyph(NamedTuple):
    """A character and its box."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Piece:
    """Characters side by side on one baseline, without a wide gap between them."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def em(self) -> float:
        """The height of the type, in points."""
        return max(self.top - self.bottom, 0.1)

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.top + self.bottom) / 2


def lay_out(glyphs: list[Glyph]) -> list[str]:
    """The lines of one page, column by column; "" is a blank line, U+3000 twice an indentation."""
    return [line for region in _regions(_pieces(glyphs)) for line in _region_lines(region)]


def _pieces(glyphs: list[Glyph]) -> list[Piece]:
    """Split the page's content wherever it leaves the baseline, goes back, or leaves a wide gap."""
    pieces: list[Piece] = []
    spaced = False
    for glyph in glyphs:
        if glyph.char.isspace():
            spaced = True
            continue
        last = pieces[-1] if pieces else None
        if last and _follows(last, glyph):
            gap = (glyph.left - last.right) / last.em
            last.text += " " * (gap > (SPACED if spaced else BLANK)) + glyph.char
            last.right = max(last.right, glyph.right)
            last.bottom, last.top = min(last.bottom, glyph.bottom), max(last.top, glyph.top)
        else:
            pieces.append(Piece(glyph.char, glyph.left, glyph.bottom, glyph.right, glyph.top))
        spaced = False
    return pieces


def _follows(piece: Piece, glyph: Glyph) -> bool:
    level = piece.bottom <= (glyph.bottom + glyph.top) / 2 <= piece.top
    return level and -0.5 * piece.em <= glyph.left - piece.right <= APART * piece.em


def _regions(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Parts of the page to be read one after the other: what lies across a gutter, then left of it, then right."""
    gutter = _gutter(pieces)
    if gutter is None:
        yield pieces
        return
    left: list[Piece] = []
    right: list[Piece] = []
    across: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: -p.middle):
        if piece.left < gutter < piece.right:
            if left or right:
                yield from _regions(left)
                yield from _regions(right)
                left, right = [], []
            across.append(piece)
            continue
        if across:
            yield across
            across = []
        (left if piece.right <= gutter else right).append(piece)
    if across:
        yield across
    yield from _regions(left)
    yield from _regions(right)


def _gutter(pieces: list[Piece]) -> float | None:
    """The x of the white strip between two columns of running text, if the page has one.

    Tables and lists of names have such strips too; what stands beside them is short.
    """
    if len(pieces) < 2 * COLUMN_LINES:
        return None
    begin, end = min(p.left for p in pieces), max(p.right for p in pieces)
    candidates = sorted(
        {p.left - 0.5 for p in pieces if begin + 0.2 * (end - begin) < p.left < begin + 0.8 * (end - begin)}
    )
    best = min(candidates, key=lambda x: sum(1 for p in pieces if p.left < x < p.right), default=None)
    if best is None:
        return None
    left = [p for p in pieces if p.right <= best]
    right = [p for p in pieces if p.left >= best]
    across = len(pieces) - len(left) - len(right)
    prose = all(
        len(side) >= COLUMN_LINES and median(len(p.text) for p in side) >= COLUMN_CHARACTERS for side in (left, right)
    )
    return best if prose and across <= ACROSS * len(pieces) and _side_by_side(left, right) else None


def _side_by_side(left: list[Piece], right: list[Piece]) -> bool:
    """Do the two stand beside each other for most of the shorter one's height?"""
    low = max(min(p.bottom for p in side) for side in (left, right))
    high = min(max(p.top for p in side) for side in (left, right))
    shorter = min(max(p.top for p in side) - min(p.bottom for p in side) for side in (left, right))
    return high - low > 0.5 * shorter


def _region_lines(pieces: list[Piece]) -> Iterator[str]:
    """Pieces of one column → its lines from top to bottom."""
    rows = _rows(pieces)
    if not rows:
        return
    edge = min(row[0].left for row in rows)
    body = median(row[0].em for row in rows)
    lines: list[str] = []
    for before, row in zip([None, *rows], rows, strict=False):
        first, words = row[0], "  ".join(piece.text for piece in row)
        if before and _is_wrapped_title(before, row, body):
            lines[-1] += words
            continue
        if before and before[0].bottom - first.top > (PARTED - 1) * before[0].em:
            lines.append("")
        lines.append("\u3000\u3000" * (first.left - edge > INDENTED * first.em) + words)
    yield from lines


def _is_wrapped_title(above: list[Piece], below: list[Piece], body: float) -> bool:
    """Two lines of one type larger than the body's, the lower one the shorter: a title and its remainder."""
    alike = abs(above[0].em - below[0].em) < 0.05 * body and above[0].em > LARGE * body
    close = above[0].bottom - below[0].top < above[0].em
    return alike and close and below[-1].right - below[0].left < 0.95 * (above[-1].right - above[0].left)


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces on one baseline together, from left to right; baselines from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.middle, p.left)):
        if rows and abs(rows[-1][0].middle - piece.middle) < 0.5 * rows[-1][0].em:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_touching(sorted(row, key=lambda p: p.left)) for row in rows]


def _touching(row: list[Piece]) -> list[Piece]:
    """Put pieces together that the content gave apart and that touch on the page, as where the font changes."""
    merged = row[:1]
    for piece in row[1:]:
        last = merged[-1]
        if piece.left - last.right <= BLANK * last.em:
            merged[-1] = Piece(last.text + piece.text, last.left, last.bottom, max(last.right, piece.right), last.top)
        else:
            merged.append(piece)
    return merged
