"""Which years a figure covers: as its sentence says, or the meeting it is of, or what the text looks back on."""

import re

from kg.model import Value

from . import numbers, years
from .context import Stretch
from .dates import Date
from .view import DATE, MEETING, View
from .whose import Reader, Said

#: Who looks back on a year in its first so many months means the year before.
_NEW_YEAR = 4
_YEARS = re.compile(r"([一两二三四五2-5])年(?:多)?来|过去(?:的)?([一两二三四五])年|(刚刚过去|去年)")
_SINCE = re.compile(rf"{MEETING}(?:闭幕|召开)?以来")
_AGO = 400
#: “十四五”时期, 十三五以来: the years of a five-year plan. The first began in 1953; from the sixth on they follow on.
_PLAN = re.compile(r"(?P<number>十[一二三四五六七八九]?)五”?(?:时期|期间|以来|这五年|的五年|五年间?)")
_FIRST, _LENGTH = 1951, 5


def of(reader: Reader, said: Said, a: int, org: Value | None) -> str:
    """The years a figure at ``a`` covers, as ``2021`` or ``2016-2021``; empty where nothing tells."""
    view, stretch = reader.view, reader.context.at(said.at)
    occasion = reader.told.at(said.start)
    of_meeting = occasion.date[:4] if occasion and org and org.entity == occasion.link.entity else ""
    return (
        _since_session(view, said.at, a, stretch.date)
        or _of_plan(view, max(said.at, view.text.rfind(DATE, said.at, a)), a, stretch.date.year)
        or _said(reader, said.at, a, stretch.date.year)
        or _of_plan(view, stretch.start, a, stretch.date.year)
        or stretch.period
        or of_meeting
        or _looked_back(view, stretch, a)
        or _told_of(view, stretch, said.at)
        or str(stretch.date.year or "")
    )


def _said(reader: Reader, at: int, a: int, now: int) -> str:
    """The last date before ``a`` in its sentence, which begins at ``at``."""
    view = reader.view
    for n in range(a - 1, at - 1, -1):
        if view.text[n] == DATE and (iso := reader.context.date(n)):
            first, _, last = iso.partition("/")
            until = str(now) if re.match(r"以来|起", view.text[n + 1 : n + 3]) and now > int(first[:4]) else last[:4]
            return f"{first[:4]}-{until}" if until and until != first[:4] else first[:4]
    return ""


def _of_plan(view: View, at: int, a: int, year: int) -> str:
    """The years of the five-year plan that the text ``[at, a)``, of ``year``, looks back on, up to now while it lasts.

    五年来 after 十四五时期 are the same years; a text of a later time, or an earlier one, tells of something else.
    """
    named = list(_PLAN.finditer(view.text, at, a))
    number = numbers.chinese(named[-1]["number"]) if named else None
    if not number or not year:
        return ""
    first = _FIRST + _LENGTH * number
    last = first + _LENGTH - 1
    return f"{first}-{min(year, last)}" if first < year <= last + 1 else ""


def _looked_back(view: View, stretch: Stretch, a: int) -> str:
    """五年来, 过去两年, 去年: the years up to now that the text before ``a`` looks back on."""
    year = stretch.date.year
    spoken = _YEARS.findall(view.text[max(stretch.start, a - _AGO) : a])
    if not (spoken and year):
        return ""
    count = numbers.chinese(spoken[-1][0] or spoken[-1][1] or "一") or 1
    until = year - (1 if 0 < stretch.date.month <= _NEW_YEAR else 0)
    return f"{year - count}-{year}" if count > 1 else str(until)


def _since_session(view: View, at: int, a: int, now: Date) -> str:
    """三次会议以来: the years from that session up to now, or up to the year that has just ended."""
    for m in _SINCE.finditer(view.text, at, a):
        first = years.session(view.links[m.start()].name)
        until = now.year - (1 if 0 < now.month <= _NEW_YEAR and now.year > first else 0)
        if 0 < first <= until:
            return f"{first}-{until}" if until > first else str(first)
    return ""


def _told_of(view: View, stretch: Stretch, at: int) -> str:
    """The year that the sentences before ``at`` tell of: 2025年，…. 全年…, told in the spring after."""
    now = stretch.date
    if not 0 < now.month <= _NEW_YEAR:
        return ""
    n = view.text.rfind(DATE, stretch.start, at)
    said = view.whens[n].start if n >= 0 else Date()
    adverb = n >= 0 and view.text[n + 1 : n + 2] in ("，", "度") and not said.month
    return str(said.year) if adverb and said.year == now.year - 1 else ""
