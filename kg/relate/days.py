"""The day of a meeting: said of it, over its item or its title, or on a line of its own above it."""

import re

from . import years
from .clauses import Span
from .context import Context
from .dates import Date, resolve
from .occasions import session
from .signs import Signs, line_end
from .view import BULLETS, DATE, View

_ITEM = re.compile(rf"[{BULLETS}\d.、]*{DATE}(?!以来)")
#: 下午，…; 晚上　…: an item of the same day.
_LATER = re.compile(r"(?:[上中下]午|晚上?|当[天日]|同[天日])(?![好安会餐])")
_OF_YEAR = re.compile(rf"(?:【[^】\n]{{1,30}}】)?{DATE}，")
#: 1月8日开幕，12日下午闭幕.
_CLOSES = re.compile(rf"{DATE}(?:上午|下午)?闭幕")
#: 2023年以来 is no day; 3月10日晚，记者获悉 behind a meeting is when somebody heard of it.
_ELSE, _NEWS = re.compile("以来"), re.compile("(?:上午|下午|晚上?)?，?记者")
#: （2026年2月9日）, a line of its own below the title of a speech.
_BELOW = re.compile(rf"\n[—（(]*({DATE})[）)]?(?=\n|$)")
#: 决定某次会议9月26日至27日召开: its own day, whatever stands before it.
_RIGHT_BEHIND = re.compile(rf"(?:将|拟|定)?[于在]?{DATE}")
_DAY = len("2021-04-17")
#: A byline and a date stand within so many characters of the heading they belong to.
UNDER = 200


def of_mention(view: View, context: Context, said: Signs, n: int, sentence: Span) -> str:
    """The date that its sentence says of the meeting at ``n``, for the ``said`` of which it is one."""
    text, (at, to) = view.text, sentence
    if said.listed:
        return context.date(line_end(text, n) + 2)
    if said.passed:
        return context.date(n - 1) if text[n - 1] == DATE else ""
    found = ""
    if said.holds or said.is_held or said.year or said.near or (said.spoken and DATE in text[max(at, n - 24) : n]):
        places = [*range(n - 1, at - 1, -1), *range(n + 1, min(to, n + 14))]  # the last before, the first behind
        right = _RIGHT_BEHIND.match(text, n + 1, to) if said.is_held else None
        if right and view.whens[right.end() - 1].start.month:
            places.insert(0, right.end() - 1)
        name = view.links[n].name
        dated = [
            k
            for k in places
            if text[k] == DATE and not _ELSE.match(text, k + 1) and not (k > n and _NEWS.match(text, k + 1))
        ]
        found = next((date for k in dated if (date := _date(view, context, k, name))), "")
        if not found and (opening := item(view, at)) >= 0:
            found = _date(view, context, opening, name)
        if not found and (said.holds or said.is_held or said.near):
            found = _year(view, context, at)
    closing = _CLOSES.search(text, n, to) if len(found) == _DAY else None
    if closing and (last := context.date(closing.start())):
        found = session(view.links[n].name, found, last) or found
    return found or (of_title(view, context, n) if said.title else "")


def _date(view: View, context: Context, k: int, name: str) -> str:
    """The date at ``k``; where it prints no year and is no news, that of the session, if its number tells."""
    when, said = view.whens[k], context.date(k)
    if context.just_before(said):
        return said
    alone = when.start.month and not when.start.year and when.shift is None
    year = (years.session(name) or years.in_name(name, when.start.month)) if alone else 0
    return resolve(when, Date(year)) if year else said


def _year(view: View, context: Context, at: int) -> str:
    """2019年，…。…召开会议: the year that opens the paragraph, where it tells what was done in it."""
    m = _OF_YEAR.match(view.text, view.text.rfind("\n", 0, at) + 1, at + 1)
    when = view.whens[m.end() - 2] if m and not context.at(at).planned else None
    return str(when.start) if when and when.start.year and not when.start.month and not when.end else ""


def item(view: View, at: int) -> int:
    """Where the date stands that opens the item of a chronicle (★7月2日下午，…) or the line above it; -1 if none.

    下午　某某出席…: the item goes on with the day of the one before.
    """
    line = view.text.rfind("\n", 0, at) + 1
    while line and _LATER.match(view.text, line):
        line = view.text.rfind("\n", 0, line - 1) + 1
    m = _ITEM.match(view.text, line, line + 6)
    if m is None and view.text[max(0, line - 2) : line] == f"{DATE}\n" and view.text[line - 3 : line - 2] in ("\n", ""):
        return line - 2
    return m.end() - 1 if m else -1


def of_title(view: View, context: Context, n: int) -> str:
    """The day of a speech: in its title line, or under it."""
    line, end = view.text.rfind("\n", 0, n) + 1, line_end(view.text, n)
    for k in range(line, end):
        if view.text[k] == DATE:
            return context.date(k)
    if below := _BELOW.search(view.text, end, end + UNDER):
        return context.date(below.start(1))
    for start in (n, min(end + 1, len(view.text) - 1)):
        stretch = context.at(start)
        if stretch.date.day and (stretch.speaker or start - stretch.start < UNDER):
            return str(stretch.date)
    return ""
