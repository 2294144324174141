"""Sentences and clauses of a masked text. A mark inside quotes or brackets ends nothing: “心系工程，情系职工”活动."""

import re
from collections.abc import Iterator
from functools import cache

Span = tuple[int, int]

SENTENCE_END = "。！？!?；;\n"
CLAUSE_END = "，,：:" + SENTENCE_END
_OPEN = {"“": "”", "‘": "’", "（": "）", "(": ")", "「": "」"}
#: A quotation longer than this is somebody's speech, not a name: marks inside it count.
_LONGEST_QUOTE = 40


def split(text: str, at: int, to: int, marks: str) -> Iterator[Span]:
    """Spans between ``marks`` within ``[at, to)``, without the mark, empty ones left out."""
    start = n = at
    while mark := _marks(marks).search(text, n, to):
        n = mark.start()
        char = text[n]
        if char in _OPEN:
            close = text.find(_OPEN[char], n, min(to, n + _LONGEST_QUOTE))
            if close > 0 and "\n" not in text[n:close]:
                n = close + 1
                continue
        if char in marks and not _digits_around(text, n):
            if start < n:
                yield start, n
            start = n + 1
        n += 1
    if start < to:
        yield start, to


@cache
def _marks(marks: str) -> re.Pattern[str]:
    """What ends a span or opens what is passed over."""
    return re.compile(f"[{re.escape(marks + ''.join(_OPEN))}]")


def _digits_around(text: str, n: int) -> bool:
    return text[n] in ",:" and text[n - 1 : n].isdecimal() and text[n + 1 : n + 2].isdecimal()


def lines(text: str) -> Iterator[Span]:
    """Paragraphs: one a line, empty ones left out."""
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


_DATELINE = re.compile(r"[^。，；\n]{0,60}?(?:[讯电]|报道)(?:[（(][^（）()\n]{1,40}[）)])?(?=[^，。])")


def sentences(text: str, at: int, to: int) -> Iterator[Span]:
    """Sentences within ``[at, to)``; a dateline (新华社北京7月21日电, 本报讯（记者甲）) belongs to none."""
    start = at
    dateline = _DATELINE.match(text, at, min(to, at + 80)) if at == 0 or text[at - 1] == "\n" else None
    if dateline and re.search("记者|通讯员|本报|新华社|中新社|讯|电", dateline[0][-30:]):
        start = dateline.end()
    yield from split(text, start, to, SENTENCE_END)


def clauses(text: str, at: int, to: int) -> Iterator[Span]:
    """Clauses within ``[at, to)``."""
    yield from split(text, at, to, CLAUSE_END)
