"""Where articles, speeches and chapters begin and end: an outline of the clean text.

A section runs from its heading to the next heading of its own or a higher rank, so sections nest. Ranks: 0 the
document, 1 an article, speech or report, 2 a part of it under an unnumbered heading, 3 一、, 4 (一).
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.model import AlignedText, Section
from kg.read.continuation import CAME_FROM
from kg.read.words import surnames

ARTICLE, PART, CHAPTER, PARAGRAPH = 1, 2, 3, 4

_MARK = re.compile(r"[^\S\n]*(#{1,6})[^\S\n]*")
_CHAPTER = re.compile("(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章编])")
_PARAGRAPH = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十][是要]|\d{1,2}[.．、]")
_TITLE_LINE = re.compile("《[^》]{2,60}》")
_PUNCTUATION = re.compile("[，。、；：！？,;:!?…\t]")
_DATE = re.compile(r"[（(]\s*[\d〇○一二三四五六七八九十]{2,4}\s*年.{0,12}[）)]")
_SUBTITLE = re.compile("——|--")

LONGEST_HEADING = 60

#: Marks, blanks and a continuation marker before a line's first word take no more characters than this.
LONGEST_PREFIX = 60

#: A heading without marks or number is short, and stands before a paragraph of at least so many characters.
LONGEST_PLAIN_HEADING, SHORTEST_BODY = 22, 60


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the clean text: where it stands, how many # its heading had in the source, was 上接 before it."""

    start: int
    text: str
    marks: int
    continued: bool


def outline(source: str, clean: AlignedText) -> tuple[Section, ...]:
    """The sections of a document in the order they begin, an outer one before those inside it.

    The first is the whole document, with its first line as title. What was continued from another page (上接) is a
    section without a title: it does not belong to the article it stands under.
    """
    rows = _rows(source, clean)
    if not rows:
        return ()
    depth = _article_depth(rows)
    ranks = [ARTICLE if row.continued else _rank(rows, i, depth) for i, row in enumerate(rows)]
    heads = [(row, rank) for row, rank in zip(rows, ranks, strict=True) if rank is not None]
    sections = [Section(0, len(clean.text), rows[0].text, 0)]
    open_until = _ends([rank for _, rank in heads], [row.start for row, _ in heads], len(clean.text))
    sections += [
        Section(row.start, end, "" if row.continued else row.text, rank)
        for (row, rank), end in zip(heads, open_until, strict=True)
    ]
    return tuple(sections)


def _rows(source: str, clean: AlignedText) -> list[_Row]:
    rows, start = [], 0
    for line in clean.text.split("\n"):
        if line:
            at = clean.starts[start]
            low = max(at - LONGEST_PREFIX, 0)
            begin = max(low - 1, *(source.rfind(newline, low, at) for newline in "\n\r\f")) + 1
            mark = _MARK.match(source, begin, at)
            continued = bool(CAME_FROM.search(source, begin, at))
            rows.append(_Row(start, line, len(mark[1]) if mark else 0, continued))
        start += len(line) + 1
    return rows


def _article_depth(rows: list[_Row]) -> int:
    """The most # marks that an article's title carries: articles are known by the byline under the title."""
    signed = [row.marks for i, row in enumerate(rows) if row.marks and not _numbered(row.text) and _signed(rows, i)]
    return max(signed, default=1)


def _rank(rows: list[_Row], i: int, depth: int) -> int | None:
    """The rank of the heading in row ``i``, None if it is no heading."""
    row = rows[i]
    if len(row.text) > LONGEST_HEADING or _SUBTITLE.match(row.text):
        return None
    if _CHAPTER.match(row.text):
        return CHAPTER if row.marks or (not row.text.endswith(("。", "；")) and "。" not in row.text) else None
    if _PARAGRAPH.match(row.text):
        return PARAGRAPH if row.marks or not _PUNCTUATION.search(row.text[4:]) else None
    if row.marks:
        return ARTICLE if row.marks <= depth else PART
    if _TITLE_LINE.fullmatch(row.text):
        return ARTICLE
    return _plain_rank(rows, i)


def _plain_rank(rows: list[_Row], i: int) -> int | None:
    """A short line without marks, number or punctuation: a title if a byline is below, a part's if prose is."""
    row = rows[i]
    if _PUNCTUATION.search(row.text) or not 4 <= len(row.text) <= LONGEST_PLAIN_HEADING or is_byline(row.text):
        return None
    if _signed(rows, i):
        return ARTICLE
    after_prose = i == 0 or rows[i - 1].text.endswith(("。", "！", "：", "”"))
    before_prose = i + 1 < len(rows) and len(rows[i + 1].text) >= SHORTEST_BODY
    return PART if after_prose and before_prose else None


def _numbered(line: str) -> bool:
    return bool(_CHAPTER.match(line) or _PARAGRAPH.match(line))


def _signed(rows: list[_Row], i: int) -> bool:
    """Is there a byline or a date in brackets below the heading, with at most a subtitle between?"""
    below = [row.text for row in rows[i + 1 : i + 3]]
    if below and _SUBTITLE.match(below[0]):
        below = below[1:]
    return bool(below) and (is_byline(below[0]) or bool(_DATE.fullmatch(below[0])))


def is_byline(line: str) -> bool:
    """刘佳义, 高平市委书记 胡晓刚: a name by itself, or a post and a name with a blank between them."""
    words = line.split()
    if not 1 <= len(words) <= 3 or len(line) > 40 or re.search("[，。；：！？,;:\t]", line):
        return False
    name = words[-1]
    return 2 <= len(name) <= 4 and name[0] in surnames() and (len(words) > 1 or len(name) <= 3)


def _ends(ranks: list[int], starts: list[int], length: int) -> list[int]:
    """Where each section ends: at the next heading whose rank is not below its own. Linear, by a stack."""
    ends = [length] * len(ranks)
    waiting: list[int] = []
    for i, rank in enumerate(ranks):
        while waiting and ranks[waiting[-1]] >= rank:
            ends[waiting.pop()] = starts[i]
        waiting.append(i)
    return ends


def article_at(sections: tuple[Section, ...], offset: int) -> Section | None:
    """The article, speech or report that ``offset`` of the clean text is in; the document where there is none."""
    outer = [section for section in sections if section.level <= ARTICLE]
    i = bisect_left([section.start for section in outer], offset + 1)
    return outer[i - 1] if i else None
