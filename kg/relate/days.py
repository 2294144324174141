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
#: 1月8日开幕，12日下午闭幕.
_CLOSES = re.compile(rf"{DATE}(?:上午|下午)?闭幕")
#: 2023年以来 is no day; 3月10日晚，记者获悉 behind a meeting is when somebody heard of it.
_ELSE, _NEWS = re.compile("以来"), re.compile("(?:上午|下午|晚上?)?，?记者")
#: （2026年2月9日）, a line of its own below the title of a speech.
_BELOW = re.compile(rf"\n[—（(]*({DATE})[）)]?(?=\n|$)")
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
        name = view.links[n].name
        dated = [
            k
            for k in places
            if text[k] == DATE and not _ELSE.match(text, k + 1) and not (k > n and _NEWS.match(text, k + 1))
        ]
        found = next((date for k in dated if (date := _date(view, context, k, name))), "")
        if not found and (said.holds or said.is_held) and (opening := item(view, at)) >= 0:
            found = _date(view, context, opening, name)
    closing = _CLOSES.search(text, n, to) if len(found) == _DAY else None
    if closing and (last := context.date(closing.start())):
        found = session(view.links[n].name, found, last) or found
    return found or (of_title(view, context, n) if said.title else "")


def _date(view: View, context: Context, k: int, name: str) -> str:
    """The date at ``k``; where it prints no year and is no news, that of the session, if its number tells."""
    when, said = view.whens[k], context.date(k)
    if context.just_before(said):
        return said
    year = years.session(name) if when.start.month and not when.start.year and when.shift is None else 0
    return resolve(when, Date(year)) if year else said


def item(view: View, at: int) -> int:
    """Where the date stands that opens the item of a chronicle (★7月2日下午，…) or the line above it; -1 if none."""
    line = view.text.rfind("\n", 0, at) + 1
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
