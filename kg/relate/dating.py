"""When a document was written, and what years a report looks back on."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from . import years
from .dates import Date, When
from .view import DATE, View

_FIVE_YEARS = re.compile(r"五年来|过去五年|过去的五年|五年工作|本届以来")
_ONE_YEAR = re.compile(r"一年来|过去一年|过去的一年|刚刚过去的")
_ISSUE = re.compile(r"(?P<year>(?:19|20)\d\d)年?[〕\])）]?年?第[\d一二三四五六七八九十]+期")
#: A yearbook tells of the year before the one it is named after.
_YEARBOOK = re.compile(r"年鉴[（(—\-]*(?P<year>(?:19|20)\d\d)|(?P<year2>(?:19|20)\d\d)(?:年?版?[^\n。]{0,8}年鉴|年?卷)")
#: 2005年度: the title of a chronicle says the year of the days in it.
_YEAR_TITLE = re.compile(rf"^[^\n。；，]{{0,24}}?(?:{DATE})(?:大事记|纪事|要闻|工作动态)?$")
#: Below a bar of navigation only with the word for it.
_CHRONICLE = re.compile(rf"^[^\n。；，]{{0,24}}?({DATE})度?(?:大事记|纪事)$", re.M)
_MASTHEAD = re.compile(r"总第\d+期\n?(?P<year>(?:19|20)\d\d)")
_PLAN_HEAD = re.compile(rf"^{DATE}.{{0,12}}(?:安排|打算|部署|任务|思路|要点)$", re.M)
#: 2022年履职工作数据, printed the year after.
_OF_YEAR = re.compile(rf"{DATE}[^\n。，]{{0,8}}(?:工作|履职)[^\n。，]{{0,4}}(?:数据|总结|情况|报告)")
_REPORT = re.compile("报告|总结")
#: Where titles, mastheads and first sentences stand.
_TOP, _OPENING, _TITLE_LINE = 1500, 600, 60
#: Said in January or February, “five years” ended with the year before; an annual report in spring tells of last year.
_FEBRUARY, _APRIL = 2, 4


@dataclass(frozen=True, slots=True)
class Review:
    """The date to resolve against where a document looks back, and the years it covers (``2016-2021``)."""

    date: Date
    period: str = ""


def document_date(view: View) -> Date:
    """The date of the whole document, as far as it is printed; ``Date()`` if nothing says it."""
    top = "".join(view.clean[: 2 * _TOP].split(" "))
    if m := _MASTHEAD.search(top) or _ISSUE.search("".join(top.split())):
        return Date(int(m["year"]))
    if m := _YEARBOOK.search("".join(top.split())[:_OPENING]):
        return Date(int(m["year"] or m["year2"]) - 1)
    title = view.text[: view.text.find("\n")] if "\n" in view.text else ""
    if _YEAR_TITLE.match(title) and (when := view.whens[title.index(DATE)]).start.year and not when.start.month:
        return when.start
    if (m := _CHRONICLE.search(view.text, 0, _OPENING)) and (when := view.whens[m.start(1)]).start.year:
        return when.start
    dated = [
        (n, view.whens[n])
        for n in sorted(view.whens)
        if view.whens[n].start.year and not years.OF_LIFE.match(view.text, n + 1)
    ]
    plan = _PLAN_HEAD.search(view.text)
    candidates = (
        _first(dated, lambda n, when: n < _TOP and when.start.month > 0 and _in_title(view, n)),
        view.whens[plan.start()].start if plan else Date(),
        _first(reversed(dated), lambda n, when: n > len(view.text) - _TITLE_LINE and when.start.day > 0),
        _first(dated, lambda n, when: n < _OPENING and when.start.month > 0),
        years.of_sessions(view, len(view.text) if not dated else _OPENING),
        years.most_said(view),
        years.of_anniversary(view),
    )
    return next((date for date in candidates if date.year), Date())


def _first(dated: Iterable[tuple[int, When]], good: Callable[[int, When], bool]) -> Date:
    return next((when.start for n, when in dated if good(n, when)), Date())


def _in_title(view: View, n: int) -> bool:
    """(2020年7月14日), ——2021年4月17日在…会议上, 发布时间：2021-03-05: a short line without a full stop."""
    start = view.text.rfind("\n", 0, n) + 1
    end = view.text.find("\n", n)
    line = view.text[start : end if end >= 0 else len(view.text)]
    return len(line) <= _TITLE_LINE and not re.search("[。；]", line)


def review(view: View, date: Date) -> Review:
    """What a report of ``date`` looks back on; for any other text the date itself."""
    if date.year and _FIVE_YEARS.search(view.text[:4000]) and len(_FIVE_YEARS.findall(view.text)) > 1:
        last = date.year - (1 if 0 < date.month <= _FEBRUARY else 0)
        return Review(date, f"{date.year - 5}-{last}")
    title = view.text[:300].split("。")[0]
    if (m := _OF_YEAR.search(title)) and date.year > (year := view.whens[m.start()].start.year) > 0:
        return Review(Date(year), str(year))
    annual = date.year and _REPORT.search(title) and _ONE_YEAR.search(view.text)
    in_spring = 0 < date.month <= _APRIL or (not date.month and _PLAN_HEAD.search(view.text))
    if annual and in_spring:
        return Review(Date(date.year - 1), str(date.year - 1))
    return Review(date)
