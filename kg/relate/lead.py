"""The words before a number that name what it counts, without who did it, when, where and what for example.

Taken from the masked text: a name is one character there.
"""

import re
from typing import NamedTuple

from . import bodies, clauses
from .view import DATE, LOC, MEETING, NAMES, ORG, PERSON, TITLE, View

#: Words before a measure that are no part of it.
_LEAD = re.compile(
    rf"^(?:【[^【】]*】|[一二三四五六七八九十]+[是要、]|\d+[.．、]|[（(][一二三四五六七八九十\d]+[)）]|截至{DATE}?底?"
    rf"|{DATE}(?:上半年|下半年|底|初|以来)?|[{DATE}，、]|[五一两三四][年]来|近年来|会议期间|期间|全年|今年|去年|目前|其中|先后|累计"
    r"|共计|总共|共|已经|已|各类|有|并|还|又|及时|圆满|成功|较好|全面|分别|分|积极|认真|年内|当年|同时|另有?|合计|总计|推动|实际"
    r"|“?十[一二三四五六七八九]?五”?(?:时期|期间|以来)|经审查|经审议|全市|全县|全省|全区|全州|全旗|全盟|到(?!会)|的|了|在|等|约|对|就|由|向|把|将|被|使|让|[、，。]|我们|我会"
    r"|常委会(?!议|讲|学|视|调)|大会(?!发)|会议(?!室))+"
)
_TAIL = re.compile(
    r"(?:达到了?|达|约|为|是|共计|累计|总计|共|超过|突破|增加到|增至|升至|提高到|压缩到|减到|降到|有|近|计|了|已|各|等|的"
    r"|完成率为|先后|分别|高达|多达|一行|在|[：:（(])+$"
)
_FROM = re.compile(r"(?:已经?)?由(?:[\d.]+|[^，、]{0,12}?(?:[\d.]+%|百分之)).*$")
_LISTED = re.compile(rf"[{NAMES}](?:[、和]?[{NAMES}])*等?的?")
#: 各参加单位共提交提案: what stands before “in all” is who did it.
_ALL = re.compile(
    r"^[^，。；]*?(?:共计|累计|总共|一共|共)"
    r"(?=(?:组织|开展|召开|举行|举办|提出|编发|报送|收到|提交|立案|办理|有|设)(?!$))"
)
VERB = re.compile(
    r"走访|开展|组织|召开|举办|提出|形成|编发|编报|编印|报送|上报|收到|提交|立案|办理|办结|督办|解决|协调|投入|捐赠|资助|培训|接待"
    r"|建成|建立|设立|出版|征集|发放|推荐|表彰|帮扶|实施|完成|采纳|参加|调研|考察|视察|察看|暗访|制定|修订|安排|聘请|推进|健全|搭建|开(?!发)"
)
#: The body that acts is a slot of its own; one that adopts or praises (省政协采用) says what was counted.
_SUBJECT = re.compile(
    rf"(?:{DATE}[，,]?)?[向现]?{ORG}(?:系统)?(?=(?:先后|共|全年|累计|已经?|分别)*(?:{VERB.pattern}|报告|承办|发展了|吸收))"
)
#: So does the meeting whose attendance and papers are counted.
_MEETING = re.compile(
    rf"(?:{MEETING}|[本此这该]次?(?:大会|会议))(?=共?(?:应到|实到|应出席|实出席|实际出席|出席|到会|请假|缺席|列席|收到|征集|提出|提交))"
)
_STAFF = re.compile("(?:机关)?(?:老?干部|党员|职工|教师|会员|社员|盟员)+[共等]?")
_HAS = re.compile("[现共]?有?")
#: 某校18位委员出席了会议: who sends them is a slot of its own, too.
_DO = re.compile(r"[^，。；]{0,12}?(?:出席|参加|列席|当选|担任)")
#: 主委甲等3名会员: one of them by name.
_FOR_ONE = re.compile(rf"[^，。；{ORG}{LOC}{MEETING}]{{0,8}}{PERSON}(?:[、和]{PERSON})*等")
#: 至1995年底有成员5名: when is a slot of its own.
_UNTIL = re.compile(rf"(?:截?[至止]|到)?{DATE}(?:上半年|下半年|底|末|初)?，?")
#: 农民收入在全县率先突破…: where it stands among others.
_AMONG = re.compile(rf"(?<=[一-龥])在[{LOC}全][^，。；]{{0,8}}?(?:率先|首次|首先)(?:突破|达到?|实现|超过)?$")
#: 办理工作全面实现了办复率100%
_RATE = re.compile("^.*?(?:实现|达到|确保|保持)了?(?=[^，]{2,8}率$)")
_RANKED = re.compile("(?<=[一-龥])在[^，]{1,12}?(?:率先|首次|首先)$")
#: 实现6025元: of what, the clause before says.
BARE = re.compile("(?:实现|完成|达到?|突破|超过)?")
COMPARED = re.compile(r"^(?:比|较|同比|高出|增长|提高|下降|上升|占)")
#: Words before a number longer than this tell a story: who it was, where and what about.
_STORY = 12
#: A list longer than this is no measure.
_LIST = 20
_PHRASE = len("开展调研")
_PERSON = re.compile(PERSON)
_AND = re.compile("^(?:以及|及其?|和|与|等|领导(?:同志)?(?=[报呈]))")
_NAMED = re.compile(f"[{NAMES}{DATE}]")
_STAGE = re.compile(f"[{PERSON}{ORG}{LOC}{TITLE}]")


class Counted(NamedTuple):
    """Where a number with its unit stands: positions of the view.

    ``[start, end)`` is the number and its unit; ``part`` is where the part between 、 that holds it begins (or where
    the number before ended) and ``stop`` where it ends; ``run`` is where the parts without a number before it begin;
    ``clause`` and ``sentence`` are where those begin.
    """

    sentence: int
    clause: int
    run: int
    part: int
    start: int
    end: int
    stop: int


def words(view: View, at: Counted) -> str:
    """The words before the number that name what is counted, without names given as examples."""
    text, a = view.text, at.start
    part = _begin(view, _listed(view, at), at)
    lead = text[part:a]
    examples = re.search(r"等[^等，]{0,12}$", lead)
    verb = ""
    if examples and part > at.clause and (found := VERB.search(text, at.clause, part)):
        verb = found[0]  # 协调解决用地、融资、用工等难题233个: the verb stands before the list
    if examples and _LISTED.search(lead):
        listed = _LISTED.finditer(lead, 0, examples.start() + 1)  # names before 等 are examples
        kept = [(part, part), *((part + m.start(), part + m.end()) for m in listed), (a, a)]
        said = "".join(view.printed(kept[k][1], kept[k + 1][0]) for k in range(len(kept) - 1))
        said = said.replace("等", "", 1) if said.startswith("等") else said
    elif examples and verb:
        said = view.printed(part + examples.start() + 1, a)
    else:
        said = _told(view, part, a)
    said = _RATE.sub("", _LEAD.sub("", _ALL.sub("", _FROM.sub("", said))))
    return verb + _TAIL.sub("", said)


def _begin(view: View, part: int, at: Counted) -> int:
    """Where they begin behind the day and the body, which are slots of their own."""
    text, a = view.text, at.start
    if until := _UNTIL.match(text, part, a):
        part = until.end()
    if subject := _SUBJECT.match(text, part, a) or _MEETING.match(text, part, a):
        return subject.end()
    if _FOR_ONE.fullmatch(text, part, a):
        return a
    named = text[part] == ORG and (_HAS.fullmatch(text, part + 1, a) or _STAFF.fullmatch(text, part + 1, a))
    if named and (bodies.cppcc(view.links[part].name) or _DO.match(text, at.end)):
        return part + 1  # 县政协30件提案…; but of 共产党8人 the party is counted
    return part


def _listed(view: View, at: Counted) -> int:
    """Where the words before the number begin: a list of plain things counted together is one measure.

    科教、文化、卫生方面264件; 组织学习会、报告会18次. With a verb in its last part, or a name, it is no such list.
    """
    text = view.text
    if at.run == at.part or VERB.search(text, at.part, at.start) or "等" in text[at.run : at.start]:
        return at.part
    first = text.find("、", at.run, at.part)
    whose = list(_NAMED.finditer(text, at.run, first if first >= 0 else at.part))
    run = whose[-1].end() if whose else at.run  # 县政协组织…: the body that acts
    return at.part if at.part - run > _LIST or _NAMED.search(text, run, at.start) else run


def _told(view: View, part: int, a: int) -> str:
    """The words of ``[part, a)``; of a long sentence those behind the last name, then from the last verb on.

    邀请某校教授甲作专题辅导2场 → 作专题辅导; 就金银花烘干一哄而上的问题开院落会3场 → 开院落会.
    """
    among = _AMONG.search(view.text, part, a)
    a = among.start() if among else a
    words = view.printed(part, a)
    story = _STAGE if len(words) > _STORY else _PERSON
    if names := [m for m in story.finditer(view.text, part, a) if m.end() < a]:
        words = _AND.sub("", view.printed(names[-1].end(), a))
    verbs = [m.start() for m in VERB.finditer(words) if len(words) - m.start() >= _PHRASE]
    return words[verbs[-1] :] if len(words) > _STORY and verbs else words


def earlier(view: View, part: int, at: int) -> str:
    """A bare number (占84%) and a comparison (比上年提高0.7个百分点) take the words before that are none of these."""
    before = view.text[at:part].rstrip("，,：:、（(")
    for start, end in reversed(list(clauses.split(view.text, at, at + len(before), "，,：:、（）()"))):
        words = _TAIL.sub("", re.sub(r"[\d.]+.{0,4}$", "", _LEAD.sub("", view.printed(start, end))))
        words = _RANKED.sub("", words)
        if not (BARE.fullmatch(words) or COMPARED.match(words)):
            return words[-20:]
    return ""
