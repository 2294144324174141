"""A title or a body that is said once for many.

主编：甲, a line each, under the line that names the body; 副主席名单如下：, a name a line; 以甲为组长的专班.
"""

import re
from collections.abc import Iterator

from kg.model import Value

from . import apposition, bodies, facts, titles
from .apposition import Holding
from .context import Context
from .view import MEETING, ORG, PERSON, TITLE, View

_PEOPLE = apposition.PEOPLE.pattern
_LABEL = re.compile(
    rf"^[\t•·●◆■※*-]*(?:[一二三四五六七八九十]+、)?(?P<lead>大会(?:主席团)?|主席团|{ORG})?(?:补选|增选|增补|新任|当选)?(?P<post>(?!请假|列席|缺席|出席|应到)[一-龥]{{0,6}}?{titles.POST}(?:、副秘书长)?)"
    rf"(?:（[^（）\n]{{1,20}}）|\d{{1,2}}[人名位]?)?(?:[：:]\t*\n?|\n|\t+|(?={_PEOPLE}[；。]?$))(?P<people>{_PEOPLE}(?:\n{_PEOPLE}(?=\n|$))*)",
    re.M,
)
_HEAD = re.compile(rf"(?P<org>{ORG})$|(?P<title>{TITLE}(?:编委会|编辑委员会|编辑部|{ORG}))$", re.M)
#: What a session appoints for itself.
_OFFICERS = re.compile(r"会议[^。\n]*秘书长(?:、副秘书长)?名单")
_PLENARY = re.compile(r"(?<!常务)委员会第[^第]{1,3}次会议$")
#: A list with one title: 副主席名单如下：
_LISTED = re.compile(
    rf"(?P<lead>{ORG}(?:第?[一二三四五六七八九十]+届)?)(?P<post>{titles.POST})(?:候选人)?名单(?:如下|公布)?[：:]?\n"
    rf"(?P<people>{_PEOPLE}(?:\n{_PEOPLE}(?=\n|$))*)"
)
#: A body named behind its heads: 以甲为组长、乙为副组长的工作专班.
_LED = re.compile(
    rf"[以由](?P<heads>{_PEOPLE}(?:为|任|担任){titles.POST}(?:[，、和]{_PEOPLE}(?:为|任|担任){titles.POST})*)的[^，。；{PERSON}]{{0,8}}?(?P<body>{ORG})"
)
_HEADS = re.compile(rf"(?P<people>{_PEOPLE})(?:为|任|担任)(?P<post>{titles.POST})")


def holdings(view: View, context: Context) -> Iterator[Holding]:
    """Posts of all who stand under or behind one title."""
    yield from _lists(view)
    for m in _LABEL.finditer(view.text):
        body = _labelled_body(view, m.start()) or context.at(m.start()).body
        if m["lead"] == ORG:
            body = facts.named(view.links[m.start("lead")])
        elif m["lead"] or _of_meeting(view, m.start()):
            body = main_meeting(view, "主席团" if "主席团" in (m["lead"] or "") else "")
        aside = view.text[m.end("post")] in PERSON  # 主席甲 on a line of its own, 书记甲 only under a body's name
        if aside and not (m["lead"] or titles.scope(m["post"]) == "cppcc" or _labelled_body(view, m.start())):
            continue
        if body is None or "、" in m["post"]:
            continue
        if m["post"].endswith("主任") and bodies.committee(body.name) == body.name:
            body = _organ(view, body, m.start()) or body
        post, body = titles.normal(m["post"], body)
        for person in view.links_in(m.start("people"), m.end("people"), PERSON):
            yield Holding(person, post, body, False, m.start(), m.end(), "label")


def _lists(view: View) -> Iterator[Holding]:
    """A body named once for several: at the head of a list of names, or behind those who lead it."""
    for m in _LISTED.finditer(view.text):
        post, body = titles.normal(m["post"], facts.named(view.links[m.start("lead")]))
        for person in view.links_in(m.start("people"), m.end("people"), PERSON):
            yield Holding(person, post, body, False, m.start(), m.end(), "label")
    for m in _LED.finditer(view.text):
        body = facts.named(view.links[m.start("body")])
        for head in _HEADS.finditer(view.text, m.start("heads"), m.end("heads")):
            for person in view.links_in(*head.span("people"), PERSON):
                yield Holding(person, head["post"], body, False, m.start(), m.end(), "verb")


def _organ(view: View, body: Value, at: int) -> Value | None:
    """The special committee of ``body`` that was named last: a committee has a chairman, its organ a director."""
    for n in sorted((n for n in view.links if n < at), reverse=True):
        name = view.links[n].name
        if view.text[n] == ORG and name != body.name and name.startswith(body.name) and name.endswith("委员会"):
            return facts.named(view.links[n])
    return None


def _of_meeting(view: View, at: int) -> bool:
    """Whether a line above is of the officers of a meeting: 二、大会秘书长、副秘书长; 会议通过了议程和秘书长名单."""
    above = view.text[max(0, at - 80) : at].rstrip("\n").split("\n")
    return any(("大会" in line and len(line) < 20) or _OFFICERS.search(line) for line in above[-3:])


def main_meeting(view: View, organ: str) -> Value | None:
    """The session that the document is about, or its presidium: the first plenary one named, else the first."""
    named = [view.links[n] for n in sorted(view.links) if view.text[n] == MEETING]
    first = next((link for link in named if _PLENARY.search(link.name)), next(iter(named), None))
    return bodies.value(first.name + organ) if first else None


def _labelled_body(view: View, at: int) -> Value | None:
    """The nearest line above, within 400 characters, that ends in a body's name."""
    for m in reversed(list(_HEAD.finditer(view.text, max(0, at - 400), at))):
        if m["org"]:
            return facts.named(view.links[m.start("org")])
        if m["title"]:
            return bodies.value(view.printed(m.start(), m.end()))
    return None
