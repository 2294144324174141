"""Deleting and replacing in a text that remembers where its characters came from.

Every clean-up pass is an ``AlignedText → AlignedText`` step made of edits, and an edit never writes more characters
than it takes away: what stays keeps its source offset, and what is written stands on the offset of what it replaces.
So the map of a clean text is strictly increasing, whatever passes are put together.
"""

import re
from array import array
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kg.model import AlignedText

Pass = Callable[[AlignedText], AlignedText]


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``put``, which is no longer than what it replaces."""

    start: int
    end: int
    put: str = ""


def aligned(source: str) -> AlignedText:
    """The source as its own clean text."""
    return AlignedText(source, array("I", range(len(source))))


def apply(text: AlignedText, edits: Iterable[Edit]) -> AlignedText:
    """Carry out ``edits``, given in order and not overlapping, in one linear pass."""
    pieces: list[str] = []
    starts = array("I")
    done = 0
    for start, end, put in edits:
        if start < done or end > len(text.text) or len(put) > end - start:
            raise ValueError(f"edit {start}:{end} overlaps the one before or writes more than it replaces")
        pieces += text.text[done:start], put
        starts.extend(text.starts[done : start + len(put)])
        done = end
    if not done:
        return text
    pieces.append(text.text[done:])
    starts.extend(text.starts[done:])
    return AlignedText("".join(pieces), starts)


def delete(text: AlignedText, pattern: re.Pattern[str]) -> AlignedText:
    """Drop every match of ``pattern``."""
    return apply(text, (Edit(*match.span()) for match in pattern.finditer(text.text)))


def translate(text: AlignedText, table: dict[int, str]) -> AlignedText:
    """Replace single characters by single characters; the map stays what it is."""
    return AlignedText(text.text.translate(table), text.starts)
