"""What a model reads at a time: a paragraph, or a part of a very long one."""

import re
from collections.abc import Iterator

#: A longer paragraph is a table or a broken file; a model's window is a dozen characters, so cutting costs little.
LONGEST = 2000

_LINE = re.compile("[^\n]+")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each piece, in order; a paragraph is a line."""
    for line in _LINE.finditer(text):
        for start in range(line.start(), line.end(), LONGEST):
            yield start, min(start + LONGEST, line.end())
