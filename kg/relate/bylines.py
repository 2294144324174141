"""Who gave a speech at a meeting: the byline at its title, or the name before 在…会议上."""

import re

from kg.model import Link, Value

from . import facts
from .context import Context
from .days import UNDER
from .signs import line_end
from .view import PERSON, View

_SPOKE_BEFORE = re.compile(rf"({PERSON})[^，。；、{PERSON}]{{0,10}}在(?:[^，。；{PERSON}]{{1,30}}[、和])?$")
_SPOKE_AFTER = re.compile(rf"上，[^。；]{{0,40}}?({PERSON})[^。；]{{0,24}}?(?:指出|讲话|发言|强调|表示|作)")
_HEARD = re.compile(rf"[，、]?(?:并|认真|分别)*听取[^。；]{{0,24}}?({PERSON})[^，。；{PERSON}]{{0,10}}所?作的?")
_SPEECH = re.compile(r"讲话|发言|报告|指出|强调|作|致辞|说")
_UNDER_TITLE = re.compile(rf"(?:\n[^\n]{{0,20}}?){{1,3}}?\n?({PERSON})(?=\n|$)")
_IN_TITLE = re.compile(rf"[^，。；\n{PERSON}]{{0,20}}{PERSON}在")
_OVER_TITLE = re.compile(rf"\n[^{PERSON}\n。，]{{0,30}}{PERSON}\n$")
#: How far below and above its title a byline may stand.
_BELOW, _ABOVE = 90, 40


def author(view: View, context: Context, n: int) -> Link | None:
    """The byline of a speech whose title names the meeting at ``n``, or the name the title begins with."""
    text, end = view.text, line_end(view.text, n)
    if m := _UNDER_TITLE.match(text[end : end + _BELOW]):
        return view.links.get(end + m.start(1))
    line = text.rfind("\n", 0, n) + 1
    if m := _IN_TITLE.match(text, line, n):
        return view.links.get(m.end() - len(f"{PERSON}在"))
    if _OVER_TITLE.search(text[max(0, line - _ABOVE) : line]):
        return view.links.get(line - 2)
    stretch = context.at(n)
    return stretch.speaker if line - stretch.start < UNDER else None


def speakers(view: View, n: int, at: int, to: int) -> list[Value]:
    """习近平总书记在…大会上的讲话: who spoke there, named before 在 or behind it."""
    text = view.text
    if before := _SPOKE_BEFORE.search(text[at:n]):
        spoke = _SPEECH.search(text[n + 1 : n + 30])
        return [facts.named(view.links[at + before.start(1)])] if spoke else []
    if heard := _HEARD.match(text[n + 1 : to]):
        return [facts.named(view.links[n + 1 + heard.start(1)])]
    after = _SPOKE_AFTER.search(text[n + 1 : to])
    return [facts.named(view.links[n + 1 + after.start(1)])] if after else []
