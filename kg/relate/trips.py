"""One activity as a stretch of text tells of it: leader, company, places, subject, day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Fact, Value

from . import clauses, facts
from .context import Context
from .view import DATE, ORG, PERSON, View

_SUBJECT_END = re.compile(
    r"率|带领|带队|一行|先后|深入|来到|前往|走进|走访|赴|调研|视察|督导|考察|慰问|会见|观摩|访问|就|围绕|对|作|为|到|在|组织|陪同|参加|看望|主讲"
)
_TAKES_LEAD = re.compile(
    rf"由[^，。；]{{0,14}}?({PERSON})(?:主讲|授课|带队|任组长)|({PERSON})(?:同志)?(?:带队|率队|领队)"
)
_WE = re.compile(r"(?:[^，。；]{0,24}，)?(?:我们|我会|本会|常委会|组织委员|组织政协委员|委员们|先后|并)")
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
