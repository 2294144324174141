"""The text of a document cut into sentences, which links can point to, and into pages that are not too long."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Record
from kg.schema import nodes
from kg.view.evidence import pieces

#: Where a sentence ends: as ``kg.view.evidence`` sees it, so that what it shows is what a link to it lights up.
_END = re.compile(r"[。！？!?；;]+[”’』」）)]*|\n\s*\n")

#: Bytes of text on one page at most, and what a sentence and a linked name cost beside their characters.
LIMIT, _SENTENCE, _NAME = 180_000, 40, 130


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a document: the number of the page that it stands on (from 0), and the offset it begins at."""

    page: int
    start: int

    @property
    def anchor(self) -> str:
        """The id of the sentence on its page."""
        return f"s{self.start}"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the sentences of a document begin (offsets into its source text), and which is the first of each page."""

    iri: str
    name: str
    title: str
    starts: tuple[int, ...]
    pages: tuple[int, ...]

    def place(self, offset: int) -> Place:
        """Where the sentence at an offset of the source text stands."""
        number = max(0, bisect_right(self.starts, offset) - 1)
        return Place(max(0, bisect_right(self.pages, number) - 1), self.starts[number])


def layout(record: Record, limit: int = LIMIT) -> Layout:
    """The sentences of a document and its pages."""
    source = record.source
    starts = [0]
    starts += [match.end() for match in _END.finditer(source) if match.end() < len(source)]
    names = [mention.start for mention in record.mentions]
    pages, size, at = [0], 0, 0
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(source)
        count = bisect_right(names, end - 1) - at if names else 0
        at += count
        cost = _SENTENCE + len(source[start:end].encode("utf-8", "replace")) + count * _NAME
        if size and size + cost > limit:
            pages.append(number)
            size = 0
        size += cost
    return Layout(nodes.document(record.name), record.name, record.title or record.name, tuple(starts), tuple(pages))


def sentences(record: Record, layout: Layout, page: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The sentences of one page: the anchor, and the text in pieces as ``kg.view.evidence.pieces`` makes them."""
    first = layout.pages[page]
    last = layout.pages[page + 1] if page + 1 < len(layout.pages) else len(layout.starts)
    marks = sorted((one.start, one.end, one.entity) for one in record.mentions)
    at = 0
    for number in range(first, last):
        start = layout.starts[number]
        end = layout.starts[number + 1] if number + 1 < len(layout.starts) else len(record.source)
        while at < len(marks) and marks[at][1] <= start:
            at += 1
        here = []
        for begin, stop, iri in marks[at:]:
            if begin >= end:
                break
            here.append((max(begin, start) - start, min(stop, end) - start, iri))  # a name may go on after a line break
        yield Place(page, start).anchor, pieces(record.source[start:end], here)
