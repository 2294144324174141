"""Meetings: when and where one was held, by whom, who chaired, spoke and attended.

A document speaks of one meeting in many sentences; what each says is gathered in an
:class:`~kg.relate.occasions.Occasion`. A meeting that is only cited (贯彻…会议精神) gives no fact.
"""

import re
from typing import NamedTuple

from kg.iri import entity_iri
from kg.model import Fact, Link, Value

from . import clauses, facts, roles, unnamed
from .context import Context
from .occasions import Occasion, Occasions, agree, host_in_name
from .view import DATE, LOC, MEETING, ORG, PERSON, View

_HELD = r"(?:召开|举行|举办|召集|开幕|闭幕|开会|圆满结束)"
_HOLDS = re.compile(rf"{_HELD}(?:了|的)?[^，。；{MEETING}]{{0,24}}$")
_IS_HELD = re.compile(
    rf"[^，。；{MEETING}]{{0,8}}，?(?:[于在]|隆重|胜利|圆满|顺利|{DATE}|上午|下午|今日|{LOC}|{ORG})*"
    rf"[^，。；{MEETING}]{{0,8}}{_HELD}"
)
_CITED = re.compile(r"[^，。；]{0,10}(?:以来|精神|之后|之前|后|前)")
_AT = re.compile(
    r"(?:[一-龥]{0,6}(?:会|期间|开幕|闭幕|讨论))?上?(?:[，,的]|发表|作|讲|所|强调|指出|通过|审议|表决|期间|中)"
)
_NEAR = re.compile(r"(?:主持|出席|参加|列席)了?[^，。；]{0,16}$")
#: Delegates elected for a meeting, and a time or place, are not that meeting: 出席…大会的代表.
_OF_IT = re.compile(r"的(?!讲话)")
#: 1998年4月4-5日，六届二次全委会议: a line of a list.
_LISTED = re.compile(rf"(?:^|[，。；])[★●◆■▲◎\d.、]*{DATE}[，：]?(?:[{ORG}{LOC}])?$")
_ACTS = re.compile(
    r"[，。；]|$|[^，。；]{0,6}?(?:增补|增选|补选|选举|审议|讨论|决定|任命|免去|听取|协商|传达|研究|部署|表决|接受)"
)
#: 召开座谈会23场: a kind of meeting and how often.
_COUNTED = re.compile(r"(?:达|共|近|累计)?[\d一二三四五六七八九十百两]+[余多]?[场次个期]")
_YEAR_OF = re.compile(r"(?:胜利)?(?:召开|举行)之年")
_PASSED = re.compile(r"(?:审议|协商|讨论|表决)?通过(?!了?的?《)")
_SPEECH_TITLE = re.compile(
    rf"在{MEETING}[^。\n]{{0,12}}上(?:的?(?:讲话|报告|发言|致辞|总结讲话|主持词))?$|^[—（(]*{DATE}在{MEETING}",
    re.M,
)
_IN = re.compile(rf"在(?P<place>{LOC}|{ORG}|京)(?:[^，。；]{{0,12}}?)(?:主持)?(?:{_HELD}|隆重|胜利)")
_ROOM = re.compile(
    rf"在(?P<place>[^，。；{PERSON}{MEETING}]{{0,14}}(?:会议室|会议厅|礼堂|会堂|报告厅|宾馆|大厦|党校|中心))[^，。；]{{0,6}}{_HELD}"
)
_HOST = re.compile(
    rf"(?<!在)(?P<org>{ORG})(?:[^，。；{ORG}{PERSON}]{{0,20}})?(?:组织|联合|共同)?(?:召开|举办|举行|主办|召集)(?!之)"
)
_SPOKE_BEFORE = re.compile(rf"({PERSON})[^，。；、{PERSON}]{{0,10}}在$")
_SPOKE_AFTER = re.compile(rf"上，[^。；]{{0,40}}?({PERSON})[^。；]{{0,24}}?(?:指出|讲话|发言|强调|表示|作)")
_SPEECH = re.compile(r"讲话|发言|报告|指出|强调|作|致辞|说")
_SPEECHES = re.compile(r"发言摘[编登]|交流发言|发言材料|予以刊登|摘登如下")
#: What goes on speaking of the meeting at hand.
_GOES_ON = re.compile(
    rf"会议|会上|全会|大会|座谈|协商会|议政会|推进会|开幕会|闭幕会|会前|会后|参会|与会|到会|出席|列席|{PERSON}主持$"
)
_ITEM = re.compile(rf"[★●◆■▲◎\d.、]*{DATE}")
#: Titles stand within the first so many characters; a byline and a date near the heading they belong to.
_TOP, _UNDER = 200, 200
_A_DAY, _BYLINE = len("2021-04-17"), 40


class _Signs(NamedTuple):
    """How a sentence speaks of a meeting: what of all this it says."""

    holds: bool  # 召开…会议
    is_held: bool  # 会议…召开
    spoken: bool  # 在…会议上
    title: bool  # the title of a speech given there
    near: str  # 出席…会议
    year: bool  # 会议召开之年
    passed: bool  # 会议通过
    listed: bool  # the title of a list of its members, its day underneath


def extract(view: View, context: Context) -> list[Fact]:
    """The meetings the document tells of, in the order of their first mention."""
    reader = _Reader(view, context)
    reader.read()
    return [occasion.fact(view) for occasion in reader.occasions.whole() if occasion.told]


class _Reader:
    """Walks the document sentence by sentence with the meeting at hand."""

    def __init__(self, view: View, context: Context) -> None:
        self.view = view
        self.context = context
        self.occasions = Occasions()
        self.now: Occasion | None = None
        self.line = -2  # where the line begins that last spoke of the meeting at hand

    def read(self) -> None:
        text = self.view.text
        stretch, speeches = None, None
        for at, to in clauses.lines(text):
            here = self.context.at(at)
            if here is not stretch:
                stretch = here
                if self.now and at - self.now.to >= _UNDER:
                    self.now = None
                if here.speaker and speeches:
                    speeches.spoke.append(facts.named(here.speaker))
                elif speeches and here.start > speeches.to + _UNDER:
                    speeches = None
            if text[at] in "★●◆■▲◎" or self._next_day(at):
                self.now = None  # the next item of a chronicle
            for start, end in clauses.sentences(text, at, to):
                self._sentence(start, end)
            if _SPEECHES.search(text, at, to):
                speeches = self.now or self._named(at, to) or speeches

    def _next_day(self, at: int) -> bool:
        """Whether a paragraph begins with another day than that of the meeting at hand."""
        text = self.view.text
        if text[at] != DATE or "，" not in text[at : at + 12]:
            return False
        date = self.context.date(at)
        return self.now is None or (len(date.split("/")[0]) == _A_DAY and not agree(date, self.now.date))

    def _named(self, at: int, to: int) -> Occasion | None:
        links = self.view.links_in(at, to, MEETING)
        return self.occasions.of(links[0], at, to, "") if links else None

    def _sentence(self, at: int, to: int) -> None:
        text = self.view.text
        named = [(n, signs) for n in range(at, to) if text[n] == MEETING and (signs := self._signs(n, at, to))]
        told = [self._mention(n, at, to, signs) for n, signs in named]
        about = any(told) or self._unnamed(at, to)
        if self.now is None:
            return
        line = text.rfind("\n", 0, at)
        if about or _GOES_ON.search(text, at, to):
            self.line = line
        goes_on = line == self.line or (self.now.date and roles.VOICE.search(text, at, to))
        if about or (goes_on and not named):
            roles.assign(self.view, self.now, at, to)

    def _unnamed(self, at: int, to: int) -> bool:
        """A dated meeting in words that are no mention; true if there is one."""
        for n, link in unnamed.find(self.view, self.context, at, to):
            days = [date for k in range(at, n) if self.view.text[k] == DATE and (date := self.context.date(k))]
            date = days[-1] if days else self._item_date(at)
            if len(date) < _A_DAY:
                continue
            self.now = self.occasions.named(link.mention.text, date) or self.occasions.of(link, at, to, date)
            self.now.host = self.now.host or self._host(at, n, to)
            self.now.place = self.now.place or self._place(at, to)
            return True
        return False

    def _mention(self, n: int, at: int, to: int, signs: _Signs) -> bool:
        """What the sentence says of the meeting named at ``n``; true if the sentence is about it."""
        link = self.view.links[n]
        occasion = self.occasions.of(link, at, to, self._date(signs, n, at, to))
        if signs.holds or signs.is_held:
            occasion.host = occasion.host or self._host(at, n, to)
            occasion.place = occasion.place or self._place(at, to)
        if signs.passed or signs.listed:
            occasion.host = occasion.host or host_in_name(link.name)
        if signs.title and (speaker := self._speaker(n)):
            occasion.spoke.append(facts.named(speaker))
        elif signs.spoken:
            occasion.spoke += self._speakers(n, at, to)
        if signs.near and not signs.near.startswith("主持"):
            people = self.view.links_in(at, n, PERSON) or self.view.links_in(at, n, ORG)[:1]
            occasion.attended += [facts.named(link) for link in people]
        about = signs.holds or signs.is_held or bool(signs.near)
        if about or signs.title or (signs.spoken and self.now is None):
            self.now = occasion
        return about

    def _signs(self, n: int, at: int, to: int) -> _Signs | None:
        """How the sentence speaks of the meeting at ``n``; ``None`` if it only cites it or counts its kind."""
        text = self.view.text
        before, after = text[at:n], text[n + 1 : to]
        if _COUNTED.match(after):
            return None
        line, end = text.rfind("\n", 0, n) + 1, self._line_end(n)
        is_held = bool(_IS_HELD.match(after)) and (not _CITED.match(after) or DATE in after[:6])
        dated = re.search(rf"{DATE}[，,]?$", before) is not None
        near = _NEAR.search(before)
        if near and (_OF_IT.match(after) or (PERSON not in before and DATE not in before)):
            near = None
        holds = bool(_HOLDS.search(before))
        signs = _Signs(
            holds=holds,
            is_held=is_held or (bool(_LISTED.search(before)) and _ACTS.match(after) is not None),
            spoken=(before.endswith("在") and bool(_AT.match(after))) or (dated and after.startswith("上")),
            title=bool(_SPEECH_TITLE.search(text, line, end)),
            near=near[0] if near else "",
            year=bool(_YEAR_OF.match(after)),
            passed=bool(_PASSED.match(after)),
            listed=at < _TOP and not holds and bool(re.match(rf"\n[（(]{DATE}", text[end : end + 3])),
        )
        return signs if any(signs) else None

    def _date(self, signs: _Signs, n: int, at: int, to: int) -> str:
        """The date said of the meeting at ``n``."""
        text = self.view.text
        if signs.listed:
            return self.context.date(self._line_end(n) + 2)
        if signs.passed:
            return self.context.date(n - 1) if text[n - 1] == DATE else ""
        found = ""
        if (
            signs.holds
            or signs.is_held
            or signs.year
            or signs.near
            or (signs.spoken and DATE in text[max(at, n - 24) : n])
        ):
            places = [*range(n - 1, at - 1, -1), *range(n + 1, min(to, n + 14))]  # the last before, the first behind
            dates = (self.context.date(k) for k in places if text[k] == DATE)
            found = next((date for date in dates if date), "") or (
                self._item_date(at) if signs.holds or signs.is_held else ""
            )
        return found or (self._title_date(n) if signs.title else "")

    def _item_date(self, at: int) -> str:
        """The date that opens the item of a chronicle: ★7月2日下午，…"""
        line = self.view.text.rfind("\n", 0, at) + 1
        m = _ITEM.match(self.view.text, line, line + 6)
        return self.context.date(m.end() - 1) if m else ""

    def _title_date(self, n: int) -> str:
        """The day of a speech: in its title line, or under it."""
        line, end = self.view.text.rfind("\n", 0, n) + 1, self._line_end(n)
        for k in range(line, end):
            if self.view.text[k] == DATE:
                return self.context.date(k)
        for start in (n, min(end + 1, len(self.view.text) - 1)):
            stretch = self.context.at(start)
            if stretch.date.day and (stretch.speaker or start - stretch.start < _UNDER):
                return str(stretch.date)
        return ""

    def _line_end(self, n: int) -> int:
        end = self.view.text.find("\n", n)
        return len(self.view.text) if end < 0 else end

    def _speaker(self, n: int) -> Link | None:
        """The byline of a speech whose title names the meeting, or the name the title begins with."""
        text, end = self.view.text, self._line_end(n)
        m = re.match(rf"(?:\n[^\n]{{0,20}}?){{1,3}}?\n?({PERSON})(?=\n|$)", text[end : end + 90])
        if m:
            return self.view.links.get(end + m.start(1))
        line = text.rfind("\n", 0, n) + 1
        if text[line : line + 2] == f"{PERSON}在":
            return self.view.links.get(line)
        above = text[max(0, line - _BYLINE) : line]
        if re.search(rf"\n[^{PERSON}\n。，]{{0,30}}{PERSON}\n$", above):
            return self.view.links.get(line - 2)
        stretch = self.context.at(n)
        return stretch.speaker if line - stretch.start < _UNDER else None

    def _speakers(self, n: int, at: int, to: int) -> list[Value]:
        """习近平总书记在…大会上的讲话: who spoke there, named before 在 or behind it."""
        text = self.view.text
        if before := _SPOKE_BEFORE.search(text[at:n]):
            spoke = _SPEECH.search(text[n + 1 : n + 30])
            return [facts.named(self.view.links[at + before.start(1)])] if spoke else []
        after = _SPOKE_AFTER.search(text[n + 1 : to])
        return [facts.named(self.view.links[n + 1 + after.start(1)])] if after else []

    def _place(self, at: int, to: int) -> tuple[Value, ...]:
        """Where: the innermost of the places named, or a room by its name."""
        m = _IN.search(self.view.text, at, to)
        if m is None:
            room = _ROOM.search(self.view.text, at, to)
            return (facts.literal(self.view.printed(*room.span("place"))),) if room else ()
        if m["place"] == "京":
            return (Value("北京市", entity_iri("LOC", "北京市"), "京"),)
        inner = [n for n in range(*m.span()) if self.view.text[n] == LOC]
        return (facts.named(self.view.links[inner[-1] if inner else m.start("place")]),)

    def _host(self, at: int, n: int, to: int) -> tuple[Value, ...]:
        """The bodies right before the verb of holding, a list of them together."""
        found = [m.start("org") for m in _HOST.finditer(self.view.text, at, min(to, n + 20)) if m.start() < n]
        if not found:
            return ()
        start = found[-1]
        while start >= at + 2 and self.view.text[start - 1] in "、和" and self.view.text[start - 2] == ORG:
            start -= 2
        return tuple(facts.named(link) for link in self.view.links_in(start, found[-1] + 1, ORG))
