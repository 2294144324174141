"""A document as patterns see it: every mention, date and book title one character, white space gone.

Only line and cell ends stay.

``市政协副主席武四海主持召开市政协党组会议`` becomes ``Ⓞ副主席ⓅⒹ…``: a pattern over such text is short, blind to what
names look like, and cannot match inside one. The placeholders are private-use characters, so no document holds them
by right (one that does loses them here).
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Document, Link
from kg.patterns import searched

from . import dates

PERSON, ORG, LOC, MEETING, PROGRAM, TITLE, DATE = (chr(0xE000 + n) for n in range(7))
NAMES = f"{PERSON}{ORG}{LOC}{MEETING}{PROGRAM}{TITLE}"
#: What stands before an item of a list.
BULLETS = "★☆●○◆◇■□▲△◎•·▪"
_MARK = {"PERSON": PERSON, "ORG": ORG, "LOC": LOC, "MEETING": MEETING, "PROGRAM": PROGRAM}
_BOOK = re.compile(r"《[^《》\n]{1,80}(?:《[^《》\n]{1,80}》[^《》\n]{0,80})*》")


@dataclass(frozen=True, slots=True)
class View:
    """The masked text and the way back.

    ``starts[i]`` and ``ends[i]`` delimit the character ``text[i]`` in the clean text. ``links``, ``titles`` and
    ``whens`` give for the position of a placeholder what stands there; ``as_printed`` the titles that the source prints
    with other marks (half-width commas), as it prints them.
    """

    text: str
    starts: "array[int]"
    ends: "array[int]"
    links: dict[int, Link]
    titles: dict[int, str]
    whens: dict[int, dates.When]
    clean: str
    as_printed: dict[int, str]

    def span(self, at: int, to: int) -> tuple[int, int]:
        """The clean span of ``text[at:to]``, which must not be empty."""
        return self.starts[at], self.ends[to - 1]

    def printed(self, at: int, to: int) -> str:
        """The words printed at ``[at, to)``, without white space."""
        if at >= to:
            return ""
        return "".join(self.clean[slice(*self.span(at, to))].split())

    def links_in(self, at: int, to: int, marks: str) -> list[Link]:
        """Links whose placeholder is one of ``marks``, in order."""
        return [self.links[n] for n in range(at, to) if self.text[n] in marks and n in self.links]

    def position(self, offset: int) -> int:
        """The position whose character begins at or after the clean ``offset``."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def build(document: Document, links: Sequence[Link]) -> View:
    """The view of a document; links with labels that patterns do not use are left as text."""
    clean = document.text
    squashed = [n for n, c in enumerate(clean) if c in "\n\t" or not c.isspace() or _between_digits(clean, n)]
    printed = "".join(clean[n] for n in squashed)
    text = _full_width(printed)
    where = array("q", squashed)
    pieces = _pieces(text, printed, where, links)
    out: list[str] = []
    starts, ends = array("q"), array("q")
    held: tuple[dict[int, Link], dict[int, str], dict[int, dates.When]] = ({}, {}, {})
    as_printed: dict[int, str] = {}
    at = 0
    for start, end, mark, what in pieces:
        for n in range(at, start):
            out.append(" " if "\ue000" <= text[n] <= "\uf8ff" else text[n])
            starts.append(where[n])
            ends.append(where[n] + 1)
        if isinstance(what, Link):
            held[0][len(out)] = what
        elif isinstance(what, str):
            held[1][len(out)] = what
            if (title := _as_printed(document, where[start + 1 : end - 1], what)) != what:
                as_printed[len(out)] = title
        elif what is not None:
            held[2][len(out)] = what
        if mark:
            out.append(mark)
            starts.append(where[start])
            ends.append(where[end - 1] + 1)
        at = end
    return View("".join(out), starts, ends, *held, clean, as_printed)


def _as_printed(document: Document, where: "array[int]", title: str) -> str:
    """A title with the marks of the source: its characters stand at the clean positions ``where``."""
    source = (document.source[document.clean.starts[n]] for n in where)
    return "".join(was if c.translate(_NARROW) == was else c for c, was in zip(title, source, strict=True))


_NARROW = str.maketrans("，：；！？（）", ",:;!?()")
_HALF = searched(r"(?<!\d)[,:;!?]|[,:;!?](?!\d)|[()\"]")
_FULL = str.maketrans(",:;!?()", "，：；！？（）")
#: Lines between the cells of a table drawn with characters are what a tab is elsewhere.
_CELLS = str.maketrans("|｜│┃", "\t\t\t\t")


def _full_width(text: str) -> str:
    """Punctuation as Chinese prints it, so that patterns know one comma; in figures (1,200, 17:42) it stays."""
    quotes = 0

    def fold(m: re.Match[str]) -> str:
        nonlocal quotes
        quotes += m[0] == '"'
        return "”“"[quotes % 2] if m[0] == '"' else m[0].translate(_FULL)

    return "\n".join(_HALF.sub(fold, line) for line in text.translate(_CELLS).split("\n"))


def _between_digits(text: str, n: int) -> bool:
    """2018-01-30 17:42: without the space the day would run into the hour."""
    return text[n - 1 : n].isdecimal() and text[n + 1 : n + 2].isdecimal()


Piece = tuple[int, int, str, Link | str | dates.When | None]


def _pieces(text: str, printed: str, where: "array[int]", links: Sequence[Link]) -> Iterator[Piece]:
    """What becomes one character: mentions first, then book titles and dates outside them; last an end marker."""
    pieces: list[Piece] = []
    index = {n: k for k, n in enumerate(where)}
    for link in sorted(links, key=lambda k: (k.mention.start, -k.mention.end)):
        m = link.mention
        inside = [index[n] for n in range(m.start, m.end) if n in index]
        if m.label in _MARK and inside:
            pieces.append((inside[0], inside[-1] + 1, _MARK[m.label], link))
    pieces += [(m.start(), m.end(), TITLE, printed[m.start() + 1 : m.end() - 1]) for m in _BOOK.finditer(text)]
    pieces += [(when.at, when.to, DATE, when) for when in dates.find(text)]
    # A name that holds a title or a date (《晋城政协》编委会, 2020年度…座谈会) hides it, and a title its words.
    order = sorted(pieces, key=lambda p: (p[0], -p[1]))
    done = 0
    for piece in order:
        if piece[0] >= done:
            yield piece
            done = piece[1]
    yield len(text), len(text), "", None
