"""One activity as a stretch of text tells of it: leader, company, places, subject, day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.iri import entity_iri
from kg.model import Fact, Link, Value

from . import clauses, facts
from .context import Context
from .view import DATE, LOC, ORG, PERSON, PROGRAM, View

#: Words of going somewhere. 到 alone is one only behind a subject or before a place: 受到, 达到 and 落实到 are none.
GO = re.compile(
    r"(?:先后|分别|一行|实地|专程|再次|集中)*"
    r"(?P<go>深入到?|来到|前往|走进|走访(?:慰问)?|赶赴|奔赴|分赴|亲赴|赴|抵达(?=[^，。；]*[，。；]?[^。；]*(?:调研|视察|考察|参观|督导|慰问|检查))|莅临|亲临|参观|考察|视察(?!指导)|调研(?![员组队])|察看|查看"
    r"|看望(?:慰问)?|慰问|接待|督导|驻点"
    rf"|来(?=[{LOC}{ORG}])|在(?=[{LOC}{ORG}][^，。；]{{0,8}}(?:举办|开展|举行|参加))|在(?={LOC}(?:、{LOC})*，[就围])"
    rf"|(?<=[，,后别行组队们员带领日午{PERSON}])到(?!会|场|位|了|底|目前|今)"
    rf"|(?<![受得达感看提收听做找遇办直送实彻一入化展延扩])到(?=[{LOC}{ORG}]))"
)
#: Guests come to the writer's own place.
HERE = re.compile(r"(?:来到?|莅临|到|赴|深入)我(?P<level>[省市县区州盟旗])(?!政协|委|直|级|办|局)")
_SUBJECT_END = re.compile(
    r"率|带领|带队|一行|先后|深入|来到|前往|走进|走访|赴|调研|视察|督导|考察|慰问|就|围绕|对|作|为|到|在|组织|陪同|参加|看望|主讲"
)
_TAKES_LEAD = re.compile(
    rf"由[^，。；]{{0,14}}?({PERSON})(?:主讲|授课|带队|任组长)|({PERSON})(?:同志)?(?:带队|率队|领队)"
)
_WE = re.compile(r"(?:[^，。；]{0,24}，)?(?:我们|我会|本会|常委会|组织委员|组织政协委员|委员们|先后|并)")
_WITH = re.compile(rf"(?:与|同|和)(?P<who>[{LOC}{ORG}](?:、[{LOC}{ORG}])*)等?[^，。；]{{0,12}}(?:考察|交流|学习)")
_AID = re.compile(rf"({LOC})(?:驻村|结对|精准|定点)*帮扶")
#: Where a list of places ends and what was done there begins.
_DOING = re.compile(r"就(?!业)|围绕|对(?!口)|调研|督导|进行|开展|检查|看望(?!慰)|视察|向|专题|考察|监督")
_OF_A_POST = re.compile(r"副?主席|书记|领导|负责|主任|委员|秘书长|党组")
_OF_A_CAUSE = re.compile(rf"[和、]{PROGRAM}|.{{0,4}}(?:工作|进展|情况|实施|成果|平台|建设|同|与)|$")
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
    dated: bool = False  # a month or day is printed, even where nothing tells its year
    printed: tuple[int, int] = (0, 0)  # month and day as printed

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
    return text[n] == LOC or (text[n] == PROGRAM and text[n - 1] not in "研导和" and not _OF_A_CAUSE.match(text, n + 1))


def visited(view: View, at: int, to: int) -> list[Value]:
    """All places and bodies gone to, exchanged with or helped."""
    text = view.text
    found = [link for m in GO.finditer(text, at, to) for link in sites(view, m.end(), to)]
    if m := _WITH.search(text, at, to):
        found += view.links_in(*m.span("who"), LOC + ORG)
    if m := _AID.search(text, at, to):
        found.append(view.links[m.start(1)])
    return [facts.named(link) for link in found]


def here(view: View, context: Context, at: int, to: int) -> list[Value]:
    """来我县: the writer's own division."""
    m = HERE.search(view.text, at, to)
    name = context.place_of(at, m["level"]) if m else ""
    return [Value(name, entity_iri("LOC", name), "")] if name else []


def leader(view: View, context: Context, at: int, to: int, first: int) -> list[Value]:
    """Who leads: the persons before ``first``, the first word of going or doing, else the body that stands there."""
    text = view.text
    if run := [n for n in range(at, first) if text[n] == PERSON]:
        end = _SUBJECT_END.search(text, run[0], to)
        stop = max(end.start() if end else to, run[0] + 1)
        return [facts.named(link) for link in view.links_in(at, stop, PERSON)]
    if m := _TAKES_LEAD.search(text, at, to):
        return [facts.named(view.links[m.start(1) if m[1] else m.start(2)])]
    for start, stop in clauses.split(text, at, max(first, at + 1), "，："):  # 在…之际，某日，县政协组织委员…
        end = _SUBJECT_END.search(text, start + 1, to)
        named = [n for n in range(start, min(end.start() if end else stop, stop)) if text[n] == ORG]
        if named and text[named[0] - 1 : named[0]] not in ("在", "应", "受", "向"):
            return [facts.named(view.links[named[-1]])]
    body = context.at(at).body
    return [body] if body and _WE.match(text, at, to) else []


def date(view: View, at: int, to: int) -> int:
    """Where the day is said before ``to``; -1 if nowhere."""
    for n in range(at, min(to, len(view.text))):
        if view.text[n] == DATE and not _NOT_THEN.match(view.text, n + 1):
            return n
    return -1


def spans(view: View, at: int, to: int) -> list[clauses.Span]:
    """The clauses of a sentence."""
    return list(clauses.split(view.text, at, to, "，,：:"))
