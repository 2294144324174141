"""Meetings that the tag station left as words: 市政协召开…情况汇总会, 视察情况反馈会在…举行.

Such words name one particular meeting when they say more than its kind and the sentence or its item has a day. In a
history a session goes by its number alone (1975年12月召开第二次会议); its term is the one last spoken of.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.iri import entity_iri
from kg.model import Link, Mention
from kg.patterns import searched

from . import bodies
from .context import Context
from .signs import HABIT
from .view import DATE, LOC, MEETING, ORG, PERSON, View

#: What meetings are called, when the word before says which.
WHAT = (
    "座谈|反馈|协调|会商|督办|汇报|汇总|协商|议政|推进|动员|部署|交流|交办|分享|读书|报告|通报|评议|听证|恳谈|见面|总结|表彰|研讨|联席"
    "|培训|工作|常委|主任|主席|党组|党员|全体|全委|专题|调度|启动|宣讲|对接|发布|组织生活|民主生活|院落|学习|扩大|（扩大）"
)
_KIND = rf"(?:{WHAT})*(?:会议|大会|会|论坛|(?:揭牌|启动|签约|开馆|颁奖|授牌|授旗)仪式)"
KIND = re.compile(_KIND)
_NAME = rf"(?P<name>[^，。；：、\n\t{MEETING}{PERSON}]{{0,40}}?{_KIND})"
_HELD = r"(?:召开|举行|举办|召集)[了的]?"
_HOLDS = re.compile(rf"(?<!共){_HELD}{_NAME}(?=[，。；]|$|并|上|传达|学习|研究)")
_IS_HELD = re.compile(
    rf"(?:^|[，。；])(?:{DATE}(?:上午|下午|晚)?，?)?(?:由[^，。；]{{1,40}}(?:[主承]办|举办|组织|召集)的)?{_NAME}(?=(?:正?在[^，。；]{{1,24}}|隆重|顺利|如期)*(?:召开|举行|开幕)(?:[，。；]|$))"
)
#: Held by a body named right before the verb, a kind alone is particular on its day: 县政协提案委召开座谈会.
_BY = re.compile(rf"{ORG}[^，。；{ORG}{PERSON}]{{0,10}}$")
_SPEECH_AT = re.compile(rf"^[^，。；\n]{{0,12}}在{_NAME}上的?(?:讲话|报告|发言|致辞|主持词)$", re.M)
#: 主席会议, 党组会议: of one body on one day they are particular.
_OF_ORGAN = re.compile(
    r"(?:主席|党组|机关党组|常委会?|常务委员会|党组理论学习中心组)(?:（扩大）)?(?:会议|学习会|扩大会议)|会议"
)
#: A kind of meeting, a figure, or words that are no name.
_GENERIC = re.compile(
    rf"(?:{_KIND}|[全各本此这该]?(?:次|类|级|种)?(?:的)?{_KIND}|(?:开幕|闭幕|预备|全体|常务|主席团?|党组|小组|联组)+(?:会议|大会|会)"
    r"|.*(?:社会|机会|协会|学会|商会|委员会|工会|联合会|理事会|晚会|运动会)|.*(?<![第\d])\d+[余多]?[次场个期].*"
    r"|(?:了|过|的|一次|多次|上述).*|.*[对这此本该]次?(?:会议|大会).*)"
)
_N = "[一二三四五六七八九十]{1,3}"
_SESSION = searched(
    rf"(?:(?P<first>首届)|第?(?P<term>{_N})届)?(?:委员会)?(?:全体会议|全体委员)?(?:第?(?P<times>{_N})次)?(?:全体|全委|委员)*(?:会议|全会)"
)
_TERM = re.compile(rf"第?({_N})届(?:委员会|县?市?区?政协|全体|会议|全委)")
#: What makes 第二次会议 one of the whole committee: it is held, and no organ is named before it.
_HELD_BEFORE, _HELD_BEHIND = (
    re.compile(r"(?:召开|举行)了?$"),
    re.compile(rf"(?:[于在]|{DATE}|{LOC})*(?:召开|举行|开幕)"),
)
_FAR = 2000
#: 召开政协某县第一届委员会, 政协某县第二届委员会议于…召开: in old chronicles a committee is the session that forms it.
_FORMED = searched(
    rf"(?:召开|举行)了?(?P<called>{ORG})(?=[，。；])|(?P<met>{ORG})(?:会?议|全会)?[于在]{DATE}(?:[^，。；]{{0,8}})(?:召开|举行)"
)
_OF_TERM = re.compile(rf"第({_N})届(?:委员会)?$|第({_N})届.*委员会$")
#: 7月9日，市委常委会审议通过…: a standing organ that decides is meeting.
_DECIDES = re.compile(
    rf"{DATE}(?:上午|下午)?，?(?P<organ>{ORG})(?:专题|研究|讨论|集体)*(?:审议|讨论)(?:并?(?:通过|决定|研究))"
)
_STANDING = re.compile(r"(?:常务委员会|常委会|党组)$")


class Words(NamedTuple):
    """A meeting in words: where its name stands in the view, and a link made for it."""

    at: int
    to: int
    link: Link


def find(view: View, context: Context, at: int, to: int) -> Iterator[Words]:
    """The meetings that ``[at, to)`` names in words."""
    text = view.text
    yield from _sessions(view, context, at, to)
    yield from _organs(view, at, to)
    for pattern in (_HOLDS, _IS_HELD):
        for m in pattern.finditer(text, at, to):
            if HABIT.search(text, at, m.start()):
                continue
            start, end = m.span("name")
            words = text[start:end].strip("“”")
            organ: object = _OF_ORGAN.fullmatch(words.lstrip(ORG)) and (ORG in words or pattern is _HOLDS)
            if pattern is _HOLDS and _BY.search(text, at, m.start()):
                organ = organ or re.fullmatch(_KIND, words)
            if not organ and (_GENERIC.fullmatch(words) or len(view.printed(start, end)) < len("读书分享会")):
                continue
            link = _link(view, context, at, start, end)
            if link:
                yield Words(start, end, link)
                return


def _sessions(view: View, context: Context, at: int, to: int) -> Iterator[Words]:
    """首届一次会议, 第二次会议: sessions of the committee at hand, by number."""
    text, body = view.text, context.at(at).body
    where = bodies.place(body.name) if body and bodies.cppcc(body.name) else ""
    for m in _SESSION.finditer(text, at, to):
        numbered = m["first"] or m["term"] or m["times"]
        held = _HELD_BEFORE.search(text[at : m.start()]) or _HELD_BEHIND.match(text, m.end(), to)
        if not (where and numbered and held) or text[m.start() - 1] in f"第{MEETING}":
            continue
        said = _TERM.findall(text, max(0, m.start() - _FAR), m.start())
        term = "一" if m["first"] else m["term"] or (said[-1] if said else "")
        if term:
            name = f"政协第{term}届{where}委员会第{m['times'] or '一'}次会议"
            yield Words(m.start(), m.end(), made(view, m.start(), m.end(), name, body.name if body else ""))


def _organs(view: View, at: int, to: int) -> Iterator[Words]:
    """Meetings named by the body alone that meets: a committee in its first session, a standing organ that decides."""
    for m in _FORMED.finditer(view.text, at, to):
        n = m.start("called") if m["called"] else m.start("met")
        link = view.links[n]
        term = _OF_TERM.search(link.mention.text)
        if term and bodies.cppcc(link.name):
            number, times = term[1] or term[2], "第一次" if m["called"] else ""
            name = f"政协第{number}届{bodies.place(link.name)}委员会{times}会议"
            yield Words(n, n + 1, made(view, n, n + 1, name, bodies.committee(link.name)))
    for m in _DECIDES.finditer(view.text, at, to):
        n = m.start("organ")
        if _STANDING.search(view.links[n].name):
            yield Words(n, n + 1, made(view, n, n + 1, view.links[n].name + "会议", view.links[n].name))


def of_speech(view: View, context: Context, at: int, to: int) -> Words | None:
    """在全市…推进会上的讲话: the meeting that the title of a speech names."""
    m = _SPEECH_AT.match(view.text, at, to)
    link = _link(view, context, at, *m.span("name")) if m and not _GENERIC.fullmatch(m["name"]) else None
    return Words(*m.span("name"), link) if m and link else None


def _link(view: View, context: Context, at: int, start: int, end: int) -> Link | None:
    """The link of the meeting named at ``[start, end)``: its host before the words printed."""
    text = view.text
    if text[start] == ORG or (text[start] == LOC and bodies.place(view.links[start].name)):
        host, words = view.links[start].name, view.printed(start + 1, end)
    else:
        named = [n for n in range(at, start) if text[n] == ORG and text[n - 1 : n] != "在"]
        body = context.at(start).body
        host = view.links[named[-1]].name if named else body.name if body else ""
        words = view.printed(start, end)
    if words.startswith("党组") or re.match("主席|常委|常务", words):
        host = bodies.committee(host)
    return made(view, start, end, host + words, host) if host else None


def made(view: View, start: int, end: int, name: str, host: str) -> Link:
    """A link for the meeting printed at ``[start, end)``."""
    mention = Mention(*view.span(start, end), "MEETING", view.printed(start, end))
    return Link(mention, name, entity_iri("MEETING", name), {"body": host} if host else {})
