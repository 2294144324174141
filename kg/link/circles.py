"""Which circle a meeting named by its number alone was of: what the heading above it or the clause before it says.

【常务委员会会议】第15次会议1月7日召开 · 省政协十二届一次会议主席团举行第二次会议
"""

import re
from bisect import bisect_left
from typing import NamedTuple

#: Who met, as headings and clauses say it, and how a session's full name says it; a plenary has no circle.
_CIRCLES = {
    "主席团": "主席团",
    "主席": "主席",
    "常务委员会": "常务委员会",
    "常务委员": "常务委员会",
    "常委会": "常务委员会",
    "常委": "常务委员会",
    "常务": "常务委员会",
    "党组": "党组",
    "全体委员": "",
    "全体": "",
    "全委": "",
    "委员会": "",
}
_WORDS = "|".join(_CIRCLES)
_BLANKS = "[ \u3000]*"
#: What numbers a heading: 二、 第三章 （一） 4.
_NUMBER = r"(?:第?[一二三四五六七八九十]{1,3}[、章节.]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、])"
#: 【主席会议】, or a short line of its own: 二、主席会议.
_HEADING = re.compile(
    rf"(?:【|(?:\A|(?<=\n)){_BLANKS}(?:{_NUMBER})?){_BLANKS}"
    rf"(?P<head>[^\n【】，。；：、]{{0,20}}?(?P<circle>{_WORDS})(?:扩大|（扩大）)?(?:会议|会)?){_BLANKS}(?:】|(?=\n))"
)
_OTHER_HEADING = re.compile(r"【[^】\n]{2,30}】")
_TERM = re.compile(r"([一二三四五六七八九十]{1,3})届")
#: A circle that met, without its body: 主席团在长沙召开….
_MET = re.compile(
    r"(?P<circle>主席团|常务委员会|常委会|党组)(?:\d+日|[上下]午)*(?:在[^，。；\n]{1,16}?)?(?:召开|举行|举办|召集)了?\Z"
)
#: A clause is looked at so far back.
_CLAUSE = 40


class Circle(NamedTuple):
    """Who met (主席团, 主席, 常务委员会, 党组; "" for a plenary), and the term that the heading names, else ""."""

    name: str
    term: str


class Circles:
    """The headings of a document that are kinds of meetings."""

    def __init__(self, text: str) -> None:
        """Find the headings of ``text``."""
        self._text = text
        found: dict[int, Circle | None] = {match.start(): None for match in _OTHER_HEADING.finditer(text)}
        for match in _HEADING.finditer(text):
            term = _TERM.search(match["head"])
            found[match.start()] = Circle(_CIRCLES[match["circle"]], term[1] if term else "")
        self._headings = sorted(found.items(), key=lambda row: row[0])
        self._starts = [start for start, _ in self._headings]

    def at(self, start: int) -> Circle | None:
        """The circle of a meeting that is named at ``start`` by its number alone; None if nothing tells."""
        met = _MET.search(self._text, max(0, start - _CLAUSE), start)
        if met:
            return Circle(_CIRCLES[met["circle"]], "")
        above = bisect_left(self._starts, start) - 1
        return self._headings[above][1] if above >= 0 else None
