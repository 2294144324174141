"""A long page becomes several: its sections, row by row, are dealt out to pages of a size that opens at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

#: Bytes of rows on one page at most; what stands around them comes on top.
LIMIT = 200_000


@dataclass(slots=True)
class Block:
    """A section, or what of it stands on one page: its title (key of a word), the class of its rows,
    its drawings and its rows as HTML.

    ``again`` if it goes on from the page before; then it has no drawings.
    """

    title: str
    style: str
    pictures: str
    rows: list[str] = field(default_factory=list)
    again: bool = False


def pack(blocks: Iterable[Block], limit: int = LIMIT) -> list[list[Block]]:
    """The blocks page by page; there is always one page, which may be empty."""
    pages: list[list[Block]] = [[]]
    size = 0
    for block in blocks:
        size += len(block.pictures.encode())
        if size > limit and pages[-1]:
            pages.append([])
            size = len(block.pictures.encode())
        here = Block(block.title, block.style, block.pictures)
        pages[-1].append(here)
        for row in block.rows:
            cost = len(row.encode())
            if size + cost > limit and size:
                if here.rows or here.pictures:
                    here = Block(block.title, block.style, "", again=True)
                else:  # a heading is no use at the foot of a page
                    pages[-1].pop()
                pages.append([here])
                size = 0
            here.rows.append(row)
            size += cost
    return pages
