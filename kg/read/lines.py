"""A text as its printed lines, each with what the page says about it: width, indentation, the blank lines before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\f]*[\n\f]?")


@dataclass(slots=True)
class Line:
    """One printed line that is not blank.

    ``start`` and ``end`` delimit it in the text without surrounding white space. Widths are in full-width characters:
    an ASCII character is half a one.
    """

    start: int
    end: int
    text: str
    indent: float
    blanks: int
    #: Does a new page begin before this line, by form feed or by PAGE_GAP blank lines?
    new_page: bool
    #: The width of the column it is set in, where that can be told; set by ``kg.read.columns``.
    column: float | None = None

    @property
    def width(self) -> float:
        """Printed width, indentation included."""
        return self.indent + width(self.text)


#: So many blank lines and more are where a page ended in text extracted from a PDF.
PAGE_GAP = 3


def width(text: str) -> float:
    """Width in full-width characters."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def printed_lines(text: str) -> Iterator[Line]:
    """The lines of ``text`` that are not blank, in order."""
    blanks, feed = 0, False
    for match in _LINE.finditer(text):
        whole = match[0]
        content = whole.strip()
        if content:
            lead = len(whole) - len(whole.lstrip())
            start = match.start() + lead
            yield Line(
                start=start,
                end=start + len(content),
                text=content,
                indent=width(whole[:lead].replace("\t", "　　")),
                blanks=blanks,
                new_page=feed or blanks >= PAGE_GAP,
            )
            blanks, feed = 0, False
        else:
            blanks += whole.endswith("\n")
        feed = feed or whole.endswith("\f")
