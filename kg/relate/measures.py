"""Names of measures: what a number counts, in the words of its clause, verb and object.

组织委员讲座10期                → 组织委员讲座
走访甲公司等企业86家            → 走访企业
对履职不力的9名委员进行约谈     → 约谈委员
676件提案得到较好办理           → 办理提案
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
    r"|“?十[一二三四五六七八九]?五”?(?:时期|期间|以来)|经审查|经审议|全市|全县|全省|全区|全州|全旗|全盟|到|的|了|在|等|约|对|就|由|向|把|将|被|使|让|[、，。]|我们|我会"
    r"|常委会(?!议|讲|学|视|调)|大会(?!发)|会议(?!室))+"
)
_TAIL = re.compile(
    r"(?:达到了?|达|约|为|是|共计|累计|总计|共|超过|突破|增加到|增至|升至|提高到|压缩到|减到|降到|有|近|计|了|已|各|等|的"
    r"|完成率为|先后|分别|高达|多达|一行|在|[：:（(])+$"
)
_AFTER = re.compile(
    r"^(?!以?及|和|并|与)(?:的)?(?P<object>[^，,。；;、（）()\d：:\n\t]{1,24}?)(?=[，,。;；、（）()\d：:\n\t]|$|使|让|以便)"
)
#: Why it is so is no part of what is counted: 因政策规定所限暂时难以解决.
_WHY = re.compile(r"(?:因|由于)[^，。；]{2,20}?(?:所限|限制|制约|影响|原因|关系|所致|等)")
_DONE = re.compile(
    r"^(?P<object>[^得受获被]{1,12})(?:得到|受到|获得|被)(?:了)?(?:较好|妥善|及时|有效|圆满|全部)?(?:地)?(?P<verb>.+)$"
)
_HANDLED = re.compile(r"^(?P<object>.{1,10}?)进行了?(?P<verb>[一-龥]{2,6})")
#: 选举甲等82人为…常务委员 → 选举常务委员
_MADE = re.compile(
    r"^(?:同志)?为.{0,30}?(?P<post>常务委员|常委|委员|副主席|主席|副主任|主任|秘书长|代表|会员|社员|盟员|信息员|监督员)$"
)
#: 甲等82名委员当选为某会常务委员 → 当选常务委员
_ELECTED = re.compile(
    r"^(?:同志|委员|代表)?当选为?.{0,30}?(?P<post>常务委员|常委|委员|副主席|主席|副主任|主任|秘书长|代表)$"
)
_CHOSEN = re.compile("选举|增补|增选|补选|任命|聘任|聘请|推荐|推选|免去|表彰|评选")
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
    rf"(?:{DATE}[，,]?)?向?{ORG}(?:系统)?(?=(?:先后|共|全年|累计|已经?|分别)*(?:{VERB.pattern}|报告|承办))"
)
#: So does the meeting whose attendance and papers are counted.
_MEETING = re.compile(
    rf"(?:{MEETING}|[本此这该]次?(?:大会|会议))(?=共?(?:应到|实到|应出席|实出席|实际出席|出席|到会|请假|缺席|列席|收到|征集|提出|提交))"
)
_HAS = re.compile("[现共]?有?")
_COMPARED = re.compile(r"^(?:比|较|同比|高出|增长|提高|下降|上升|占)")
_STATE = re.compile(r"成为|参加|参与|得到|受到|被")
_LONGEST = 40
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


def name(view: View, at: Counted, verb: str, last: str) -> tuple[str, str]:
    """The measure, and the verb for what is listed after it.

    ``verb`` is what the list began with, ``last`` the measure of the number before in the same clause, which a number
    alone shares: 接待来访217批、3100人次.
    """
    text = view.text
    before = _before(view, at.clause, _listed(view, at), at.start)
    after = _after(view, at.end, at.stop)
    if m := VERB.match(before):
        verb = m[0]
    listed = verb + after
    if m := _ELECTED.match(after):
        listed = "当选" + m["post"]
    elif (made := _MADE.match(after)) and (m := _CHOSEN.search(text, at.sentence, at.start)):
        listed = m[0] + made["post"]
    elif re.search(r"对[^，]{0,14}$", text[at.clause : at.start]) and (m := _HANDLED.match(after)):
        listed = m["verb"] + m["object"]
    elif not before.strip("和及与、") and not after and last:
        listed = last
    elif _COMPARED.match(before) or not (before or after):
        listed = (earlier(view, at.part, at.sentence) + before)[-_LONGEST:]
    elif before:
        listed = before + after
    elif m := _DONE.match(after):
        listed = m["verb"] + m["object"]
    elif _STATE.match(after):
        listed = re.sub(r"^(?:得到|受到|被)(?:较好|妥善)?", "", after)
    return listed.rstrip("和及与、")[:_LONGEST], verb


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


def _after(view: View, at: int, stop: int) -> str:
    """The words behind the unit."""
    found = _AFTER.match(view.text[at:stop])
    after = view.printed(at + found.start("object"), at + found.end("object")) if found else ""
    return re.sub(r"^(?:以上|左右|上下|的|余|多)+", "", _WHY.sub("", after))


def _before(view: View, clause: int, part: int, a: int) -> str:
    """The words before the number that name what is counted, without names given as examples."""
    text = view.text
    if subject := _SUBJECT.match(text, part, a) or _MEETING.match(text, part, a):
        part = subject.end()  # the body is a slot of its own
    elif text[part] == ORG and _HAS.fullmatch(text, part + 1, a) and bodies.cppcc(view.links[part].name):
        part += 1  # 县政协30件提案…; but of 共产党8人 the party is counted
    lead = text[part:a]
    examples = re.search(r"等[^等，]{0,12}$", lead)
    verb = ""
    if examples and part > clause and (found := VERB.search(text, clause, part)):
        verb = found[0]  # 协调解决用地、融资、用工等难题233个: the verb stands before the list
    if examples and _LISTED.search(lead):
        listed = _LISTED.finditer(lead, 0, examples.start() + 1)  # names before 等 are examples
        kept = [(part, part), *((part + m.start(), part + m.end()) for m in listed), (a, a)]
        words = "".join(view.printed(kept[k][1], kept[k + 1][0]) for k in range(len(kept) - 1))
        words = words.replace("等", "", 1) if words.startswith("等") else words
    elif examples and verb:
        words = view.printed(part + examples.start() + 1, a)
    else:
        words = _told(view, part, a)
    words = re.sub(r"^(?:\d{4}年)?(?:\d+月)?(?:底|初|末)?", "", words) if DATE in lead[:2] else words
    words = _LEAD.sub("", _ALL.sub("", _FROM.sub("", words)))
    return verb + _TAIL.sub("", words)


def _told(view: View, part: int, a: int) -> str:
    """The words of ``[part, a)``; of a long sentence those behind the last name, then from the last verb on.

    邀请某校教授甲作专题辅导2场 → 作专题辅导; 就金银花烘干一哄而上的问题开院落会3场 → 开院落会.
    """
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
        if words and not _COMPARED.match(words):
            return words[-20:]
    return ""
