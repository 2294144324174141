"""Text with the spans somebody marked in it: what training reads, from whatever source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its annotations ``(start, end, label)``: sorted, without overlap, offsets in code points."""

    text: str
    spans: tuple[tuple[int, int, str], ...] = ()
