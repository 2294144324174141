"""How wide the column is that a text was set in: what tells a line broken by the page from a paragraph's last line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.read.lines import Line

#: No narrower and no wider column is believed, in full-width characters: below are lists, above are paragraphs.
NARROWEST, WIDEST = 10, 60

#: A full line may be shorter than the column by so much: punctuation may not begin a line, numbers are not broken.
SLACK = 3.0

#: A paragraph's first line is indented by so much, and conversions to text drop it.
INDENTATION = 2.0

_ENDS = re.compile(r"[。！？!?；;][”’）)》]*$")
_PROSE = re.compile(r"[，。、；,;]")


def measure(lines: list[Line]) -> bool:
    """Set ``column`` of each line; is the document hard-wrapped throughout?

    If it is, its column is that of every line, else each line has the column of its block.
    The last line of a block has no column of its own: beyond the blank line nothing says how the text was set.
    """
    whole = hard_wrapped(lines)
    for block in _blocks(lines):
        local = _block_column(block)
        for line in block:
            line.column = whole or local
        block[-1].column = whole
    return whole is not None


def is_full(line: Line, first: bool) -> bool:
    """Does the line reach the edge of its column? A paragraph's ``first`` line may have lost its indentation."""
    if line.column is None:
        return False
    return line.column - SLACK - (INDENTATION if first else 0) <= line.width <= line.column + SLACK


def _block_column(block: list[Line]) -> float | None:
    """The width a block of lines was set in, if it was wrapped: some lines are indented and others not, or most full
    lines do not end a sentence, as whole paragraphs would.
    """
    widest = max(line.width for line in block)
    full = [line.text for line in block[:-1] if line.width >= widest - SLACK]
    ends = sum(1 for text in full if _ENDS.search(text))
    wrapped = len({line.indent >= 1 for line in block}) == 2 or 2 * ends <= len(full)
    return widest if full and wrapped and NARROWEST <= widest <= WIDEST else None


def hard_wrapped(lines: list[Line]) -> float | None:
    """Column width of a document whose paragraphs are broken into lines throughout, else None.

    Most of its lines are within SLACK of one width, and few of those end where a sentence ends (about one in ten, as
    sentences end anywhere); paragraphs kept whole, and lists, have lines of any width or end with every item.
    """
    widths = sorted((line.width, i) for i, line in enumerate(lines) if line.width <= WIDEST)
    if len(widths) < 8:
        return None
    best, low = slice(0, 0), 0
    for high, (wide, _) in enumerate(widths):
        while widths[low][0] < wide - SLACK:
            low += 1
        if wide >= NARROWEST and high + 1 - low >= best.stop - best.start:
            best = slice(low, high + 1)
    full = [lines[i].text for _, i in widths[best]]
    if len(full) < 0.5 * len(lines):
        return None
    ends = sum(1 for text in full if _ENDS.search(text))
    prose = sum(1 for text in full if _PROSE.search(text))
    return widths[best][-1][0] if ends < 0.4 * len(full) and prose > 0.5 * len(full) else None


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of lines with no blank line between them."""
    block = lines[:1]
    for _, line in pairwise(lines):
        if line.blanks or line.new_page:
            yield block
            block = []
        block.append(line)
    if block:
        yield block
