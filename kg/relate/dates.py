"""Chinese dates: a closed grammar, kept precision, and resolution against the date of the context.

A date stays as precise as it is printed (2021, 2021-04, 2021-04-17); a range is ``A/B``. What the context cannot
complete stays out: a month without a year that nothing supports is no date.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.patterns import searched

from . import numbers


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A partial date. 0 stands for what is not printed."""

    year: int = 0
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """The ISO form at the precision it has; empty without a year."""
        if not self.year:
            return ""
        parts = [f"{self.year:04}"] + [f"{n:02}" for n in (self.month, self.day) if n]
        return "-".join(parts[: 2 + bool(self.month)])


@dataclass(frozen=True, slots=True)
class When:
    """A date or range as printed at ``[at, to)``.

    ``shift`` counts years from that of the context (今年 0, 去年 -1) and is ``None`` when no such word is printed;
    ``ago`` counts days back from it (昨天 1); ``open`` is a range that has not ended (2016.09—今).
    """

    at: int
    to: int
    start: Date
    end: Date | None = None
    shift: int | None = None
    open: bool = False
    same: bool = False  # 当年9月: the year last named
    ago: int | None = None


_SHIFT = {"今年": 0, "本年度": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1}
_SAME = "当年|同年"
_CN = "[一二三四五六七八九十]"
_MONTH = rf"(?P<month>1[0-2]|0?[1-9](?!\d)|十[一二]?|{_CN})月份?"
_DAY = (
    rf"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十{_CN}?|{_CN})"
    r"(?:[日号]|(?=[至到—–\-－~～]+(?:3[01]|[12]\d|[1-9])[日号]))"  # 8-10日: the first day without its 日
)
_POINT = searched(
    rf"(?<![\d.每第])(?P<same>{_SAME})?(?:"
    r"(?P<nyear>(?:19|20)\d\d)[.\-/](?P<nmonth>1[0-2]|0?[1-9])(?:[.\-/](?P<nday>3[01]|[12]\d|0?[1-9]))?(?![\d.%])"
    r"|(?P<eday>3[01]|[12]\d|0[1-9])\.(?P<emonth>1[0-2]|0[1-9])\.(?P<eyear>(?:19|20)\d\d)(?!\d)"
    r"|(?:(?:(?P<year>[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年度?(?!来|代|间|级)|(?P<relative>"
    + "|".join(_SHIFT)
    + rf"))(?:{_MONTH}(?:{_DAY})?)?|"
    + re.sub(r"\?P<(\w+)>", r"?P<\g<1>2>", rf"{_MONTH}(?:{_DAY})?")
    + "))"
)
_YEARS = searched(
    r"(?<![\d.])(?P<first>(?:19|20)\d\d)年?[至到—–\-－~～]+(?P<last>(?:19|20)\d\d)(?:年(?!\d*月)|(?![\d.年]))"
)
_TO = re.compile(r"(?:上午|下午|晚上)?[至到—–\-－~～]+")
_NOW = re.compile(r"至今|今(?!年)|现在")
_ONLY_DAY = re.compile(_DAY)
_AND_DAY = re.compile(rf"[、和]{_DAY}(?!上午|下午)")
#: 2日在京召开: the day alone, in a dateline's month.
_LONE_DAY = searched(rf"(?<![\d月{_CN[1:-1]}])(?P<day>3[01]|[12]\d|[1-9])日(?=在|上午|下午|晚|，|主持|召开|出席|电)")
#: 昨日下午, 今天上午召开: a day before that of the text; 今天 alone is as often our times.
_DAY_AGO = re.compile(r"(?P<ago>昨[天日]|前[天日](?=上午|下午|晚)|今[天日](?=上午|下午|晚))")
_AGO = {"今": 0, "昨": 1, "前": 2}
#: 228日, 1122下午: a page that lost its 月, or 日 too.
_LOST = searched(r"(?<![\d年月.第/-])(?P<lost>\d{3,4})(?:日(?=上午|下午|晚|，|,|在)|(?=[上下]午))")
_MONTHS, _DAYS = 12, 31


def find(text: str) -> Iterator[When]:
    """All dates of ``text`` (without white space), left to right, not overlapping."""
    at = 0
    patterns = (_YEARS, _POINT, _LONE_DAY, _DAY_AGO, _LOST)
    following = [pattern.search(text) for pattern in patterns]
    while at < len(text):
        following = [
            m if m is None or m.start() >= at else pattern.search(text, at)
            for pattern, m in zip(patterns, following, strict=True)
        ]
        years, _, lone, ago, lost = following
        m = min((m for m in following if m), key=lambda m: m.start(), default=None)
        if m is None:
            return
        if m is years:
            when = When(m.start(), m.end(), Date(int(m["first"])), Date(int(m["last"])))
        elif m is ago:
            when = When(m.start(), m.end(), Date(), ago=_AGO[m["ago"][0]])
        elif m is lost:
            when = When(m.start(), m.end(), _without_month(m["lost"]))
        elif m is lone:
            when = _range(text, When(m.start(), m.end(), Date(0, 0, int(m["day"]))))
        else:
            date, shift = _read(m)
            when = _range(text, When(m.start(), m.end(), date, None, shift, same=bool(m["same"])))
        if m is not lost or when.start.day:
            yield when
        at = when.to


def _range(text: str, when: When) -> When:
    """``when`` with the end that a connector after it announces."""
    if link := _TO.match(text, when.to):
        if now := _NOW.match(text, link.end() - text[link.start() : link.end()].endswith("至")):
            return replace(when, to=now.end(), open=True)
        if point := _POINT.match(text, link.end()):
            end, _ = _read(point)
            end = replace(end, year=end.year or when.start.year, month=end.month or when.start.month)
            return replace(when, to=point.end(), end=end)
        if day := _ONLY_DAY.match(text, link.end()):
            return replace(when, to=day.end(), end=replace(when.start, day=_int(day["day"])))
    if (both := _AND_DAY.match(text, when.to)) and _int(both["day"]) == when.start.day + 1:
        return replace(when, to=both.end(), end=replace(when.start, day=_int(both["day"])))
    return when


def _read(m: re.Match[str]) -> tuple[Date, int | None]:
    if m["nyear"]:
        return Date(int(m["nyear"]), int(m["nmonth"]), int(m["nday"] or 0)), None
    if m["eyear"]:
        return Date(int(m["eyear"]), int(m["emonth"]), int(m["eday"])), None
    month, day = m["month"] or m["month2"], m["day"] or m["day2"]
    shift = _SHIFT[m["relative"]] if m["relative"] else None
    return Date(_int(m["year"]), _int(month), _int(day)), shift


def _without_month(digits: str) -> Date:
    """Month and day run together, if they can be read in one way only: 228 is 2月28日, 111 may be two days."""
    cuts = [(int(digits[:n]), int(digits[n:])) for n in (1, 2) if digits[0] != "0" and digits[n] != "0"]
    days = [Date(0, month, day) for month, day in cuts if 1 <= month <= _MONTHS and day <= _DAYS]
    return days[0] if len(days) == 1 else Date()


def _int(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdecimal() else numbers.chinese(text) or 0


def calendar(text: str) -> datetime.date | None:
    """The day of an ISO date; None for a month or year, and for a misprint that no calendar has (2021-02-30)."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def resolve(when: When, context: Date) -> str:
    """The ISO form of ``when`` said at ``context``; empty when the context does not complete it.

    >>> resolve(next(find("7月29日至31日")), Date(2020))
    '2020-07-29/2020-07-31'
    >>> resolve(next(find("去年9月20日")), Date(2020, 7, 14))
    '2019-09-20'
    """
    if when.ago is not None:
        today = calendar(str(context))
        return str(today - datetime.timedelta(days=when.ago)) if today else ""
    year = when.start.year
    if not year and context.year:
        year = context.year + (when.shift or 0)
    month = when.start.month or (context.month if when.start.day else 0)
    if when.start.day and not month:
        return ""
    start = Date(year, month, when.start.day)
    if not year:
        return ""
    if when.end is None:
        return str(start)
    end = Date(when.end.year or year, when.end.month or (month if when.end.day else 0), when.end.day)
    if end < start and not when.end.year:  # 12月28日至1月3日
        end = replace(end, year=year + 1)
    return f"{start}/{end}" if end > start else str(start)
