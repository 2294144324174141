"""White space inside a line: kept between Latin words, names and columns; closed up where typesetting put it.

Chinese is written without blanks. Those found come from letter-spacing (工 作 报 告), from word processors that set
numbers apart (2021 年 4 月), and from conversions; or they part names and columns, and then they are all there is.
"""

import re
from collections.abc import Iterator

from kg.model import AlignedText
from kg.read.edits import Edit, apply
from kg.read.letterspacing import close_up
from kg.read.words import surnames

_GAP = re.compile(r"(?<=\S)[ \t\u3000]+(?=\S)")
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff〇]")
_PUNCTUATION = frozenset("，。、；：！？“”‘’《》〈〉「」『』【】〔〕（）—…·％～－％")
_BULLETS = frozenset("•◆◇★☆●○■□▲△◎※▪►➤✦")

#: What a number at the beginning of a line can count or date; before anything else it is the number of an item.
_COUNTED = frozenset("年月日次件条个项篇期份余万亿届号")

#: From so many stray blanks on in a line of prose, one every so many characters, they are a converter's.
_STRAY, _STRAY_EVERY = 4, 20

_CELL = re.compile("[\u3400-\u9fff·]{1,4}")

#: From so many blanks on, a gap was made by hand to part columns.
_WIDE = 4

# An item's number or a span of time at the beginning of a line; a date or time of day at the end of a word.
_NUMBER = re.compile(r"[\d.．—–~～-]{1,20}")
_MOMENT = re.compile(r"\d[-:：/]\d+$")

#: How far a book title reaches, in characters.
_TITLE = 60


def close_gaps(text: AlignedText) -> AlignedText:
    """Close up or narrow every run of white space inside a line; a tab stays as the edge of a column."""
    return apply(text, _edits(text.text))


def _edits(text: str) -> Iterator[Edit]:
    chain: list[re.Match[str]] = []
    stray = _StrayBlanks(text)
    for gap in _GAP.finditer(text):
        if chain and not (_single_before(text, gap) and chain[-1].end() == gap.start() - 1):
            yield from _chain_edits(text, chain)
            chain = []
        if _single_before(text, gap) and _single_after(text, gap) and "\t" not in gap[0]:
            chain.append(gap)
            continue
        if chain:
            yield from _chain_edits(text, chain)
            chain = []
        yield _narrow(gap, closed=_is_typesetting(text, gap) or stray.around(gap))
    yield from _chain_edits(text, chain)


def _narrow(gap: re.Match[str], closed: bool) -> Edit:
    kept = "\t" if "\t" in gap[0] else " "
    return Edit(*gap.span(), "" if closed and kept == " " else kept)


def _chain_edits(text: str, chain: list[re.Match[str]]) -> Iterator[Edit]:
    """Edits for a chain of gaps with single characters between them."""
    if not chain:
        return
    characters = text[chain[0].start() - 1] + "".join(text[gap.end()] for gap in chain)
    for gap, closed in zip(chain, close_up(characters, [gap[0] for gap in chain]), strict=True):
        yield _narrow(gap, closed)


def _single_before(text: str, gap: re.Match[str]) -> bool:
    """Is the character before the gap Chinese and alone?"""
    at = gap.start() - 1
    return bool(_HANZI.match(text, at)) and (at == 0 or not _HANZI.match(text, at - 1))


def _single_after(text: str, gap: re.Match[str]) -> bool:
    at = gap.end()
    return bool(_HANZI.match(text, at)) and not _HANZI.match(text, at + 1)


def _is_typesetting(text: str, gap: re.Match[str]) -> bool:
    """Did typesetting put this gap, or does it part two words?"""
    left, right = text[gap.start() - 1], text[gap.end()]
    if left in _BULLETS or right in _BULLETS:
        return False
    hanzi = bool(_HANZI.match(left)), bool(_HANZI.match(right))
    if all(hanzi):
        return left in "的第" or right == "的" or _in_title(text, gap)
    if left in _PUNCTUATION or right in _PUNCTUATION:
        if left in "—～" and hanzi[1] and _NUMBER.fullmatch(text[_line_begin(text, gap.start(), 20) : gap.start()]):
            return False  # 2016.12—  to this day
        return not (left in "）】〕" and hanzi[1] and not _opens_line(text, gap))
    if any(hanzi):
        return _beside_hanzi(text, gap, left, right)
    return right in "%℃‰" or ((left.isdigit() or right.isdigit()) and _lone_letter(text, gap))


def _beside_hanzi(text: str, gap: re.Match[str], left: str, right: str) -> bool:
    """A number or Latin word next to Chinese belongs to it; not so an item's number, a page number, a clock time."""
    if len(gap[0]) >= _WIDE or "\u3000" in gap[0] or left in ".)]":
        return False
    before = text[_line_begin(text, gap.start(), 20) : gap.start()]
    if left.isdigit() and right not in _COUNTED and (_NUMBER.fullmatch(before) or _MOMENT.search(before)):
        return False
    return not (right.isdigit() and (_closes_line(text, gap) or _in_columns(text, gap)))


def _opens_line(text: str, gap: re.Match[str]) -> bool:
    """Is there nothing but a short number, bracketed or not, between the line's beginning and the gap?"""
    begin = _line_begin(text, gap.start(), 8)
    return gap.start() - begin <= 6 and not _HANZI.match(text, begin)


def _line_begin(text: str, at: int, reach: int) -> int:
    """Where the line begins, or ``reach`` characters before ``at``: looking back further would take quadratic time."""
    low = max(at - reach, 0)
    return max(text.rfind("\n", low, at) + 1, low)


def _closes_line(text: str, gap: re.Match[str]) -> bool:
    """Is the rest of the line a number of up to four digits?"""
    return bool(re.compile(r"\d{1,4}\s*(?:\n|\f|$)").match(text, gap.end()))


def _in_columns(text: str, gap: re.Match[str]) -> bool:
    """Is the word before the gap the second or a later one in a row of words: 李明 男 汉族 1965年3月生?"""
    begin = _line_begin(text, gap.start(), 40)
    words = text[begin : gap.start()].split()
    return len(words) > 2 and all(map(_CELL.fullmatch, words))


def _lone_letter(text: str, gap: re.Match[str]) -> bool:
    """A 4, 5 G: a single capital beside a number."""
    left, right = gap.start() - 1, gap.end()
    alone_left = text[left].isupper() and not text[max(left - 1, 0) : left].isalnum()
    alone_right = text[right].isupper() and not text[right + 1 : right + 2].isalnum()
    return alone_left or alone_right


def _in_title(text: str, gap: re.Match[str]) -> bool:
    """Is the gap inside 《…》?"""
    before = text[max(gap.start() - _TITLE, 0) : gap.start()]
    after = text[gap.end() : gap.end() + _TITLE]
    return before.rfind("《") > before.rfind("》") and after.find("》") > -1 and "\n" not in after[: after.find("》")]


class _StrayBlanks:
    """Blanks all over a line of prose, as some PDF and OCR conversions leave them between any two characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = -1
        self.found = False

    def around(self, gap: re.Match[str]) -> bool:
        """Is the gap one of many between Chinese characters in a line of prose that is not a list of names?"""
        if not (_HANZI.match(self.text, gap.start() - 1) and _HANZI.match(self.text, gap.end())):
            return False
        if gap.start() >= self.end:
            begin = self.text.rfind("\n", 0, gap.start()) + 1
            self.end = self.text.find("\n", gap.end())
            self.end = len(self.text) if self.end < 0 else self.end
            self.found = self._judge(self.text[begin : self.end])
        return self.found

    @staticmethod
    def _judge(line: str) -> bool:
        words = line.split()
        named = sum(1 for word in words if 2 <= len(word) <= 4 and word[0] in surnames())
        spread = len(words) > _STRAY and (len(words) - 1) * _STRAY_EVERY >= len(line)
        return spread and "。" in line and 2 * named < len(words)
