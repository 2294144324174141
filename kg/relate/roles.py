"""Who chaired, spoke and attended: the roles that a sentence gives to the persons it names."""

import re

from kg.model import Value

from . import clauses, facts
from .occasions import Occasion
from .view import MEETING, ORG, PERSON, TITLE, View

_CHAIR = re.compile(r"主持(?!人|工作|日常)")
_ATTEND = re.compile(
    r"就[座坐]|到会祝贺|出席|参加(?!工作)|深入(?:各?小组|各组|讨论)|列席|到会|与会|参会|莅临|应邀|陪同|当选"
)
_SPEAK = re.compile(
    r"讲话|发言(?!人|材料|提纲|摘)|致[^，。；]{0,4}[辞词]|讲授|[领带]学|讲[^，。；]{0,6}党课|报告(?:工作|[^，。；]{1,12}的工作|[^，。；]{1,30}情况)|所?作了?(?:“[^”]{1,80}”|[^，。；“]){0,40}(?:报告|说明|发言|讲话|通报|汇报|介绍|点评|解读|传达|辅导|总结)"
    r"|汇报了?|介绍了?|通报了?|传达了?|宣读|(?:进行|作)了?[^，。；]{0,6}说明|强调|指出|宣布|回应|建言|表示|通报|作导读"
    rf"|{PERSON}(?:同志|委员|代表|等)?[^，。；：{PERSON}]{{0,8}}(?:建议|认为|提出|提议|呼吁|谈到|说$|称$|要求$|希望$|评价说|分享|肯定了|回顾|总结了|阐述|畅谈)"
    rf"|{PERSON}[^，。；：{PERSON}]{{0,8}}[就围][^，。；{PERSON}]{{2,40}}(?:作|交流|谈|讲|介绍|阐述|部署|解读)"
    rf"|{PERSON}[^，。；：{PERSON}]{{0,40}}(?:提出[^，。；]{{0,6}}(?:建议|意见|要求)|谈了?(?:看法|体会)|作了?点评)|作[的了]?{TITLE}"
    rf"|{PERSON}(?:受[^，。；]{{2,24}}委托)?[^，。；{PERSON}]{{0,4}}(?:关于|就)[^，。；{PERSON}]{{2,40}}(?:说明|报告|汇报|通报)|讲了?话"
)
#: 因故未能出席, 向大会表示祝贺: who was not there.
_ABSENT = re.compile("因[故公病事]|未能|请假|缺席|发来|致[信电]|委托[^，。；]{0,12}代")
_HEARD = re.compile(r"听取.{0,6}意见")
#: 出席会议的还有甲，乙: names follow over commas, up to the end of the sentence.
_LISTS = re.compile(r"(?:出席|列席|参加|就座|到会|应邀|与会|执行主席)[^，。；：]{0,30}?(?:有|为|是|包括)(?![关所])")
_BY = re.compile(r"由(?P<who>[^，。；]{0,60}?)主持")
_RUN = re.compile(rf"{PERSON}(?:[、和]{PERSON})+[^{PERSON}{ORG}]{{0,4}}$")
_BODY_ACTS = re.compile(
    rf"^(?!.*(?:听取(?!.{{0,6}}意见)|讨论|审议|宣读))[^{PERSON}]*{ORG}(?!委员|常委|主任|副|领导|负责|\d+[余多]?[名位])[^，]{{0,20}}(?:发言|汇报|介绍|通报|参加|出席|到会|列席)"
)
#: Somebody speaks while a meeting is being told of.
VOICE = re.compile(
    rf"{PERSON}，?(?:分别|先后|依次)[^，。；]{{0,30}}(?:发言|讲话|说明|汇报|介绍|通报|报告)"
    rf"|{PERSON}[^，。；：{PERSON}]{{0,16}}(?:发言|讲话|致辞|指出|肯定了|回顾|总结了|强调|通报|介绍|回应|建议|认为|说明|汇报|表示|呼吁|提出|要求|希望|谈到|说"
    r"|作了?[^，。；]{0,30}(?:报告|说明|发言|讲话|通报|汇报|介绍))"
)
#: What follows is what somebody says, and who is named in it is spoken of.
_SAYS = re.compile(r"(?:指出|强调|要求|表示|认为|说|称|希望|建议|回应|呼吁)$")
#: 就…，提出了…的思路: the clause before names who does.
_PUTS = re.compile(r"^(?:提出|谈|作)了?[^，。；]{0,30}(?:思路|意见|建议|要求|希望|看法|体会|点评)$")
#: Who wrote of the meeting or took its picture.
_REPORTERS = re.compile(
    rf"(?:记者|通讯员|实习生|特约撰稿人?|作者|(?<!总)编辑|责编|摄影|供稿|撰稿|校对|审核)[：:]?(?:[、和]?{PERSON})+"
    rf"|{PERSON}(?:[、和]?{PERSON})*(?:[供撰]稿|报道|[摄文图](?=[）/／、，。摄图]|$))",
    re.M,
)
#: The evidence grows over sentences that follow one another.
_NEXT = 80


#: A leader whose words are studied is not there: 学习贯彻习近平总书记重要讲话精神.
_CITED = re.compile(
    rf"{PERSON}(?:同志|总书记|主席)?(?:(?!传达|学习|宣讲|解读|通报|汇报|以(?!及))[^，。；{MEETING}]){{0,30}}?(?:精神|思想|指示|论述|嘱托|批示|贺信|回信|讲话和)"
    rf"|{PERSON}(?:同志|总书记|主席)?在[^，。；]{{0,30}}?(?:上|{MEETING})的(?:重要)?(?:讲话|报告|发言|致辞)"
    rf"|(?:学习|贯彻|落实|牢记|践行)[^，。；{PERSON}{MEETING}]{{0,12}}{PERSON}"
    rf"|以{PERSON}同志为核心"
)


def _present(view: View, start: int, end: int) -> list[Value]:
    """The persons that a clause names as present."""
    clause = view.text[start:end]
    cited = {m.start() + m[0].index(PERSON) for m in _CITED.finditer(clause)}
    cited |= {n for m in _REPORTERS.finditer(clause) for n in range(*m.span())}
    at = [n for n, char in enumerate(clause) if char == PERSON]
    links = view.links_in(start, end, PERSON)
    return [facts.named(link) for n, link in zip(at, links, strict=True) if n not in cited]


def _chairs(view: View, at: int, to: int) -> list[Value]:
    """The last that ``[at, to)`` names, with those listed before it: 由甲、乙、丙主持, but not 由甲委托乙主持."""
    run = _RUN.search(view.text[at:to])
    named = view.links_in(at + run.start() if run else at, to, PERSON + ORG)
    return [facts.named(link) for link in (named if run else named[-1:])]


def assign(view: View, occasion: Occasion, at: int, to: int) -> None:
    """Give ``occasion`` what the sentence ``[at, to)`` says.

    Clause by clause: a list of names may run over commas before its verb comes, and a clause without a subject
    (并讲话) has that of the one before.
    """
    text = view.text
    if at - occasion.to < _NEXT:
        occasion.to = max(occasion.to, to)
    waiting: list[Value] = []
    subjects: list[Value] = []
    listing = False
    for start, end in clauses.split(text, at, to, "，,：:"):
        clause = text[start:end]
        people = _present(view, start, end)
        chair, attend, speak = (pattern.search(clause) for pattern in (_CHAIR, _ATTEND, _SPEAK))
        speak = speak or (_PUTS.match(clause) if waiting else None)
        if by := _BY.search(clause):
            occasion.chair += _chairs(view, start + by.start("who"), start + by.end("who"))
            chair = None
        listing = listing or _LISTS.search(clause.split(PERSON)[0]) is not None
        if _ABSENT.search(clause):
            waiting, subjects = [], []
            continue
        if not (chair or attend or speak):
            waiting += [] if by or listing else people
            occasion.attended += people if listing else []
            continue
        if people or waiting:
            subjects = waiting + people
        elif _BODY_ACTS.search(clause):
            subjects = [facts.named(link) for link in view.links_in(start, end, ORG)]
        waiting = []
        if chair:
            occasion.chair += subjects if "分别" in clause else subjects[-1:]
        if attend:
            occasion.attended += subjects
        if speak and not _HEARD.search(clause):
            occasion.spoke += subjects
        if speak and _SAYS.search(clause):
            return
