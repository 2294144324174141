"""The last step: one paragraph a line, no blank lines, nothing before the first word of a line or after its last."""

from collections.abc import Iterator

from kg.model import AlignedText
from kg.read.edits import Edit, apply
from kg.read.lines import printed_lines


def tidy_lines(text: AlignedText) -> AlignedText:
    """Between two lines exactly one newline is left, and none at either end."""
    return apply(text, _edits(text.text))


def _edits(text: str) -> Iterator[Edit]:
    done = 0
    for line in printed_lines(text):
        if done:
            gap = text[done : line.start]
            newline = done + (gap.find("\n") if "\n" in gap else gap.find("\f"))
            yield Edit(done, newline)
            yield Edit(newline, newline + 1, "\n")
            yield Edit(newline + 1, line.start)
        else:
            yield Edit(0, line.start)
        done = line.end
    yield Edit(done, len(text))
