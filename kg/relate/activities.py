"""Activities: a visit, a research trip, an inspection, a training: who, when, where, what about.

A sentence tells of one when it holds a word for it and something that makes it particular: a day, a leader, a place,
a subject. How often such things were done is a statistic, not an activity.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Fact, Link, Value

from . import clauses, facts, lexicon
from .context import Context
from .view import DATE, LOC, MEETING, ORG, PERSON, PROGRAM, TITLE, View

_KINDS = lexicon.alternatives("activities")
_NOT_KIND = r"(?![组队员团]|报告|课题|工作中|成果|计划|方案|制度|信息|员|站|性|机制|意见|建议(?!，)|职能|作用|权|体系|渠道|形式|能力|水平|会议|协商会|座谈会|议政|民主|的?基础|重要)"
_KIND = re.compile(rf"(?<![不没])(?P<kind>{_KINDS}){_NOT_KIND}(?!{LOC}时?的?(?:重要)?(?:讲话|指示))")
_GO = re.compile(
    r"(?:先后|分别|一行|实地|专程|再次|集中)*"
    r"(?P<go>深入到?|来到|前往|走进|走访(?:慰问)?|赶赴|奔赴|分赴|亲赴|赴|抵达|莅临|亲临|参观|考察|视察(?!指导)|调研|察看|查看"
    r"|看望(?:慰问)?|慰问|接待|督导|驻点"
    rf"|来(?=[{LOC}{ORG}])|在(?=[{LOC}{ORG}][^，。；]{{0,8}}(?:举办|开展|举行|参加))"
    rf"|(?<=[，,后别行组队们员带领日午{PERSON}])到(?!会|场|位|了|底|目前|今)"
    rf"|(?<![受得达感看提收听做找遇办直送实彻一入化展延扩])到(?=[{LOC}{ORG}]))"
)
_LED = re.compile(
    r"(?:率领?|带领|组织|会同|陪同|邀请)(?P<who>[^，。；]*?)(?=，|。|先后|分别|一行|深入|来到|前往|走进|走访|赴|到|就|对|围绕|开展|进行|专题|实地|$)"
)
_WITH = re.compile(r"(?:陪同|参加(?!工作)|随同)(?:了)?(?P<what>[^，。；]{0,10})")
_ABOUT = (
    re.compile(
        r"就(?P<topic>[^。；]{2,90}?)(?:等(?:课题|工作|问题|方面|内容)?)?(?:工作|情况|问题|课题)?，?(?:分别|深入|集中|联合|实地|专题|先后)*(?:开展|进行|展开|组织|到|赴|深入(?!贯彻)|向|听取|作了?|与|调研|视察|督导|慰问)"
    ),
    re.compile(r"以(?P<topic>[^。；]{2,60}?)为(?:题|主题|内容)"),
    re.compile(
        r"围绕(?P<topic>[^，,。；]{2,60}?)(?:等(?:课题|工作|问题|方面|内容)?)?(?:，|,)?(?:分别|深入|集中|联合|专题|实地|组织|连续)*(?:开展|进行|展开|作了?|赴|到|我们|协商|视察|调研|驻点)"
    ),
    re.compile(r"对(?P<topic>[^。；，]{2,50}?)(?:工作|情况|问题)?(?:进行|开展|作了?|实施)"),
)
_OBJECT = re.compile(
    r"(?:调研|视察|督导|考察|检查|督查|督办|了解|查看|察看|汇报|监督|介绍了?)(?:了|检查|督查)*(?P<topic>(?![小]?[组团次]|\d|期间|报告|了解|活动)[^，。；、]{3,50}?)(?:等情况|情况|工作)?(?=[，。；]|$|并|和看望)"
)
_COUNTED = re.compile(r"^[^，。；、]{0,6}[\d一二三四五六七八九十两]+[余多]?(?:次|场|期|轮|人次|批|篇|件|条|家|个)")
_PLAN = re.compile(r"将(?:于|在|组织|开展|赴)|拟于|计划于|要(?:组织|开展)")
_ITEM = re.compile(rf"^[★●◆■▲◎\d.、]*{DATE}")
_SUBJECT_END = re.compile(
    r"率|带领|带队|一行|先后|深入|来到|前往|走进|走访|赴|调研|视察|督导|考察|慰问|就|围绕|对|作|为|到|在|组织|陪同|参加|看望|主讲"
)
#: The travellers as subject of a later sentence.
_ON_THE_WAY = re.compile(
    rf"(?:在[{LOC}{ORG}][^，。；]{{0,12}}，)?(?:视察|调研|考察|监督|督导|慰问|检查)?(?:小)?(?:[组团]|委员们|一行|大家|与会人员)?(?:成员|一行)?(?:们)?(?:还|先后深入|先后|又|随后|来到|走访|考察|参观|察看|查看|深入|到|登上)"
)
#: The name of a team says what it is out for.
_TEAM = re.compile(r"(?P<kind>调研|视察|考察|监督|督导|慰问|巡察)(?:小)?[组团](?!织)")
#: Words of a rank above this say how, not what for: 走访, 察看.
_OWN_RANK = 2
_CITED = re.compile(
    rf"({PERSON})(?:总书记|同志|主席)?(?P<kind>视察|考察)(?P<place>{LOC})(?=时?的?(?:重要)?(?:讲话|指示))"
)
_SURE = {True: 0.85, False: 0.6}


@dataclass(slots=True)
class Trip:
    """What is said of one activity so far."""

    kind: str
    at: int
    to: int
    date: str = ""
    leader: list[Value] = field(default_factory=list)
    participants: list[Value] = field(default_factory=list)
    visited: list[Value] = field(default_factory=list)
    topic: str = ""
    planned: bool = False


def extract(view: View, context: Context) -> list[Fact]:
    """The activities the document tells of."""
    return [_fact(view, trip) for trip in [*_Reader(view, context).read(), *_cited(view)]]


def _cited(view: View) -> Iterator[Trip]:
    """习近平总书记视察山西重要讲话: a visit that documents go on citing, told once."""
    seen = set()
    for m in _CITED.finditer(view.text):
        person, place = view.links[m.start(1)], view.links[m.start("place")]
        if (person.entity, place.entity) not in seen:
            seen.add((person.entity, place.entity))
            yield Trip(m["kind"], m.start(), m.end(), "", [facts.named(person)], [], [facts.named(place)])


def _fact(view: View, trip: Trip) -> Fact:
    slots: dict[str, Iterable[Value]] = {
        "kind": [facts.literal(trip.kind)],
        "date": [facts.literal(trip.date)] if trip.date else [],
        "leader": facts.distinct(trip.leader),
        "participants": facts.distinct(trip.participants),
        "visited": facts.distinct(trip.visited),
        "topic": [facts.literal(trip.topic)] if trip.topic else [],
        "planned": [facts.literal("true")] if trip.planned else [],
    }
    sure = len(trip.date) >= 10 and bool(trip.leader)
    return facts.make(view, "activity", slots, (trip.at, trip.to), "activities/1", _SURE[sure])


class _Reader:
    """Walks the paragraphs; a sentence may complete what the one before began."""

    def __init__(self, view: View, context: Context) -> None:
        self.view = view
        self.context = context
        self.trips: list[Trip] = []

    def read(self) -> list[Trip]:
        """All activities, in order."""
        text = self.view.text
        heads = set(self.context.heads)
        for at, to in clauses.lines(text):
            if (at, to) in heads and not re.search("[。；]", text[at:to]):
                continue  # a headline repeats what the text below tells
            now: Trip | None = None
            opening = _ITEM.match(text[at:to])
            date = self.context.date(at + opening.end() - 1) if opening else ""
            for start, end in clauses.sentences(text, at, to):
                if now and self._company(now, start, end):
                    continue
                main = now or self._main(start)
                if main and not date and DATE not in text[start:end] and self._follows(main, start, end):
                    continue
                spans = [(start, end)] if date or DATE in text[start:end] else list(self._core(start, end))
                for span in spans:
                    trip = self._trip(*span, date)
                    if trip is None:
                        continue
                    self._inherit(trip, now)
                    if now and trip.date == now.date and _same(trip.leader, now.leader) and opening:
                        _join(now, trip)
                    else:
                        self.trips.append(trip)
                        now = trip
                    break
        return _distinct(self.trips)

    def _main(self, at: int) -> Trip | None:
        """The trip that the stretch around ``at`` is about: its last with a team or a leader."""
        if not self.trips:
            return None
        last = self.trips[-1]
        return last if last.leader and last.visited and self.context.at(last.at) is self.context.at(at) else None

    def _follows(self, trip: Trip, at: int, to: int) -> bool:
        """视察团还来到…; 调研组在…察看了…: the same trip goes on."""
        text = self.view.text
        team = _ON_THE_WAY.match(text, at, to)
        if team is None or PERSON in text[at : team.end()] or MEETING in text[at:to]:
            return False
        sites = self._visited(team.end(), to)
        stop = re.match(rf"(?:在)({LOC}|{ORG})", text[at:to])
        if stop:
            sites.append(facts.named(self.view.links[at + 1]))
        if not sites:
            return False
        trip.visited += sites
        return True

    def _core(self, at: int, to: int) -> Iterator[tuple[int, int]]:
        """The clauses of an undated sentence that hold the word for what was done, and what leads up to it."""
        text = self.view.text
        spans = list(clauses.split(text, at, to, "，,：:"))
        for k, (start, end) in enumerate(spans):
            kinds = [m for m in _KIND.finditer(text, start, end)]
            if not kinds:
                continue
            received = text[start:end].startswith(("接待", "先后接待"))
            if _often(text[kinds[0].end() : end]) and (received or not self._visited(start, end)):
                continue
            first = k
            if k and (self._go(*spans[k - 1]) or re.search(rf"[就围以]|{PERSON}", text[slice(*spans[k - 1])])):
                first = k - 1
            if "一课" in text[start:end] and PERSON in text[at:start]:
                first = 0
            yield spans[first][0], end

    def _inherit(self, trip: Trip, now: Trip | None) -> None:
        """A lecture in the course of a training has its days and its audience."""
        if now and not trip.date and trip.kind == "讲座" and now.kind in ("培训", "讲座"):
            trip.date = now.date
            trip.participants = trip.participants or list(now.participants)

    def _company(self, trip: Trip, at: int, to: int) -> bool:
        """甲、乙陪同调研。 after the sentence that told of the trip."""
        m = re.search(r"陪同|参加(?:了)?(?:调研|视察|监督|考察|活动|慰问|检查|督导)?(?:活动)?$", self.view.text[at:to])
        if m is None or MEETING in self.view.text[at:to] or _GO.search(self.view.text, at, at + m.start()):
            return False
        trip.participants += [facts.named(k) for k in self.view.links_in(at, at + m.start(), PERSON)]
        trip.to = to
        return True

    def _trip(self, at: int, to: int, item_date: str) -> Trip | None:
        text = self.view.text
        sentence = text[at:to]
        kinds = [
            (int(_rank(m["kind"])), m) for m in _KIND.finditer(sentence) if not _COUNTED.match(sentence[m.end() :])
        ]
        go = self._go(at, to)
        if not kinds and not (go and (item_date or DATE in sentence)):
            return None
        kind = lexicon.table("activities")[min(kinds, key=lambda k: k[0])[1]["kind"]] if kinds else "调研"
        team = _TEAM.search(sentence)
        if team and not any(rank <= _OWN_RANK for rank, _ in kinds):
            kind = lexicon.table("activities")[team["kind"]]
        first = min((m.start() for _, m in kinds), default=to - at)
        visited = self._visited(at, to)
        leader = self._leader(at, to, go.start() - at if go else first)
        date = self._date(at, to, first) or item_date
        topic = self._topic(at, to)
        stretch = self.context.at(at)
        planned = stretch.planned or bool(_PLAN.search(sentence))
        trip = Trip(kind, at, to, date, leader, self._participants(at, to, leader), visited, topic, planned)
        return trip if self._particular(trip, sentence, kinds, first) else None

    def _particular(self, trip: Trip, sentence: str, kinds: list[tuple[int, re.Match[str]]], first: int) -> bool:
        """Whether the sentence tells of one activity and not of a kind, a duty or a report."""
        stretch = self.context.at(trip.at)
        if MEETING in sentence and not trip.visited and re.search(r"召开|举行|出席|主持", sentence):
            return False
        if trip.planned:
            year = stretch.date.year if stretch.planned and not stretch.date.month else 0
            trip.date = trip.date or (str(year) if year else "")
            done = re.search(
                r"(?:开展|进行|组织)(?:专项|专题|联合|重点|监督性|协商式)*(?:视察|调研|监督|考察|督导)", sentence
            )
            if not (trip.date and re.search(r"[就对围]", sentence) and trip.topic and done):
                return False
            trip.leader = trip.leader or ([stretch.body] if stretch.body else [])
            return True
        dated = len(trip.date) >= 7
        people = any(value.entity and "/person/" in value.entity for value in trip.leader)
        if trip.kind == "汇报" and not (trip.visited or trip.participants):
            return False
        if dated and kinds and (trip.visited or (trip.leader and trip.topic)):
            return True
        if dated and trip.visited and trip.leader:
            return True
        if trip.visited and kinds and (trip.leader or _GO.search(sentence) or trip.kind == "帮扶"):
            return True
        if people and kinds and trip.kind in ("讲座", "汇报", "培训") and trip.topic:
            return True
        told = re.search(r"(?:开展|进行|作|组织|上)了[^，。；]{0,14}$", sentence[:first]) is not None
        if not (kinds and told and (trip.topic or (dated and trip.participants))):
            return False
        trip.leader = trip.leader or ([stretch.body] if stretch.body else [])
        return True

    def _go(self, at: int, to: int) -> re.Match[str] | None:
        for m in _GO.finditer(self.view.text, at, to):
            if self._sites(m.end(), to):
                return m
        return None

    def _sites(self, at: int, to: int) -> list[Link]:
        """Places and bodies listed from ``at`` on, up to the end of the clause."""
        text = self.view.text
        end = min((n for n in (text.find(c, at, to) for c in "，,。；") if n >= 0), default=to)
        stop = re.search(
            r"就(?!业)|围绕|对(?!口)|调研|督导|进行|开展|检查|看望(?!慰)|视察|向|专题|考察|监督", text[at:end]
        )
        end = at + stop.start() if stop and stop.start() > 0 else end
        found = []
        for n in range(at, end):
            if text[n] in f"{LOC}{ORG}" or (
                text[n] == PROGRAM and not re.match(r"工作|进展|情况|实施", text[n + 1 : n + 3])
            ):
                if text[n] == ORG and re.match(
                    r"(?:副?主席|书记|领导|负责|主任|委员|秘书长|党组)", text[n + 1 : n + 4]
                ):
                    continue
                found.append(self.view.links[n])
        return found

    def _visited(self, at: int, to: int) -> list[Value]:
        found: list[Link] = []
        for m in _GO.finditer(self.view.text, at, to):
            found += self._sites(m.end(), to)
        with_them = re.search(
            rf"(?:与|同|和)((?:{LOC}|{ORG})(?:、(?:{LOC}|{ORG}))*)等?[^，。；]{{0,12}}(?:考察|交流|学习)",
            self.view.text[at:to],
        )
        if with_them:
            found += self.view.links_in(at + with_them.start(1), at + with_them.end(1), LOC + ORG)
        aid = re.search(rf"({LOC})(?:驻村|结对|精准|定点)*帮扶", self.view.text[at:to])
        if aid:
            found.append(self.view.links[at + aid.start(1)])
        return [facts.named(link) for link in found]

    def _leader(self, at: int, to: int, first: int) -> list[Value]:
        """The persons before the first word of going or doing, else the body that stands there."""
        text = self.view.text
        end = _SUBJECT_END.search(text, at, to)
        people = self.view.links_in(at, at + first, PERSON)
        if people:
            run = [n for n in range(at, at + max(first, 0)) if text[n] == PERSON]
            after = _SUBJECT_END.search(text, run[0], to)
            stop = after.start() if after else to
            return [facts.named(k) for k in self.view.links_in(at, max(stop, run[0] + 1), PERSON)]
        taught = re.search(rf"由[^，。；]{{0,14}}?({PERSON})(?:主讲|授课|带队|任组长)", text[at:to])
        if taught:
            return [facts.named(self.view.links[at + taught.start(1)])]
        led = re.search(rf"({PERSON})(?:同志)?(?:带队|率队|领队)", text[at:to])
        if led:
            return [facts.named(self.view.links[at + led.start(1)])]
        bodies = self.view.links_in(at, end.start() if end else at + first, ORG)
        if bodies:
            return [facts.named(bodies[-1])]
        body = self.context.at(at).body
        we = re.search(
            r"^(?:[^，。；]{0,24}，)?(?:我们|我会|本会|常委会|组织委员|组织政协委员|委员们|先后|并)", text[at:to]
        )
        return [body] if body and we else []

    def _participants(self, at: int, to: int, leader: list[Value]) -> list[Value]:
        text = self.view.text
        known = {value.name for value in leader}
        found: list[Value] = []
        for m in _LED.finditer(text, at, to):
            links = self.view.links_in(m.start("who"), m.end("who"), ORG + PERSON)
            found += [facts.named(k) for k in links]
            if not links and 2 < len(m["who"]) < 20 and re.search(r"委员|干部|人员|专家|代表", m["who"]):
                found.append(facts.literal(re.sub(r"等$|^部分", "", self.view.printed(m.start("who"), m.end("who")))))
        m = re.search(r"陪同|参加(?:调研|视察|活动|考察|慰问|汇报)", text[at:to])
        if m:
            start = max((text.rfind(c, at, at + m.start()) for c in "。；"), default=at)
            begin = max(start, at)
            found += [facts.named(k) for k in self.view.links_in(begin, at + m.start(), PERSON)]
        told = re.search(rf"向[^，。；]{{0,14}}?({PERSON})[^，。；]{{0,4}}汇报", text[at:to])
        if told:
            found.append(facts.named(self.view.links[at + told.start(1)]))
        trained = re.search(
            r"对(?P<who>[^，。；]{2,30}?)(?:共?\d+[余多]?人)?(?:进行|开展)了?[^，。；]{0,4}培训", text[at:to]
        )
        if trained:
            words = self.view.printed(at + trained.start("who"), at + trained.end("who"))
            found += [facts.literal(word) for word in re.split("[、和]", re.sub(r"共\d+.*$", "", words)) if word]
        return [value for value in found if value.name not in known]

    def _date(self, at: int, to: int, first: int) -> str:
        text = self.view.text
        for n in range(at, min(to, at + max(first + 10, 30))):
            if text[n] == DATE and not re.match(r"以来|底前|前|后的|度|召开", text[n + 1 : n + 4]):
                return self.context.date(n)
        return ""

    def _topic(self, at: int, to: int) -> str:
        """What it was about, as printed."""
        text = self.view.text
        for pattern in _ABOUT:
            m = pattern.search(text, at, to)
            if m and not (pattern is _ABOUT[3] and PERSON in m["topic"]):
                return self._printed(m)
        gift = re.search(rf"开展({PROGRAM})", text[at:to])
        if gift:
            return self.view.printed(at + gift.start(1), at + gift.end(1))
        for m in _OBJECT.finditer(text, at, to):
            if set(m["topic"]) - set(f"{LOC}{ORG}等、") and not re.match(rf"[{LOC}{ORG}]", m["topic"]):
                return self._printed(m)
        team = re.search(r"开展(?P<topic>[^，。；]{2,24}?)(?:专项|专题|民主)*(?:监督|调研|视察|考察|帮扶)", text[at:to])
        if team:
            return self.view.printed(at + team.start("topic"), at + team.end("topic"))
        research = re.search(
            rf"(?:调研|视察|督导|考察)({PROGRAM}|{TITLE})?(?P<topic>(?!小?[组团次]|\\d)[^，。；]{{2,40}})", text[at:to]
        )
        return self.view.printed(at + research.start("topic"), at + research.end("topic")) if research else ""

    def _printed(self, m: re.Match[str]) -> str:
        return self.view.printed(m.start("topic"), m.end("topic")).strip("，,“")


def _rank(word: str) -> str:
    return next(row[2] for row in lexicon.rows("activities") if row[0] == word)


def _same(a: list[Value], b: list[Value]) -> bool:
    return not a or {v.name for v in a} == {v.name for v in b}


def _join(trip: Trip, more: Trip) -> None:
    trip.to = more.to
    trip.visited += more.visited
    trip.participants += more.participants
    trip.topic = trip.topic or more.topic


def _often(rest: str) -> bool:
    """Whether the clause goes on to say how many times it was done: that is a statistic."""
    return bool(re.search(r"[\d十百][余多]?(?:次|场|期|批|人次|轮|家|所|个)", rest))


def _distinct(trips: list[Trip]) -> list[Trip]:
    """Without the repeats of an undated activity (视察山西重要讲话 on every page)."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for trip in trips:
        key = (trip.kind, *sorted(v.name for v in [*trip.leader, *trip.visited]))
        if trip.date or key not in seen:
            kept.append(trip)
        if not trip.date:
            seen.add(key)
    return kept
