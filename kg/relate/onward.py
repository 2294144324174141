"""A trip goes on: where it went next, and who came along, in the sentences after the one that told of it."""

import re

from . import company, facts, stops, topics
from .context import Context
from .occasions import agree
from .trips import Trip
from .view import DATE, LOC, MEETING, ORG, PERSON, View

#: Who is on the way, as subject of a later sentence: 调研组一行, 委员们, the leader by name, 在某村.
_TEAM_WORD = (
    r"(?:[一-龥]{0,6}(?:视察|调研|考察|监督|督导|慰问|检查|小|课题|工作)[组团队](?:一行|成员|的委员)?们?|(?:人大)?代表[、和](?:政协)?委员们?|(?:政协)?委员们?|大家|与会人员"
    rf"|参[加会]人员|代表们?|{ORG}?(?:[^，。；{PERSON}]{{0,4}}{PERSON})?一行|团员们?|他们?|她们?|{ORG}(?=的?委员)|一行|{PERSON}(?:[一-龥]{{0,3}}主席|主委|书记)?(?:一行)?)"
)
_WHEN_THERE = (
    rf"(?:随后|接着|其间|期间|之后|[一-龥]{{0,6}}[中间]|最后|首先|下午|上午|当天|当日|{DATE}|每到一处"
    rf"|[在沿][^，。；{PERSON}]{{1,40}})[，]?"
)
#: What is said there is about other places: 他强调，要深入各村….
_SAYS = re.compile(r"强调|指出|表示|要求|希望|认为|提出|肯定|说，|说：|会见")
#: 甲在调研中…, 视察期间，…: speaks of what has been told, and tells of no other.
_REFERS = re.compile(
    rf"(?:{PERSON}[^，。；{PERSON}]{{0,4}})?在?(?:此次|本次)?(?:专题|实地)?(?:调研|视察|考察|参观|督导|慰问|走访|交流)(?:过程)?(?:中|时|期间)"
)
_ON_THE_WAY = re.compile(rf"(?:{_WHEN_THERE}){{0,3}}(?:{_TEAM_WORD}|(?={stops.GO.pattern}))")


def follows(view: View, context: Context, trip: Trip, at: int, to: int) -> bool:
    """视察团还来到…; 在某村，调研组察看了…: the same trip goes on, unless somebody else does it or another day."""
    text = view.text
    team = _ON_THE_WAY.match(text, at, to)
    if team is None or MEETING in text[at:to] or _other_day(view, context, trip, at, to):
        return False
    who = {value.name for value in (*trip.leader, *trip.participants)}
    if any(link.name not in who for link in view.links_in(at, team.end(), PERSON)):
        return False
    said = _SAYS.search(text, team.end(), to)
    to = said.start() if said else to
    there = [n for n in range(at, team.end()) if text[n] in (LOC, ORG) and text[n - 1] in "在沿、和"]
    more = [facts.named(view.links[n]) for n in there]
    more += stops.listed(view, team.end(), to)
    more += stops.visited(view, at, to)
    trip.visited += more
    trip.participants += company.participants(view, at, to, trip.leader) if more else []
    trip.topic = trip.topic or (topics.stated(view, at, to, more) if more else "")
    return bool(more) or _refers(view, who, at, to)


def by_team(view: View, at: int, to: int) -> bool:
    """Whether those on the way are the subject of a sentence: 会后，调研组慰问了…."""
    return _ON_THE_WAY.match(view.text, at, to) is not None


def _refers(view: View, who: set[str], at: int, to: int) -> bool:
    m = _REFERS.match(view.text, at, to)
    return m is not None and all(link.name in who for link in view.links_in(*m.span(), PERSON))


def _other_day(view: View, context: Context, trip: Trip, at: int, to: int) -> bool:
    """Whether a day is said that is none of the trip's."""
    said = [n for n in range(at, to) if view.text[n] == DATE]
    dates = [context.date(n) for n in said]
    days = [(view.whens[n].start.month, view.whens[n].start.day) for n in said]
    if any(trip.printed) and any(day != trip.printed for day in days if all(day)) and not any(dates):
        return True
    return any(day and not (trip.date and agree(day, trip.date) and len(day) >= len(trip.date)) for day in dates)


def joins(view: View, context: Context, trip: Trip, at: int, to: int) -> bool:
    """甲、乙陪同调研。 after the sentence that told of the trip."""
    text = view.text
    m = company.COMPANY.search(text, at, to) or company.MEMBERS.search(text, at, to)
    if m is None or MEETING in text[at:to] or _other_day(view, context, trip, at, to) or stops.go(view, at, m.start()):
        return False
    came = company.participants(view, at, to, trip.leader)
    trip.participants += came
    trip.to = to if at - trip.to <= 1 else trip.to
    return bool(came)
