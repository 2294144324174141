"""Meetings that the tag station left as words: 市政协召开…情况汇总会, 视察情况反馈会在…举行.

Such words name one particular meeting when they say more than its kind and the sentence or its item has a day.
"""

import re
from collections.abc import Iterator

from kg.iri import entity_iri
from kg.model import Link, Mention

from . import bodies
from .context import Context
from .view import LOC, MEETING, ORG, PERSON, View

#: What meetings are called, when the word before says which.
_KIND = (
    r"(?:座谈|反馈|汇报|汇总|协商|议政|推进|动员|部署|交流|交办|分享|读书|报告|通报|评议|听证|恳谈|见面|总结|表彰|研讨|联席"
    r"|培训|工作|常委|主席|党组|党员|全体|全委|专题|调度|启动|宣讲|对接|发布|组织生活|民主生活|院落|学习|扩大|（扩大）)*"
    r"(?:会议|大会|会)"
)
_NAME = rf"(?P<name>[^，。；：、\n\t{MEETING}{PERSON}]{{2,40}}?{_KIND})"
_HELD = r"(?:召开|举行|举办|召集)[了的]?"
_HOLDS = re.compile(rf"{_HELD}{_NAME}(?=[，。；]|$|并|上|传达|学习|研究)")
_IS_HELD = re.compile(
    rf"(?:^|[，。；]){_NAME}(?=(?:正?在[^，。；]{{1,24}}|隆重|顺利|如期)*(?:召开|举行|开幕)(?:[，。；]|$))"
)
#: A kind of meeting, a figure, or words that are no name.
_GENERIC = re.compile(
    rf"(?:{_KIND}|[全各本此这该]?(?:次|类|级|种)?(?:的)?{_KIND}|(?:开幕|闭幕|预备|全体|常务|主席团?|党组|小组|联组)+(?:会议|大会|会)"
    r"|.*(?:社会|机会|协会|学会|商会|委员会|工会|联合会|理事会|晚会|运动会).*|.*\d+[余多]?[次场个期].*|(?:了|过|的|一次|多次|上述).*)"
)


def find(view: View, context: Context, at: int, to: int) -> Iterator[tuple[int, Link]]:
    """The meetings that ``[at, to)`` names in words: where the name stands, and a link made for it."""
    text = view.text
    if MEETING in text[at:to]:
        return
    for pattern in (_HOLDS, _IS_HELD):
        for m in pattern.finditer(text, at, to):
            start, end = m.span("name")
            words = view.printed(start, end).strip("“”")
            if _GENERIC.fullmatch(text[start:end].strip("“”")) or len(words) < len("读书分享会"):
                continue
            link = _link(view, context, at, start, end)
            if link:
                yield start, link
                return


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
    if not host:
        return None
    name = host + words
    mention = Mention(*view.span(start, end), "MEETING", view.printed(start, end))
    return Link(mention, name, entity_iri("MEETING", name), {"body": host})
