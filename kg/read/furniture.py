"""Page furniture: page numbers, and the running heads and feet that are printed on page after page."""

import re
from collections import Counter
from itertools import pairwise

from kg.model import AlignedText
from kg.read.edits import Edit, apply
from kg.read.lines import Line, printed_lines

_NUMBER = r"[\dA-Z]{0,2}\d{1,3}"
_PAGE_NUMBER = re.compile(
    rf"[-—–―－·•~～.\s]+{_NUMBER}[-—–―－·•~～.\s]*[-—–―－·•~～]"  # — 3 —
    rf"|第\s*{_NUMBER}\s*页\s*(?:[，,/]?\s*共\s*\d{{1,4}}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp](?:age)?\.?\s*\d{1,4}"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_SENTENCE_END = re.compile(r"[。！？!?；;：:，,、]$")

#: A running head or foot stands among the first or last so many lines of a page, on at least so many pages.
EDGE_LINES = 2
PAGES = 3
LONGEST_HEAD = 40


def drop_furniture(text: AlignedText) -> AlignedText:
    """Drop the lines that belong to the page and not to the text, so that a sentence can go on across them."""
    lines = list(printed_lines(text.text))
    numbers = {i for i, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text)}
    numbers |= _counting(lines)
    heads = _repeated(lines, numbers)
    return apply(text, (Edit(lines[i].start, lines[i].end) for i in sorted(numbers | heads)))


def _counting(lines: list[Line]) -> set[int]:
    """Lines that are a bare number, if from page to page they count up by one: at least PAGES such steps."""
    bare = [i for i, line in enumerate(lines) if _BARE_NUMBER.fullmatch(line.text)]
    counted: set[int] = set()
    run = bare[:1]
    for before, i in pairwise(bare):
        if int(lines[i].text) == int(lines[before].text) + 1 and i - before > 1:
            run.append(i)
        else:
            counted.update(run if len(run) >= PAGES else ())
            run = [i]
    return counted | set(run if len(run) >= PAGES else ())


def _repeated(lines: list[Line], numbers: set[int]) -> set[int]:
    """Running heads and feet: the same short words at the edge of several pages, or of every page.

    What the document begins with stays, whether its title or the name of the journal runs on over the pages.
    """
    pages = _pages(lines, numbers)
    edges = [{_bare(lines[i]): i for i in (*page[:EDGE_LINES], *page[-EDGE_LINES:])} for page in pages]
    counts = Counter(words for page in edges for words in page)
    often = {words for words, count in counts.items() if count >= PAGES or count == len(pages) > 1}
    everywhere = {i for page in pages for i in (*page[:EDGE_LINES], *page[-EDGE_LINES:])}
    return {i for i in everywhere if i >= EDGE_LINES and _bare(lines[i]) in often and _may_repeat(lines[i])}


def _pages(lines: list[Line], numbers: set[int]) -> list[list[int]]:
    """Line numbers page by page, page numbers left out; a page ends at a form feed, a wide gap or a page number."""
    pages: list[list[int]] = [[]]
    for i, line in enumerate(lines):
        if line.new_page or i in numbers:
            pages.append([])
        if i not in numbers:
            pages[-1].append(i)
    return [page for page in pages if page]


def _bare(line: Line) -> str:
    """What is compared: digits (the page, the issue) count as equal, white space does not count."""
    return re.sub(r"\d+", "0", "".join(line.text.split()))


def _may_repeat(line: Line) -> bool:
    return len(line.text) <= LONGEST_HEAD and not _SENTENCE_END.search(line.text)
