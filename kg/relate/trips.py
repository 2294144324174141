"""One activity as a stretch of text tells of it: leader, company, places, subject, day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Fact, Link, Value

from . import clauses, facts
from .context import Context
from .view import DATE, LOC, ORG, PERSON, PROGRAM, TITLE, View

#: Words of going somewhere. 到 alone is one only behind a subject or before a place: 受到, 达到 and 落实到 are none.
GO = re.compile(
    r"(?:先后|分别|一行|实地|专程|再次|集中)*"
    r"(?P<go>深入到?|来到|前往|走进|走访(?:慰问)?|赶赴|奔赴|分赴|亲赴|赴|抵达|莅临|亲临|参观|考察|视察(?!指导)|调研|察看|查看"
    r"|看望(?:慰问)?|慰问|接待|督导|驻点"
    rf"|来(?=[{LOC}{ORG}])|在(?=[{LOC}{ORG}][^，。；]{{0,8}}(?:举办|开展|举行|参加))"
    rf"|(?<=[，,后别行组队们员带领日午{PERSON}])到(?!会|场|位|了|底|目前|今)"
    rf"|(?<![受得达感看提收听做找遇办直送实彻一入化展延扩])到(?=[{LOC}{ORG}]))"
)
_LED = re.compile(
    r"(?:率领?|带领|组织|会同|陪同|邀请)(?P<who>[^，。；]*?)"
    r"(?=，|。|先后|分别|一行|深入|来到|前往|走进|走访|赴|到|就|对|围绕|开展|进行|专题|实地|$)"
)
_PEOPLE = re.compile(r"委员|干部|人员|专家|代表")
_ON = r"(?:分别|深入|集中|联合|实地|专题|先后|组织|连续)*"
_ETC = r"(?:等(?:课题|工作|问题|方面|内容)?)?(?:工作|情况|问题|课题)?"
_ABOUT = (
    re.compile(
        rf"就(?P<topic>[^。；]{{2,90}}?){_ETC}，?{_ON}"
        r"(?:开展|进行|展开|组织|到|赴|深入(?!贯彻)|向|听取|作了?|与|调研|视察|督导|慰问)"
    ),
    re.compile(r"以(?P<topic>[^。；]{2,60}?)为(?:题|主题|内容)"),
    re.compile(
        rf"围绕(?P<topic>[^，,。；]{{2,60}}?){_ETC}[，,]?{_ON}(?:开展|进行|展开|作了?|赴|到|我们|协商|视察|调研|驻点)"
    ),
    re.compile(rf"对(?P<topic>[^。；，{PERSON}]{{2,50}}?)(?:工作|情况|问题)?(?:进行|开展|作了?|实施)"),
)
_CAMPAIGN = re.compile(rf"开展(?P<topic>{PROGRAM})")
_OBJECT = re.compile(
    r"(?:调研|视察|督导|考察|检查|督查|督办|了解|查看|察看|汇报|监督|介绍了?)(?:了|检查|督查)*"
    rf"(?P<topic>(?![{LOC}{ORG}]|小?[组团次]|\d|期间|报告|了解|活动)[^，。；、]{{3,50}}?)(?:等情况|情况|工作)?(?=[，。；]|$|并|和看望)"
)
_CALLED = re.compile(r"开展(?P<topic>[^，。；]{2,24}?)(?:专项|专题|民主)*(?:监督|调研|视察|考察|帮扶)")
_REST = re.compile(rf"(?:调研|视察|督导|考察)(?:{PROGRAM}|{TITLE})?(?P<topic>(?!小?[组团次]|\d)[^，。；]{{2,40}})")
_SUBJECT_END = re.compile(
    r"率|带领|带队|一行|先后|深入|来到|前往|走进|走访|赴|调研|视察|督导|考察|慰问|就|围绕|对|作|为|到|在|组织|陪同|参加|看望|主讲"
)
_TAKES_LEAD = re.compile(
    rf"由[^，。；]{{0,14}}?({PERSON})(?:主讲|授课|带队|任组长)|({PERSON})(?:同志)?(?:带队|率队|领队)"
)
_WE = re.compile(r"(?:[^，。；]{0,24}，)?(?:我们|我会|本会|常委会|组织委员|组织政协委员|委员们|先后|并)")
_COMPANY = re.compile(r"陪同|参加(?:调研|视察|活动|考察|慰问|汇报)")
_TOLD_TO = re.compile(rf"向[^，。；]{{0,14}}?({PERSON})[^，。；]{{0,4}}汇报")
_TRAINED = re.compile(r"对(?P<who>[^，。；]{2,30}?)(?:共?\d+[余多]?人)?(?:进行|开展)了?[^，。；]{0,4}培训")
_WITH = re.compile(rf"(?:与|同|和)(?P<who>[{LOC}{ORG}](?:、[{LOC}{ORG}])*)等?[^，。；]{{0,12}}(?:考察|交流|学习)")
_AID = re.compile(rf"({LOC})(?:驻村|结对|精准|定点)*帮扶")
#: Where a list of places ends and what was done there begins.
_DOING = re.compile(r"就(?!业)|围绕|对(?!口)|调研|督导|进行|开展|检查|看望(?!慰)|视察|向|专题|考察|监督")
_OF_A_POST = re.compile(r"副?主席|书记|领导|负责|主任|委员|秘书长|党组")
_OF_A_CAUSE = re.compile(r"工作|进展|情况|实施")
_NOT_THEN = re.compile(r"以来|底前|前|后的|度|召开")


@dataclass(slots=True)
class Trip:
    """What is said of one activity so far, at ``[at, to)`` of the view."""

    kind: str
    at: int
    to: int
    date: str = ""
    leader: list[Value] = field(default_factory=list)
    participants: list[Value] = field(default_factory=list)
    visited: list[Value] = field(default_factory=list)
    topic: str = ""
    planned: bool = False

    def join(self, more: "Trip") -> None:
        """Take over what a later sentence adds."""
        self.to = more.to
        self.visited += more.visited
        self.participants += more.participants
        self.topic = self.topic or more.topic

    def fact(self, view: View, confidence: float) -> Fact:
        """The fact."""
        slots: dict[str, Iterable[Value]] = {
            "kind": [facts.literal(self.kind)],
            "date": [facts.literal(self.date)] if self.date else [],
            "leader": facts.distinct(self.leader),
            "participants": facts.distinct(self.participants),
            "visited": facts.distinct(self.visited),
            "topic": [facts.literal(self.topic)] if self.topic else [],
            "planned": [facts.literal("true")] if self.planned else [],
        }
        return facts.make(view, "activity", slots, (self.at, self.to), by="activities/1", sure=confidence)


def go(view: View, at: int, to: int) -> re.Match[str] | None:
    """The first word of going that places follow."""
    return next((m for m in GO.finditer(view.text, at, to) if sites(view, m.end(), to)), None)


def sites(view: View, at: int, to: int) -> list[Link]:
    """Places and bodies listed from ``at`` on, up to the end of the clause or what was done there."""
    text = view.text
    end = min((n for n in (text.find(c, at, to) for c in "，,。；") if n >= 0), default=to)
    doing = _DOING.search(text, at + 1, end)
    return [view.links[n] for n in range(at, doing.start() if doing else end) if _is_site(text, n)]


def _is_site(text: str, n: int) -> bool:
    """A body counts unless a post follows (县政协主席), a programme unless its name is that of a cause."""
    if text[n] == ORG:
        return not _OF_A_POST.match(text, n + 1)
    return text[n] == LOC or (text[n] == PROGRAM and not _OF_A_CAUSE.match(text, n + 1))


def visited(view: View, at: int, to: int) -> list[Value]:
    """All places and bodies gone to, exchanged with or helped."""
    text = view.text
    found = [link for m in GO.finditer(text, at, to) for link in sites(view, m.end(), to)]
    if m := _WITH.search(text, at, to):
        found += view.links_in(*m.span("who"), LOC + ORG)
    if m := _AID.search(text, at, to):
        found.append(view.links[m.start(1)])
    return [facts.named(link) for link in found]


def leader(view: View, context: Context, at: int, to: int, first: int) -> list[Value]:
    """Who leads: the persons before ``first``, the first word of going or doing, else the body that stands there."""
    text = view.text
    if run := [n for n in range(at, first) if text[n] == PERSON]:
        end = _SUBJECT_END.search(text, run[0], to)
        stop = max(end.start() if end else to, run[0] + 1)
        return [facts.named(link) for link in view.links_in(at, stop, PERSON)]
    if m := _TAKES_LEAD.search(text, at, to):
        return [facts.named(view.links[m.start(1) if m[1] else m.start(2)])]
    end = _SUBJECT_END.search(text, at, to)
    if bodies := view.links_in(at, end.start() if end else first, ORG):
        return [facts.named(bodies[-1])]
    body = context.at(at).body
    return [body] if body and _WE.match(text, at, to) else []


def participants(view: View, at: int, to: int, leaders: list[Value]) -> list[Value]:
    """Who came along: those led, those who kept company, those trained or reported to."""
    text = view.text
    known = {value.name for value in leaders}
    found = [value for m in _LED.finditer(text, at, to) for value in _group(view, *m.span("who"))]
    if m := _COMPANY.search(text, at, to):
        found += [facts.named(link) for link in view.links_in(at, m.start(), PERSON)]
    if m := _TOLD_TO.search(text, at, to):
        found.append(facts.named(view.links[m.start(1)]))
    if m := _TRAINED.search(text, at, to):
        words = re.sub(r"共\d+.*$", "", view.printed(*m.span("who")))
        found += [facts.literal(word) for word in re.split("[、和]", words) if word]
    return [value for value in found if value.name not in known]


def _group(view: View, at: int, to: int) -> Iterator[Value]:
    """The bodies and persons among those led, else the words for them: 部分政协委员."""
    links = view.links_in(at, to, ORG + PERSON)
    words = view.printed(at, to)
    if links:
        yield from (facts.named(link) for link in links)
    elif 2 <= len(words) < 20 and _PEOPLE.search(words):
        yield facts.literal(re.sub(r"等$", "", words))


def date(view: View, context: Context, at: int, to: int) -> str:
    """The day said before ``to``."""
    for n in range(at, min(to, len(view.text))):
        if view.text[n] == DATE and not _NOT_THEN.match(view.text, n + 1):
            return context.date(n)
    return ""


def topic(view: View, at: int, to: int) -> str:
    """What it was about, as printed."""
    for pattern in (*_ABOUT, _CAMPAIGN, _OBJECT, _CALLED, _REST):
        for m in pattern.finditer(view.text, at, to):
            if set(m["topic"]) - set(f"{LOC}{ORG}等、"):
                return view.printed(*m.span("topic")).strip("，,“")
    return ""


def spans(view: View, at: int, to: int) -> list[clauses.Span]:
    """The clauses of a sentence."""
    return list(clauses.split(view.text, at, to, "，,：:"))
