"""Meetings: when and where one was held, by whom, who chaired, spoke and attended.

A document speaks of one meeting in many sentences. What each says is gathered in an :class:`Occasion`; two occasions
of one name are kept apart when their dates differ. A meeting that is only cited (贯彻…会议精神) gives no fact.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kg.iri import entity_iri
from kg.model import Fact, Link, Value

from . import clauses, facts
from .context import Context
from .view import DATE, LOC, MEETING, ORG, PERSON, View

_HELD = r"(?:召开|举行|举办|召集|开幕|闭幕|开会|圆满结束)"
_HOLDS = re.compile(rf"{_HELD}(?:了|的)?[^，。；{MEETING}]{{0,24}}$")
_IS_HELD = re.compile(
    rf"^[^，。；{MEETING}]{{0,8}}(?:，)?(?:[于在]|隆重|胜利|圆满|顺利|{DATE}|上午|下午|今日|{LOC}|{ORG})*[^，。；{MEETING}]{{0,8}}{_HELD}"
)
_AT = re.compile(
    r"^(?:[一-龥]{0,6}(?:会|期间|开幕|闭幕|讨论))?上?(?:，|,|的|发表|作|讲|所|强调|指出|通过|审议|表决|期间|中)"
)
_CHAIR = re.compile(r"主持(?!人|工作|日常)")
_ATTEND = re.compile(r"就座|到会祝贺|出席|参加(?!工作)|列席|到会|与会|参会|莅临|应邀|陪同")
_SPEAK = re.compile(
    r"讲话|发言|致辞|致词|讲授|[所]?作了?[^，。；]{0,40}(?:报告|说明|发言|讲话|通报|汇报|介绍|点评|解读|传达|辅导|总结)"
    r"|汇报了?|介绍了?|通报了?|传达了?|宣读|(?:进行|作)了?[^，。；]{0,6}说明|强调|指出|宣布|回应|建言|表示|通报"
)
#: Titles stand within the first so many characters.
_TOP = 200
_DAY, _FORTNIGHT = len("2021-04-17"), 14
#: What goes on speaking of the meeting at hand.
_GOES_ON = re.compile(
    r"会议|会上|全会|大会|座谈会|协商会|议政会|推进会|开幕会|闭幕会|会前|会后|参会|与会|到会|出席|列席"
)
_BY = re.compile(rf"由(?P<who>[^，。；]{{0,60}}?)主持")
_IN = re.compile(rf"在(?P<place>{LOC}|{ORG}|京)(?:[^，。；]{{0,12}}?)(?:主持)?(?:{_HELD}|隆重|胜利)")
_IN_AFTER = re.compile(rf"在(?P<place>{LOC}|{ORG})[^，。；]{{0,6}}{_HELD}")
_ROOM = re.compile(
    rf"在(?P<place>[^，。；{PERSON}{MEETING}]{{0,14}}(?:会议室|会议厅|礼堂|会堂|报告厅|宾馆|大厦|党校|中心))[^，。；]{{0,6}}{_HELD}"
)
_HOST = re.compile(
    rf"(?P<org>{ORG})(?:[^，。；{ORG}{PERSON}]{{0,20}})?(?:组织|联合|共同)?(?:召开|举办|举行|主办|召集)(?!之)"
)
_SPEECH_TITLE = re.compile(
    rf"在{MEETING}[^。\n]{{0,12}}上(?:的?(?:讲话|报告|发言|致辞|总结讲话|主持词))?$|^[—（(]*{DATE}在{MEETING}"
)
#: Somebody speaks while a meeting is being told of.
_VOICE = re.compile(
    rf"{PERSON}[^，。；：{PERSON}]{{0,16}}(?:发言|讲话|致辞|指出|强调|通报|介绍|回应|建议|认为|说明|汇报|表示|呼吁|提出|谈到|说|作了?[^，。；]{{0,30}}(?:报告|说明|发言|讲话|通报|汇报|介绍))"
)
_SPEECHES = re.compile(r"发言摘[编登]|交流发言|发言材料|予以刊登|摘登如下")
_NAME_HOST = re.compile(
    r"^(?:(?P<party>中国共产党|中共)(?P<where>.+?)(?:第.{1,4}届)?(?:委员会|委)(?=第|.*会)"
    r"|政协(?:第.{1,4}届)?(?P<place>.+?)(?:第.{1,4}届)?委员会(?P<organ>常务委员会|党组|机关)?)"
)


@dataclass(slots=True)
class Occasion:
    """What the text says of one meeting so far."""

    link: Link
    at: int
    to: int
    date: str = ""
    host: tuple[Value, ...] = ()
    place: tuple[Value, ...] = ()
    chair: list[Value] = field(default_factory=list)
    spoke: list[Value] = field(default_factory=list)
    attended: list[Value] = field(default_factory=list)
    rank: int = 0

    @property
    def told(self) -> bool:
        """Whether the text says anything of it beyond its name."""
        return bool(self.date or self.host or self.place or self.chair or self.spoke or self.attended)


#: Chance that an occasion is right, by how many of its slots the text fills.
_CONFIDENCE = (0.6, 0.7, 0.8, 0.85, 0.9)


def extract(view: View, context: Context) -> list[Fact]:
    """The meetings the document tells of."""
    found = [_fact(view, occasion) for occasion in _Reader(view, context).read() if occasion.told]
    return found


def _fact(view: View, occasion: Occasion) -> Fact:
    host = occasion.host or _host_in_name(occasion.link.name)
    present = [*occasion.attended, *occasion.chair, *occasion.spoke]
    slots: dict[str, Iterable[Value]] = {
        "name": [facts.named(occasion.link)],
        "date": [facts.literal(occasion.date)] if occasion.date else [],
        "host": host,
        "chair": facts.distinct(occasion.chair),
        "spoke": facts.distinct(occasion.spoke),
        "attended": facts.distinct(present),
        "place": occasion.place,
    }
    filled = sum(map(bool, (occasion.date, occasion.host, occasion.place, present)))
    return facts.make(view, "meeting", slots, (occasion.at, occasion.to), "meetings/1", _CONFIDENCE[filled])


def _host_in_name(name: str) -> tuple[Value, ...]:
    """政协第十届沁水县委员会第一次会议 is held by 政协沁水县委员会."""
    m = _NAME_HOST.match(name)
    if m is None:
        return ()
    host = f"中共{m['where']}委员会" if m["party"] else f"政协{m['place']}委员会{m['organ'] or ''}"
    if m["party"] and m["where"] in ("中央", ""):
        host = "中国共产党中央委员会"
    return (Value(host, entity_iri("ORG", host), ""),)


class _Reader:
    """Walks the document sentence by sentence with the meeting at hand."""

    def __init__(self, view: View, context: Context) -> None:
        self.view = view
        self.context = context
        self.occasions: list[Occasion] = []
        self.now: Occasion | None = None
        self.subjects: list[Value] = []

    def read(self) -> list[Occasion]:
        """All occasions, in the order of their first mention."""
        text = self.view.text
        stretch = None
        speeches: Occasion | None = None
        for at, to in clauses.lines(text):
            here = self.context.at(at)
            if here is not stretch:
                stretch, self.now = here, self.now if at - (self.now.to if self.now else 0) < 200 else None
                if here.speaker and speeches and at > here.start - 1:
                    speeches.spoke.append(facts.named(here.speaker))
                elif speeches and here.speaker is None and here.start > speeches.to + 50:
                    speeches = None
            if text[at] in "★●◆■▲◎" or (text[at] == DATE and "，" in text[at : at + 12]):
                self.now = None
            for start, end in clauses.sentences(text, at, to):
                self._sentence(start, end)
            if _SPEECHES.search(text, at, to) and (self.now or self._named(at, to)):
                speeches = self.now or self._named(at, to)
        return self._merged()

    def _named(self, at: int, to: int) -> Occasion | None:
        links = self.view.links_in(at, to, MEETING)
        return self._occasion(links[0], at, to, "") if links else None

    def _sentence(self, at: int, to: int) -> None:
        text = self.view.text
        held = False
        for n in range(at, to):
            if text[n] == MEETING and n in self.view.links:
                held |= self._mention(n, at, to)
        if self.now is None:
            return
        named = MEETING in text[at:to]
        if held or (_GOES_ON.search(text, at, to) and not named):
            self._roles(self.now, at, to)
        elif not named and self.now.date and _VOICE.search(text, at, to):
            self._roles(self.now, at, to)

    def _mention(self, n: int, at: int, to: int) -> bool:
        """What the sentence says of the meeting named at ``n``; true if the sentence is about it."""
        text, link = self.view.text, self.view.links[n]
        before, after = text[at:n], text[n + 1 : to]
        holds, is_held = _HOLDS.search(before), _IS_HELD.search(after)
        if (
            is_held
            and re.match(r"[^，。；]{0,10}(?:以来|精神|之后|之前|后|前)", after)
            and not re.search(rf"[{DATE}]", after[:6])
        ):
            is_held = None
        spoken = before.endswith("在") and _AT.match(after)
        title = _SPEECH_TITLE.search(text, max(0, text.rfind("\n", 0, n) + 1), self._line_end(n))
        near = re.search(r"(?:主持|出席|参加|列席)(?:了)?[^，。；]{0,16}$", before)
        year = re.match(rf"(?:胜利)?(?:召开|举行)之年", after)
        passed = re.match(r"(?:审议|协商|讨论|表决)?通过(?!了?的?《)", after)
        dated = re.search(rf"{DATE}[，,]?$", before)
        if dated and after.startswith("上"):
            spoken = re.match("上", after)
        listed = re.match(rf"\n[（(](?={DATE})", text[self._line_end(n) : self._line_end(n) + 3]) if at < _TOP else None
        if not (holds or is_held or spoken or title or near or year or passed or listed):
            return False
        when, place, host = "", (), ()
        if listed:
            when = self._date(self._line_end(n), self._line_end(n) + 3, self._line_end(n) + 4, holds=False)
        elif passed:
            when = self._date(n - 1, n, n + 1, holds=False) if dated else ""
        elif holds or is_held or year or (spoken and DATE in before[-24:]) or near:
            when = self._date(at, n, to, holds=bool(holds))
        if title:
            when = when or self._title_date(n)
        if holds or is_held:
            place, host = self._place(at, to), self._host(at, n, to)
        if not when and (title or holds or is_held) and self.context.at(n).start <= n and title:
            when = self._title_date(n)
        occasion = self._occasion(link, at, to, when)
        occasion.host = occasion.host or host
        occasion.place = occasion.place or place
        if passed or listed:
            occasion.host = occasion.host or _host_in_name(link.name)
        if title and (speaker := self._speaker(n)):
            occasion.spoke.append(facts.named(speaker))
        if spoken and not title:
            self._speakers_at(occasion, n, at, to)
        if near and re.search(r"参加|出席|列席", near[0]):
            occasion.attended += self._subjects_in(at, n)
        main = bool(holds or is_held or near or title)
        if main or self.now is None or spoken:
            self.now = occasion if main or not self.now else self.now
        return bool(holds or is_held or near)

    def _line_end(self, n: int) -> int:
        end = self.view.text.find("\n", n)
        return len(self.view.text) if end < 0 else end

    def _date(self, at: int, n: int, to: int, *, holds: bool) -> str:
        """The date said of the meeting at ``n``: the last before it, or the first behind."""
        text = self.view.text
        for k in [*range(n - 1, at - 1, -1), *range(n + 1, min(to, n + 14))]:
            if text[k] == DATE and (found := self.context.date(k)):
                return found
        if holds and (first := self._item_date(at)):
            return first
        return ""

    def _item_date(self, at: int) -> str:
        """The date that opens the item of a chronicle: ★7月2日下午，…"""
        line = self.view.text.rfind("\n", 0, at) + 1
        m = re.match(rf"[★●◆■▲◎\d.、]*{DATE}", self.view.text[line : line + 6])
        return self.context.date(line + m.end() - 1) if m else ""

    def _title_date(self, n: int) -> str:
        line = self.view.text.rfind("\n", 0, n) + 1
        for k in range(line, self._line_end(n)):
            if self.view.text[k] == DATE:
                return self.context.date(k)
        for start in (n, min(self._line_end(n) + 1, len(self.view.text) - 1)):
            stretch = self.context.at(start)
            if stretch.date.day and (stretch.speaker or start - stretch.start < 200):
                return str(stretch.date)
        return ""

    def _speaker(self, n: int) -> Link | None:
        """The byline of a speech whose title names the meeting."""
        text = self.view.text
        end = self._line_end(n)
        m = re.match(rf"(?:\n[^\n]{{0,20}}?){{1,3}}?\n?({PERSON})(?=\n|$)", text[end : end + 90])
        if m:
            return self.view.links.get(end + m.start(1))
        before = re.search(rf"^({PERSON})(?=在)", text[text.rfind("\n", 0, n) + 1 : n])
        return self.view.links.get(text.rfind("\n", 0, n) + 1 + before.start(1)) if before else None

    def _speakers_at(self, occasion: Occasion, n: int, at: int, to: int) -> None:
        """习近平总书记在…大会上的讲话: who spoke there, named before 在 or behind it."""
        text = self.view.text
        before = re.search(rf"({PERSON})[^，。；、{PERSON}]{{0,10}}在$", text[at:n])
        if before:
            if re.search(r"讲话|发言|报告|指出|强调|作|致辞|说", text[n + 1 : n + 30]):
                occasion.spoke.append(facts.named(self.view.links[at + before.start(1)]))
            return
        after = re.search(
            rf"上，[^。；]{{0,40}}?({PERSON})[^。；]{{0,24}}?(?:指出|讲话|发言|强调|表示|作)", text[n + 1 : to]
        )
        if after:
            occasion.spoke.append(facts.named(self.view.links[n + 1 + after.start(1)]))

    def _place(self, at: int, to: int) -> tuple[Value, ...]:
        """Where: the innermost of the places named, or a room by its name."""
        m = _IN.search(self.view.text, at, to) or _IN_AFTER.search(self.view.text, at, to)
        if m is None:
            room = _ROOM.search(self.view.text, at, to)
            return (facts.literal(self.view.printed(room.start("place"), room.end("place"))),) if room else ()
        if m["place"] == "京":
            return (Value("北京市", entity_iri("LOC", "北京市"), "京"),)
        last = m.start("place")
        for n in range(last + 1, m.end()):
            if self.view.text[n] == LOC:
                last = n
        return (facts.named(self.view.links[last]),)

    def _host(self, at: int, n: int, to: int) -> tuple[Value, ...]:
        hosts = [m for m in _HOST.finditer(self.view.text, at, min(to, n + 20)) if m.start() < n]
        if not hosts:
            return ()
        end = hosts[-1].start("org")
        start = end
        while start >= at + 2 and self.view.text[start - 1] in "、和" and self.view.text[start - 2] == ORG:
            start -= 2
        return tuple(facts.named(link) for link in self.view.links_in(start, end + 1, ORG))

    def _subjects_in(self, at: int, to: int) -> list[Value]:
        people = self.view.links_in(at, to, PERSON)
        return [facts.named(link) for link in people or self.view.links_in(at, to, ORG)[:1]]

    def _roles(self, occasion: Occasion, at: int, to: int) -> None:
        """Who did what, clause by clause: a list of names may run over commas before its verb comes."""
        text = self.view.text
        occasion.to = max(occasion.to, to) if at - occasion.to < 80 else occasion.to
        waiting: list[Value] = []
        subjects: list[Value] = []
        for start, end in clauses.split(text, at, to, "，,：:"):
            clause = text[start:end]
            people = [facts.named(k) for k in self.view.links_in(start, end, PERSON)]
            chair, attend, speak = _CHAIR.search(clause), _ATTEND.search(clause), _SPEAK.search(clause)
            if by := _BY.search(clause):
                occasion.chair += [
                    facts.named(k)
                    for k in self.view.links_in(start + by.start("who"), start + by.end("who"), PERSON + ORG)
                ][-1:]
                if not (attend or speak):
                    continue
                chair = None
            if not (chair or attend or speak):
                waiting += people
                continue
            if people or waiting:
                subjects = waiting + people
            elif re.search(rf"^[^{PERSON}]*{ORG}[^，]{{0,20}}(?:发言|汇报|介绍|通报|参加|出席)", clause):
                subjects = [facts.named(k) for k in self.view.links_in(start, end, ORG)]
            waiting = []
            if chair:
                occasion.chair += subjects[-1:] if "分别" not in clause else subjects
            if attend:
                occasion.attended += subjects
            if speak and not re.search(r"听取.{0,6}意见", clause):
                occasion.spoke += subjects

    def _occasion(self, link: Link, at: int, to: int, when: str) -> Occasion:
        """The occasion of this name that agrees with ``when``, or a new one."""
        for occasion in reversed(self.occasions):
            if occasion.link.entity != link.entity:
                continue
            if when and occasion.date and (whole := _session(link.name, occasion.date, when)):
                occasion.date = whole
                return occasion
            if not when or not occasion.date or _agree(when, occasion.date):
                occasion.date = max(occasion.date, when, key=len)
                return occasion
        occasion = Occasion(link, at, to, when)
        self.occasions.append(occasion)
        return occasion

    def _merged(self) -> list[Occasion]:
        return self.occasions


def _session(name: str, a: str, b: str) -> str:
    """Opening and closing day of a numbered session make a range, if they lie within a fortnight."""
    if not re.search(r"第.{1,4}次(?:全体)?会议$|代表大会", name) or not (len(a) == len(b) == _DAY) or a == b:
        return ""
    first, last = sorted((a, b))
    near = abs((date.fromisoformat(last) - date.fromisoformat(first)).days) <= _FORTNIGHT
    return f"{first}/{last}" if near else ""


def _agree(a: str, b: str) -> bool:
    """Whether two dates can be of one event: one is the other at lower precision or a day within the range."""
    if a.startswith(b) or b.startswith(a):
        return True
    first, _, last = max(a, b, key=len).partition("/")
    day = min(a, b, key=len)
    return bool(last) and first <= day <= last
