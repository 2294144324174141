"""Whose text it is, where, and when: what “市长”, “五年来” and “7月1日” leave unsaid."""

import re
from collections import Counter
from dataclasses import replace

from kg.link import official
from kg.model import Document, Value

from . import bodies, dating, numbers, years
from .dates import Date, When, calendar, resolve
from .stretches import Stretch, headings, stretches
from .view import DATE, LOC, MEETING, ORG, View

__all__ = ["Context", "Stretch"]

_SESSION = re.compile(r"^政协(?:第.{1,3}届)?(?P<place>[^第]+?)(?:第.{1,3}届)?委员会(?:第|常务委员会第)")
#: 区 is also the end of names that nobody governs.
_NO_DIVISION = re.compile(r"[小社校园景片厂库矿林院]区$")
#: A party's committee, and how it speaks of itself.
_PARTY = re.compile(rf"{official.ALLY}.*委员会$")
_WE = re.compile(r"(?<![一-龥])我[会社盟](?!计|议|员|场|组)")
_OUR_CHAIR = re.compile("我[会社盟]副?主委|(?<![一-龥])我[会社盟]专职副?主委")
#: The parties that call themselves 会, 社 or 盟, by their short names.
_PARTIES = ("民盟", "民建", "民进", "九三", "台盟")
#: What a dateline ends with, and what announces a day.
_WIRED, _TO_BE = re.compile("电|讯|消息|报道"), re.compile("将|拟|定于|决定|预计")
#: News is told within so many days.
_NEWS, _DECEMBER = 31, 12
#: Where the title stands; how far back 当年 and “市长” look.
_TOP, _SAME_YEAR, _PLACE = 200, 600, 3000


class Context:
    """What the text at a position leaves unsaid."""

    def __init__(self, document: Document, view: View) -> None:
        self.view = view
        self.body = _own_body(view)
        self.heads = headings(document, view)
        self.written = dating.document_date(view)
        self.stretches = stretches(view, self.body, self.heads)
        self.latest_terms = _latest_terms(view)

    def at(self, position: int) -> Stretch:
        """The stretch that holds ``position``."""
        low, high = 0, len(self.stretches) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.stretches[middle].start <= position:
                low = middle
            else:
                high = middle - 1
        return self.stretches[low]

    def date(self, position: int) -> str:
        """The ISO form of the date printed at ``position``; empty when the text does not complete it."""
        stretch = self.at(position)
        when = self.view.whens[position]
        if when.ago is not None:
            return resolve(when, stretch.date)
        return resolve(
            when,
            self._month_gone(position, when)
            or self._year_before(position, stretch, when)
            or self._this_year(stretch, when)
            or stretch.date,
        )

    def just_before(self, said: str) -> bool:
        """Whether an ISO date lies within the month before the day on which the text says that it was written."""
        day, today = calendar(said.partition("/")[0]), calendar(str(self.written))
        return day is not None and today is not None and 0 <= (today - day).days <= _NEWS

    def _month_gone(self, position: int, when: When) -> Date | None:
        """8月1日电 … 31日在…: a day later than that of the dateline is one of the month before."""
        if when.start.month or not when.start.day or _TO_BE.search(self.view.text, max(0, position - 12), position):
            return None
        line = self.view.text.rfind("\n", 0, position) + 1
        for n in range(position - 1, line - 1, -1):
            today = self.view.whens[n].start if self.view.text[n] == DATE else None
            if today and _WIRED.match(self.view.text, n + 1):
                year = today.year or self.at(position).date.year
                if not year or not 0 < today.day < when.start.day:
                    return None
                return Date(year - (today.month == 1), today.month - 1 or _DECEMBER)
        return None

    def _this_year(self, stretch: Stretch, when: When) -> Date | None:
        """A report of January looks back on last year, but 1月19日 in it is a day of this one."""
        written, said = self.written, when.start
        looks_back = stretch.date.year == written.year - 1 and not stretch.date.month
        if looks_back and when.shift is None and not said.year and 0 < said.month <= written.month:
            return Date(written.year)
        return None

    def _year_before(self, position: int, stretch: Stretch, when: When) -> Date | None:
        """The year of the date before in the same paragraph, which a date without one continues."""
        if when.shift is not None or when.start.year:
            return None
        line = self.view.text.rfind("\n", 0, position) + 1
        first = max(0, position - _SAME_YEAR) if when.same else line
        for n in range(position - 1, max(first, stretch.start) - 1, -1):
            if self.view.text[n] != DATE:
                continue
            before = self.view.whens[n]
            if before.start.year and (before.start.month or when.same or not stretch.date.year):
                return replace(before.start, day=0, month=0 if when.start.month else before.start.month)
            if before.shift is not None and stretch.date.year:
                return Date(stretch.date.year + before.shift, before.start.month)
            if before.start.month and not when.start.month:
                return Date(stretch.date.year, before.start.month)
        return None

    def place_of(self, position: int, kind: str) -> str:
        """The division of this kind (市, 县 …) that the body at hand belongs to, else the nearest named before."""
        stretch = self.at(position)
        own = bodies.place(stretch.body.name) if stretch.body else ""
        if own.endswith(kind):
            return own
        for n in range(position - 1, max(0, position - _PLACE), -1):
            if self.view.text[n] in (ORG, LOC) and n in self.view.links:
                link = self.view.links[n]
                name = link.name if self.view.text[n] == LOC else bodies.place(link.name)
                if name.endswith(kind) and not _NO_DIVISION.search(name):
                    return name
        return ""


def _latest_terms(view: View) -> dict[str, int]:
    """The latest term of each committee that the text names, itself or by a session it has held."""
    latest: dict[str, int] = {}
    for n, link in view.links.items():
        if (number := numbers.chinese(link.about.get("term", ""))) and not years.to_come(view.text, n):
            body = bodies.committee(bodies.of_party(link.about.get("body", link.name)))
            latest[body] = max(latest.get(body, 0), number)
    return latest


def _own_party(view: View) -> str:
    """The committee of a democratic party whose page it is: its name begins the title, or the text says 我会."""
    for n in range(min(_TOP, len(view.text))):
        link = view.links.get(n)
        name = link.about.get("body", link.name) if link and view.text[n] in (ORG, MEETING) else ""
        if _PARTY.match(name):
            line = view.text.rfind("\n", 0, n) + 1
            return name if line == n or _WE.search(view.text) else ""
    return ""


def _our_party(view: View, own: str) -> str:
    """The party's committee of our place where the text says 我会主委 and names one party: 民进界别的委员."""
    parties = [short for short in _PARTIES if short in view.clean]
    where = bodies.place(own)
    return (
        f"{official.forms('parties.tsv')[parties[0]]}{where}委员会"
        if len(parties) == 1 and where and _OUR_CHAIR.search(view.text)
        else ""
    )


def _own_body(view: View) -> Value | None:
    """The CPPCC committee the document speaks for: named often, and near the top counts most.

    Without any, the first body named.
    """
    if party := _own_party(view):
        return bodies.value(party)
    score: Counter[str] = Counter()
    headed: set[str] = set()  # those whose name near the top has been counted
    first = None
    for n, link in sorted(view.links.items()):
        if view.text[n] == ORG:
            first = first or link
            if (m := bodies.CPPCC.match(link.name)) and "届" not in m[1]:
                score[m[1]] += 1 + (20 if n < _TOP and m[1] not in headed else 0)
                headed.add(m[1])
        elif view.text[n] == MEETING and (m := _SESSION.match(link.name)):
            score[f"政协{m['place']}委员会"] += 1 + (4 if n < _TOP else 0)
    if score:
        name = min(score, key=lambda name: (-score[name], name))
        return bodies.value(_our_party(view, name) or name)
    return bodies.value(first.name) if first else None
