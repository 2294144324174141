"""Meetings named by another: a session's sitting, its presidium's meeting, the one that hands out its proposals."""

import re

from kg.model import Link

from .unnamed import WHAT, Words, made
from .view import DATE, MEETING, ORG, PERSON, View

_N = "[一二三四五六七八九十]{1,3}"
_SITTING = re.compile(rf"第{_N}次(?:全体会议|大会|会议)|预备会议?")
_PART = re.compile(
    rf"[^，。；{MEETING}]{{0,24}}?(?P<of>主席团)?(?:举行|召开)了?(?P<part>第{_N}次(?:全体会议|大会|会议)|预备会议?|{MEETING})"
)
#: The rest of a meeting's name behind the name of another.
_GOES_ON = re.compile(
    rf"[^，。；：、和与的上中举开闭\n{MEETING}{PERSON}{ORG}{DATE}]{{0,16}}?(?:{WHAT}|主席团)+(?:会议|会)"
    rf"(?=[，。；]|$|召开|在|并)"
)
_NUMBERED = re.compile(r"次(?:常委|常务委员会|全体)?会议$")
_PLENARY = re.compile(rf"第{_N}次(?:全体会议|大会)|主席团第{_N}次会议")


def part(view: View, n: int, to: int) -> Words | None:
    """政协…第三次会议举行第二次全体会议, …主席团召开第一次会议: a sitting of the session at ``n`` or its presidium."""
    m = _PART.match(view.text, n + 1, to)
    if m is None:
        return None
    start, end = m.span("part")
    said, whole = view.printed(start, end), view.links[n]
    if not _SITTING.fullmatch(said) or (said.endswith("次会议") and not m["of"]):
        return None
    return Words(start, end, made(view, start, end, whole.name + (m["of"] or "") + said, whole.about.get("body", "")))


def within(view: View, n: int, to: int, now: Link | None) -> Words | None:
    """Meetings whose name goes on behind a mention, or is that of a sitting.

    召开市政协三届五次会议提案交办会, 主持召开市政协十届一次会议第一次主席团会议; 闭幕会前举行了第二次全体会议.
    """
    text, link = view.text, view.links[n]
    if m := _GOES_ON.match(text, n + 1, to):
        name, body = link.name + view.printed(n + 1, m.end()), link.about.get("body", "")
        return Words(n, m.end(), made(view, n, m.end(), name, body))
    if now and _PLENARY.fullmatch(link.mention.text) and _NUMBERED.search(now.name):
        return Words(n, n + 1, made(view, n, n + 1, now.name + link.mention.text, now.about.get("body", "")))
    return None
