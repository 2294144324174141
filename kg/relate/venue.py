"""Where a meeting was held and which bodies held it."""

import re

from kg.iri import entity_iri
from kg.model import Link, Value

from . import bodies, facts, lexicon
from .context import Context
from .occasions import host_in_name
from .signs import HELD
from .view import DATE, LOC, MEETING, ORG, PERSON, View

_IN = re.compile(
    rf"在(?P<place>[^，。；{PERSON}{MEETING}]{{1,24}}?)(?:分别|正在|隆重|胜利|顺利|圆满|如期|主持|组织|联合)*(?:{HELD}|隆重|胜利)"
)
#: A house or room by its name, where the words are no mention.
_VENUE = re.compile(
    r"(?:会议室|会议厅|礼堂|会堂|报告厅|宾馆|大厦|党校|中心|剧院|剧场|影院|酒店|饭店|公司|广场|厅|馆|楼|俱乐部|书院|学院|大学|山庄)$"
)
#: 在甲区和乙区两地举行
_BOTH = re.compile(rf"{LOC}(?:[、和与]{LOC})+[两三四]?地?")
#: 甲会议…，这次会议由乙和丙联合承办.
_HOSTS_BEHIND = re.compile(
    rf"(?:会议|大会|活动)?由(?P<orgs>{ORG}(?:[、和]{ORG})*)(?:共同|联合)*(?:[主承举]办|召集|组织)"
)
_HOST = re.compile(
    rf"(?<!在)(?P<org>{ORG})(?:[^，。；{ORG}{PERSON}]{{0,20}})?(?:组织|联合|共同)?(?:召开|举办|举行|主办|承办|召集)(?!之)"
)
#: 1996年，市政协…，先后…，承办某会议: who does all that a sentence tells.
_SUBJECT = re.compile(
    rf"(?:{DATE}，?)?(?P<org>{ORG})(?![、和的领主副委常党])[^，。；{ORG}{PERSON}]+(?:，[^。；{PERSON}]*)?，(?:先后|并|还)*(?:召开|举办|举行|主办|承办|召集)了?[^，。；{ORG}{PERSON}]*$"
)


def finer(known: tuple[Value, ...], more: tuple[Value, ...]) -> tuple[Value, ...]:
    """A house or room says more than the town that was named before."""
    towns, more_towns = (all(bodies.place(value.name) == value.name for value in some) for some in (known, more))
    return more if more and (not known or (towns and not more_towns)) else known


def place(view: View, at: int, to: int) -> tuple[Value, ...]:
    """The house or room that ``[at, to)`` names, else the innermost place; both of two."""
    m = _IN.search(view.text, at, to)
    if m is None:
        return ()
    if _BOTH.fullmatch(m["place"]):
        return tuple(facts.named(link) for link in view.links_in(*m.span("place"), LOC))
    if city := lexicon.table("seats").get(m["place"]):
        return (Value(city, entity_iri("LOC", city), m["place"]),)
    start, end = m.span("place")
    if _VENUE.search(m["place"]):
        return (facts.literal(view.printed(start, end)),)
    named = [n for n in range(start, end) if view.text[n] in (LOC, ORG)]
    if not named or view.text[start] not in (LOC, ORG):
        return ()
    inner = [n for n in named if view.text[n] == LOC] if view.text[end - 1] != ORG else named
    return (facts.named(view.links[(inner or named)[-1]]),)


def host(view: View, at: int, n: int, to: int) -> tuple[Value, ...]:
    """The bodies right before the verb that holds the meeting at ``n``, a list of them together."""
    text = view.text
    found = [m.start("org") for m in _HOST.finditer(text, at, min(to, n + 20)) if m.start() < n]
    if not found:
        behind = _HOSTS_BEHIND.search(text, n, to)
        return tuple(facts.named(link) for link in view.links_in(*behind.span("orgs"), ORG)) if behind else ()
    start = found[-1]
    while start >= at + 2 and text[start - 1] in "、和" and text[start - 2] == ORG:
        start -= 2
    return tuple(facts.named(link) for link in view.links_in(start, found[-1] + 1, ORG))


def own(view: View, context: Context, at: int, n: int) -> tuple[Value, ...]:
    """The body that reports, where nobody is named as holding the meeting: 3月，召开“…”专题议政会."""
    body = context.at(at).body
    named = set(view.text[at:n]) & {ORG, PERSON}
    if m := _SUBJECT.match(view.text, at, n):
        return (facts.named(view.links[m.start("org")]),)
    return (body,) if body and bodies.cppcc(body.name) and not named else ()


def in_name(link: Link) -> tuple[Value, ...]:
    """The body that the meeting's name says held it."""
    return host_in_name(link.name) or of_link(link)


def of_link(link: Link) -> tuple[Value, ...]:
    """The body that the link station found for the meeting."""
    body = link.about.get("body", "")
    return (bodies.value(body),) if body else ()
