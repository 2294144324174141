"""What an activity was about, as printed: 就…, 围绕…, 对…进行, 调研…; else the words for what was done."""

import re
from collections.abc import Iterable

from kg.model import Value

from . import lexicon
from .view import LOC, ORG, PERSON, PROGRAM, TITLE, View

#: 等课题 ends a list; 工作 and 情况 belong to the subject.
_ETC = r"(?:等(?:课题|工作|问题|方面|内容|情况)*)?"
_ON = r"(?:分别|深入|集中|联合|实地|专题|先后|组织|连续|持续|重点|专门|认真)*"
_DO = (
    r"(?:开展|进行|展开|组织|作了|(?<![工创写合协操运])作(?=[^，。；]{0,6}(?:汇报|报告|讲话|发言|调研|辅导|讲座|交流))|实施|赴|到|深入(?!贯彻|了解)|向|听取|与|调研|视察|督导|慰问|协商(?!议题|民主|工作|文化|平台|[会式])|驻点|我们|召开"
    r"|考察|监督)"
)
_KINDS = lexicon.alternatives("activities")
#: Who is looked after: 困难群众, 离退休老干部.
_FOLK = r"[^，。；、\d]{0,8}(?:群众|党员|委员|干部|职工|教师|儿童|老人|学生|官兵|同胞|户|家庭)"
_STATED = (
    re.compile(r"以(?P<topic>[^。；]{2,60}?)为(?:题|主题|内容)"),
    re.compile(
        rf"[作讲](?:了|了一场|题为)?(?P<topic>{TITLE}|“[^”\n]{{4,40}}”)的?[^，。；]{{0,6}}(?:讲座|报告|辅导|宣讲|党课)"
    ),
    re.compile(rf"就(?P<topic>(?!业|近)[^。；]{{2,90}}?){_ETC}，?{_ON}{_DO}"),
    re.compile(r"针对(?P<topic>[^，。；]{2,60}?)(?:深入|联合|实地|专题)*(?:开展|进行|展开)"),
    re.compile(rf"围绕(?P<topic>[^，。；]{{2,60}}?){_ETC}(?:主题)?(?:，|{_ON}{_DO}|$)"),
    re.compile(
        rf"(?<!针)对(?:[我全本][省市县区州盟旗]的?)?(?P<topic>[^。；，{PERSON}]{{2,50}}?)"
        rf"(?:{_ON}(?:进行|开展|(?<!工)作了?|实施)|提出了?[^，。；]{{0,6}}(?:意见|建议))"
    ),
    re.compile(
        rf"{PERSON}参加了?{ORG}(?:组织的|举办的|开展的)?“?(?P<topic>[^，。；]{{2,40}}?)”?(?:重点|专项|专题)*(?:视察|调研|考察|监督|协商)"
    ),
    re.compile(rf"开展(?P<topic>{PROGRAM})"),
    re.compile(r"(?:开展|进行)了?“(?P<topic>[^”\n]{4,60})”"),
    re.compile(
        r"(?:调研|视察|督导|考察|检查|督查|督办|了解|查看|察看|汇报|监督|介绍了?|学习)(?:了|检查|督查|指导)*"
        rf"(?P<topic>(?![{LOC}{ORG}了、，时中]|考察|调研|视察|交流|参观|小?[组团次队]|\d|期间|报告|了解|活动|学习|取经)[^，。；、]{{1,50}}?)等?(?:的?先进.*)?"
        r"(?=[，。；]|$|并|和看望)"
    ),
    re.compile(
        rf"(?:看望|慰问)了?(?:[\d一二三四五六七八九十两]+[户名位])?(?P<topic>{_FOLK}(?:[、和]{_FOLK})*)(?=[，。；、\d]|$|并|和)"
    ),
    re.compile(
        r"开展(?P<topic>(?!委员)[^，。；]{2,24}?)(?:专项|专题|民主|集体|集中)*(?:监督|调研|视察|考察|帮扶|观摩|参观)"
    ),
    re.compile(
        rf"(?:调研|视察|督导|考察)了?(?:{PROGRAM}|{TITLE})?(?P<topic>(?!小?[组团次队了、，时中]|\d)[^，。；]{{2,40}})"
    ),
)
_AIM = re.compile(r"^(?:深入|全面|进一步)*(?:了解|学习贯彻|贯彻落实)")
_ITEMS = re.compile("、|以及|和")
_AND = re.compile("并(?:召开|进行|开展|听取|座谈|看望)")
#: 结对帮扶, 骨干委员培训, 走访慰问老党员: where nothing else is said, what was done is what it was about.
_DOING = re.compile(
    rf"(?P<topic>(?!个)[^，。；、\d{LOC}{ORG}{PERSON}的了】]{{0,14}}(?:{_KINDS})(?:活动|交流)?(?:[^，。；\d{LOC}{ORG}{PERSON}]{{2,14}})?)"
)
_GENERIC = re.compile(
    r"(?:调研|视察|考察|监督|督导|督查|培训|走访|慰问|看望|检查|参观|接待|汇报|座谈|讲座|学习|交流|协商|调查|研究|院落会|开展|进行|组织"
    r"|专题|专项|重点|实地|集中|联合|深入|共同|大(?=视)|来[一-龥](?=调研|视察|考察)|园区|集体|与?会?人员|委员|会见|来访|活动|工作|情况|随后|先后|分别|一行|各地|等地|[前来去了的等先后场会、])+|.*(?:[组团队时在]|等地).*"
)
#: Whom a training was for is not what it was about: 对委员、机关干部共200余人进行培训.
_TRAINED = re.compile(r"(?:委员|人员|干部|党员|职工|代表)共?[\d一二三四五六七八九十百]+余?[人名]$")
_SHORTEST = len("调研")


def stated(view: View, at: int, to: int, stops: Iterable[Value] = ()) -> str:
    """The subject that ``[at, to)`` names; a list of nothing but ``stops`` is none."""
    seen = {value.text or value.name for value in stops}
    for pattern in _STATED:
        for m in pattern.finditer(view.text, at, to):
            if set(m["topic"]) - set(f"{LOC}{ORG}等、和"):
                words = _AIM.sub("", _AND.split(view.printed(*m.span("topic")))[0]).strip("，,")
                if _TRAINED.search(words):
                    continue
                if len(words) > _SHORTEST and not seen.issuperset(_ITEMS.split(words.split("等")[0])):
                    return _unquoted(words)
    return ""


def doing(view: View, at: int, to: int) -> str:
    """The words for what was done, when they say more than its kind."""
    for m in _DOING.finditer(view.text, at, to):
        words = re.sub(rf"^(?:{_DO}|组织|举行|举办|了)+", "", view.printed(*m.span("topic")))
        if not _GENERIC.fullmatch(words) and len(words) > _SHORTEST and not words.endswith("、"):
            return _unquoted(words)
    return ""


def _unquoted(words: str) -> str:
    """Without a quote mark that has lost its other half."""
    for left, right in ("“”", "《》"):
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words
