"""Activities: a visit, a research trip, an inspection, a training: who, when, where, what about.

A sentence tells of one when it holds a word for it and something that makes it particular: a day, a leader, a place,
a subject. How often such things were done is a statistic, not an activity.
"""

import re
from collections.abc import Iterable, Iterator

from kg.model import Fact, Value

from . import clauses, company, doings, onward, particular, retold, stops, topics, trips
from .context import Context
from .meetings import Told
from .trips import Trip
from .view import BULLETS, DATE, MEETING, PERSON, View

_OFTEN = re.compile(r"[\d十百][余多]?(?:次|场|期|批|人次|轮|家|所|个)")
_ITEM = re.compile(rf"[{BULLETS}\d.、]*{DATE}")
_PLAN = re.compile(r"将(?:于|在|组织|开展|赴)|拟于|计划于|要(?:组织|开展)")
#: What stands under a picture.
_CAPTION = re.compile(
    r"（[^（）]{1,80}）|【[^【】]{1,80}】|[^，\n]{0,60}（[^（）]{0,8}摄影?）|图\d{0,2}[：:][^\n]{1,80}"
)
#: 【调研视察】6月13日…: the name of a column before the item.
_BESIDE_MEETING = re.compile(r"(?:会前|会后|会议期间)，|与会(?:人员|委员|同志)")
#: What the activity told of was for, or what was said at a table in its course: tells of no other, and of no stop.
_ASIDE = re.compile(
    r"[此本这]次[^，。；]{0,10}(?:旨在|主要|重点|紧扣|目的)|在[^，。；]{0,8}(?:座谈|交流|汇报|反馈|协商)会上，"
)
_TAG = re.compile(r"【[^【】\n]{1,12}】")
_MONTH = len("2021-04")
#: Chance that an activity is right, by whether its day and leader are known: as posts.CONFIDENCE is.
_CONFIDENCE = {True: 0.83, False: 0.65}


def extract(view: View, context: Context, told: Told) -> list[Fact]:
    """The activities the document tells of, some in the course of a meeting."""
    reader = _Reader(view, context, told)
    reader.read()
    found = [*retold.once(view, reader.trips), *retold.cited(view)]
    return [trip.fact(view, _CONFIDENCE[len(trip.date) >= _MONTH and bool(trip.leader)]) for trip in found]


class _Reader:
    """Walks the paragraphs; a sentence may complete what the one before began."""

    def __init__(self, view: View, context: Context, told: Told) -> None:
        self.view = view
        self.context = context
        self.told = told
        self.trips: list[Trip] = []

    def read(self) -> None:
        heads = set(self.context.heads)
        for at, to in clauses.lines(self.view.text):
            if _CAPTION.fullmatch(self.view.text, at, to):
                continue
            if (at, to) not in heads or re.search("[。；]", self.view.text[at:to]):
                self._paragraph(at, to)  # a headline repeats what the text below tells

    def _paragraph(self, at: int, to: int) -> None:
        text = self.view.text
        if tag := _TAG.match(text, at, to):
            at = tag.end()
        opening = _ITEM.match(text, at, to)
        day = self.context.date(opening.end() - 1) if opening else ""
        now: Trip | None = None
        for start, end in clauses.sentences(text, at, to):
            main = now or self._main(start)
            if _ASIDE.match(text, start, end) or (main and self._goes_on(main, start, end)):
                continue
            dated = bool(day) or DATE in text[start:end] or _BESIDE_MEETING.match(text, start, end) is not None
            told = [(start, end)] if dated else self._core(start, end)
            trip = next((trip for span in told if (trip := self._trip(*span, day))), None)
            if trip is None or (main and trip.kind == "会见" and _share(trip.participants, main.leader)):
                continue  # nothing, or those on the way were received
            if main and not (trip.date or trip.leader) and onward.by_team(self.view, start, end):
                trip.date, trip.leader = main.date, list(main.leader)  # what they did there besides
            if now and trip.kind == "讲座" and not trip.date and now.kind in ("培训", "讲座"):
                trip.date = now.date  # a lecture in the course of a training has its days and its audience
                trip.participants = trip.participants or list(now.participants)
            same = now and trip.date == now.date and _same(trip, now)
            if now and same and opening:
                now.join(trip)
            else:
                self.trips.append(trip)
                now = trip

    def _main(self, at: int) -> Trip | None:
        """The trip that the stretch around ``at`` is about: its last that has a day, or a leader and places."""
        last = self.trips[-1] if self.trips else None
        told = last and (len(last.date) > _MONTH or last.dated or (last.leader and last.visited))
        return last if last and told and self.context.at(last.at) is self.context.at(at) else None

    def _goes_on(self, trip: Trip, at: int, to: int) -> bool:
        return onward.joins(self.view, self.context, trip, at, to) or onward.follows(
            self.view, self.context, trip, at, to
        )

    def _core(self, at: int, to: int) -> Iterator[clauses.Span]:
        """The clauses of an undated sentence that hold the word for what was done, and what leads up to it."""
        text = self.view.text
        spans = trips.spans(self.view, at, to)
        for k, (start, end) in enumerate(spans):
            said = doings.KIND.search(text, start, end)
            if said is None:
                continue
            if _OFTEN.search(text, said.end(), end) and (
                text.startswith(("接待", "先后接待"), start) or not stops.visited(self.view, start, end)
            ):
                continue
            before = spans[k - 1] if k else (start, start)
            leads = stops.go(self.view, *before) or re.search(rf"[就围以]|{PERSON}", text[slice(*before)])
            first = k - 1 if k and leads else k
            if "一课" in text[start:end] and PERSON in text[at:start]:
                first = 0
            yield spans[first][0], end

    def _trip(self, at: int, to: int, day: str) -> Trip | None:
        """The activity that ``[at, to)`` tells of, if it is a particular one."""
        view, text = self.view, self.view.text
        said = doings.find(view, at, to)
        go = stops.go(view, at, to) or stops.HERE.search(text, at, to)
        meeting = self.told.before(at) if _BESIDE_MEETING.match(text, at, to) else None
        held = MEETING in text[at:to] and not said  # a meeting in a house is no visit to it
        if held or (not said and not (go and (day or meeting or DATE in text[at:to]))):
            return None
        first = min((s.match.start() for s in said), default=to)
        leader = trips.leader(view, self.context, at, to, go.start() if go else first)
        guests, hosts = company.hosts(view, at, to)
        leader = guests or leader
        leader, others = company.party(view, at, to, leader)
        came = others + (hosts or company.participants(view, at, to, [*leader, *others]))
        if host := company.joined(view, at, to, leader):
            leader, came = [host], [*leader, *came]
        when = trips.date(view, at, min(to, max(first + 10, at + 30)))
        seen = stops.visited(view, at, to) or stops.here(view, self.context, at, to)
        trip = Trip(
            doings.kind(said, text[at:to]),
            at,
            to,
            (self.context.date(when) if when >= 0 else "") or day,
            leader,
            came,
            seen,
            topics.stated(view, at, to, seen),
            self.context.at(at).planned or bool(_PLAN.search(text, at, to)),
        )
        if when >= 0:
            trip.printed = view.whens[when].start.month, view.whens[when].start.day
        trip.dated = len(trip.date) >= _MONTH or (when >= 0 and view.whens[when].start.month > 0)
        if meeting and not trip.date:
            trip.date, trip.dated = meeting.date, True
            trip.leader = trip.leader or list(meeting.host)
        if trip.planned:
            return trip if particular.announced(view, self.context, trip) else None
        if not particular.told(view, self.context, trip, text[at:first] if said else None):
            return None
        trip.topic = trip.topic or self._headed(at) or (topics.doing(view, at, to) if said else "")
        return trip

    def _headed(self, at: int) -> str:
        """The subject that the headline over ``at`` names: 政协开展“…”专题视察."""
        start, text = self.context.at(at).start, self.view.text
        heads = [head for head in self.context.heads if start <= head[0] < at and "。" not in text[slice(*head)]]
        return topics.stated(self.view, *heads[-1]) if heads and doings.KIND.search(self.view.text, *heads[-1]) else ""


def _share(some: Iterable[Value], others: Iterable[Value]) -> bool:
    return not {value.name for value in some}.isdisjoint(value.name for value in others)


def _same(a: Trip, b: Trip) -> bool:
    """Whether two tellings can be of one trip by who leads it."""
    return not a.leader or {value.name for value in a.leader} == {value.name for value in b.leader}
