"""Which meeting each sentence of a document speaks of, and what it says of it."""

import re

from kg.model import Link

from . import bylines, clauses, days, facts, roles, signs, sittings, unnamed, venue
from .context import Context
from .days import UNDER
from .occasions import Occasion, Occasions, agree, host_in_name
from .signs import Signs
from .view import BULLETS, DATE, MEETING, ORG, PERSON, View

_SPEECHES = re.compile(r"发言摘[编登]|交流发言|发言材料|予以刊登|摘登如下")
#: What goes on speaking of the meeting at hand.
_GOES_ON = re.compile(
    rf"会议|会上|全会|大会|座谈|协商会|议政会|推进会|开幕会|闭幕会|会前|会后|参会|与会|到会|出席|列席|主席台|就座|{PERSON}主持$"
)
#: What every session has.
_PART = re.compile(r"(?:会议|大会)?(?:开幕|闭幕|揭幕)(?:式|会|会议|大会)|选举(?:大?会|会议)|大会|会议")
_SHORT, _LONGER = len("庆祝大会"), len("诗歌研讨会")
_HOUR = re.compile("[上中下]午|晚上?")
_A_DAY = len("2021-04-17")


class Walk:
    """Walks the document sentence by sentence with the meeting at hand."""

    def __init__(self, view: View, context: Context) -> None:
        self.view = view
        self.context = context
        self.occasions = Occasions()
        self.now: Occasion | None = None
        self.spoken: list[tuple[int, Occasion | None]] = []
        self.taken: set[int] = set()  # mentions that are part of a meeting already told of
        self.line = -2  # where the line begins that last spoke of the meeting at hand

    def read(self) -> None:
        """Fill ``occasions``, and ``spoken`` with where each sentence begins and the meeting it speaks of."""
        text = self.view.text
        stretch, speeches = None, None
        for at, to in clauses.lines(text):
            here = self.context.at(at)
            if here is not stretch:
                stretch = here
                if self.now and at - self.now.to >= UNDER:
                    self.now = None
                if here.speaker and speeches:
                    speeches.spoke.append(facts.named(here.speaker))
                elif speeches and here.start > speeches.to + UNDER:
                    speeches = None
            if text[at] in BULLETS or self._next_day(at):
                self.now = None  # the next item of a chronicle
            for start, end in clauses.sentences(text, at, to):
                self._sentence(start, end)
            if _SPEECHES.search(text, at, to):
                speeches = self.now or self._named(at, to) or speeches

    def _next_day(self, at: int) -> bool:
        """Whether a paragraph begins with another day than that of the meeting at hand."""
        text = self.view.text
        if text[at] != DATE or not ("，" in text[at : at + 12] or self._set_off(at)):
            return False
        date = self.context.date(at)
        return self.now is None or (len(date.split("/")[0]) == _A_DAY and not agree(date, self.now.date))

    def _set_off(self, at: int) -> bool:
        """Whether white space follows the day at ``at``: 1月24日上午　某会在…举行."""
        after = _HOUR.match(self.view.text, at + 1)
        end = self.view.ends[after.end() - 1 if after else at]
        return self.view.clean[end : end + 1].isspace()

    def _called(self, n: int, at: int, to: int, said: Signs) -> None:
        """A meeting that this one calls for a day: told of, but not what the text goes on with."""
        if date := days.of_mention(self.view, self.context, said, n, (at, to)):
            occasion = self.occasions.of(self.view.links[n], at, to, date)
            occasion.host = occasion.host or host_in_name(self.view.links[n].name)
            occasion.place = occasion.place or venue.place(self.view, at, to)

    def _named(self, at: int, to: int) -> Occasion | None:
        links = self.view.links_in(at, to, MEETING)
        return self.occasions.of(links[0], at, to, "") if links else None

    def _sentence(self, at: int, to: int) -> None:
        text = self.view.text
        named = [
            (n, said)
            for n in range(at, to)
            if text[n] == MEETING and n not in self.taken and (said := signs.read(self.view, n, at, to))
        ]
        for n, said in named:
            if said.planned:
                self._called(n, at, to, said)
        named = [(n, said) for n, said in named if not said.planned]
        told = [self._mention(n, at, to, said) for n, said in named if n not in self.taken]
        about = any(told) or (not named and self._unnamed(at, to))
        self.spoken.append((at, None))
        if self.now is None:
            return
        line = text.rfind("\n", 0, at)
        if about or _GOES_ON.search(text, at, to):
            self.line = line
        cited = all(said.cited for _, said in named)
        goes_on = line == self.line or roles.VOICE.search(text, at, to)
        if about or (goes_on and cited):
            self.spoken[-1] = at, self.now
            roles.assign(self.view, self.now, at, to)

    def _unnamed(self, at: int, to: int) -> bool:
        """A dated meeting in words that are no mention; true if there is one."""
        text, whens = self.view.text, self.view.whens
        if words := unnamed.of_speech(self.view, self.context, at, to):
            self._told(words.link, days.of_title(self.view, self.context, words.at), at, words.at, to)
            if self.now and (speaker := bylines.author(self.view, self.context, words.at)):
                self.now.spoke.append(facts.named(speaker))
            return True
        for words in unnamed.find(self.view, self.context, at, to):
            places = [*range(words.at - 1, at - 1, -1), *range(words.to, min(to, words.to + 14))]
            dated = [n for n in places if text[n] == DATE]
            item = days.item(self.view, at)
            if not (item >= 0 or any(whens[n].start.month for n in dated)):
                continue
            date = next((date for n in dated if (date := self.context.date(n))), "")
            date = date or (self.context.date(item) if item >= 0 else "")
            self._told(words.link, date, at, words.at, to)
            return True
        return False

    def _told(self, link: Link, date: str, at: int, n: int, to: int) -> None:
        """A meeting known by words alone, named at ``n``, becomes the one at hand."""
        known = self.occasions.named(link, at, date)
        self.now = known or self.occasions.of(link, at, to, date)
        self.now.host = self.now.host or venue.host(self.view, at, n, to) or venue.of_link(link)
        self.now.place = self.now.place or venue.place(self.view, at, to)

    def _mention(self, n: int, at: int, to: int, said: Signs) -> bool:
        """What the sentence says of the meeting named at ``n``; true if the sentence is about it."""
        link = self.view.links[n]
        if words := sittings.part(self.view, n, to):
            self.taken.update(range(words.at, words.to))
            self._told(words.link, days.of_mention(self.view, self.context, said, n, (at, to)), at, words.at, to)
            return True
        if (said.holds or said.is_held or said.near) and (
            words := sittings.within(self.view, n, to, self.now.link if self.now else None)
        ):
            self._told(words.link, days.of_mention(self.view, self.context, said, n, (at, to)), at, words.at, to)
            return True
        if self.now and _same(link, self.now, dated=DATE in self.view.text[at:to]):
            return bool(said.near)
        occasion = self.occasions.of(link, at, to, days.of_mention(self.view, self.context, said, n, (at, to)))
        first, _ = signs.run(self.view, n)
        if first < n and self.now and self.now.link is self.view.links[first]:
            occasion.beside = self.now
            return False
        if said.holds or said.is_held:
            occasion.host = occasion.host or venue.host(self.view, at, n, to) or venue.in_name(link)
            if said.holds and not occasion.host:
                occasion.host = venue.own(self.view, self.context, at, n)
            occasion.place = venue.finer(occasion.place, venue.place(self.view, at, to))
        if said.passed or said.listed:
            occasion.host = occasion.host or host_in_name(link.name)
        if said.title and (speaker := bylines.author(self.view, self.context, n)):
            occasion.spoke.append(facts.named(speaker))
        elif said.spoken:
            occasion.spoke += bylines.speakers(self.view, n, at, to)
        if said.near and not said.near.startswith("主持"):
            people = self.view.links_in(at, n, PERSON) or self.view.links_in(at, n, ORG)[:1]
            occasion.attended += [facts.named(link) for link in people]
        about = said.holds or said.is_held or bool(said.near)
        if about or said.title or (said.spoken and self.now is None):
            self.now = occasion
        return about or (said.spoken and occasion is self.now)


def _same(link: Link, now: Occasion, *, dated: bool) -> bool:
    """庆祝大会, 座谈会: words that only take up the meeting at hand; longer ones where no day is said."""
    short, letters = link.mention.text, iter(now.link.name)
    if _PART.fullmatch(short):
        return True
    brief = len(short) <= (_SHORT if dated else _LONGER)
    return brief and link.entity != now.link.entity and all(c in letters for c in short)
