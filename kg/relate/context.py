"""Whose text it is, where, and when: what “市长”, “五年来” and “7月1日” leave unsaid.

A document is read into stretches. A new one begins where a heading is followed by a byline (a guest's speech in a
journal) or by a date, and where a report turns from what was done to what is planned.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from kg.model import Document, Link, Value

from . import clauses
from .dates import Date, When, resolve
from .view import DATE, LOC, MEETING, ORG, PERSON, View

_CPPCC = re.compile(r"^(政协.+?委员会|中国人民政治协商会议.+?委员会)")
_SESSION = re.compile(r"^政协(?:第.{1,3}届)?(?P<place>[^第]+?)(?:第.{1,3}届)?委员会(?:第|常务委员会第)")
_PLACE = re.compile(
    r"^(?:政协|中共|中国人民政治协商会议|.{2,8}(?:党|同盟|建国会|促进会|革命委员会|学社))?(?:第.{1,3}届)?"
    r"(?P<place>[一-龥]{1,24}?(?:自治区|自治州|自治县|自治旗|省|市|州|盟|县|旗|区|镇|乡)(?:[一-龥]{1,8}?(?:自治县|自治旗|市|县|旗|区|镇|乡|街道))*)"
)
#: 2022年工作安排, 今后五年的工作建议: from here on nothing has happened yet.
_PLAN = re.compile(
    r"(?:今后|下一步|来年|明年|今年|下一年|未来|新一年|\d{4}年)?.{0,8}(?:安排|打算|部署|任务|思路|展望|建议|要点)$"
)
_PLAN_CUE = re.compile(rf"今后|下一步|来年|明年|今年|下一年|新的?一年|{DATE}")
_FIVE_YEARS = re.compile(r"五年来|过去五年|过去的五年|五年工作|本届以来")
_ONE_YEAR = re.compile(r"一年来|过去一年|过去的一年|刚刚过去的")
_ISSUE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:年)?[〕\])）]?(?:年)?(?:第[\d一二三四五六七八九十]+期)")
_MASTHEAD = re.compile(r"总第\d+期\n?(?P<year>(?:19|20)\d\d)|〔\d+\n?总第\d+期\n?(?P<other>(?:19|20)\d\d)")
_DATELINE = re.compile(rf"(?:本报|新华社|中新社|讯|日报|电|记者).{{0,12}}{DATE}(?:电|讯)|{DATE}(?:电|讯)")
_END_OF_LINE = re.compile(r"[。；，、：！？]$")


#: Within the first so many characters a byline is that of the whole document.
_TOP = 300


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text ``[start, end)`` (positions of the view) with one author, body and date.

    ``date`` is what today is to the writer, as far as the text says; ``review`` the year that a report looks back
    on; ``planned`` says that the stretch announces. ``speaker`` is the person of the byline.
    """

    start: int
    end: int
    body: Value | None
    date: Date
    period: str = ""
    planned: bool = False
    speaker: Link | None = None


class Context:
    """What the text at a position leaves unsaid."""

    def __init__(self, document: Document, view: View) -> None:
        self.view = view
        self.body = _body(view)
        self.heads = _heads(document, view)
        self.stretches = _stretches(view, self.body, self.heads)

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
        return resolve(when, self._year_before(position, stretch, when) or stretch.date)

    def _year_before(self, position: int, stretch: Stretch, when: When) -> Date | None:
        """The year of the date before in the same paragraph, which a date without one continues."""
        if when.shift is not None or when.start.year:
            return None
        text = self.view.text
        line = text.rfind("\n", 0, position) + 1
        if when.same:
            line = max(0, position - 600)
        for n in range(position - 1, max(line, stretch.start) - 1, -1):
            if text[n] == DATE:
                before = self.view.whens[n]
                if before.start.year and (before.start.month or when.same or not stretch.date.year):
                    return replace(before.start, day=0, month=before.start.month if when.start.month == 0 else 0)
                if before.shift is not None and stretch.date.year:
                    return Date(stretch.date.year + before.shift, before.start.month)
                if before.start.month and not when.start.month:
                    return Date(stretch.date.year, before.start.month)
        return None

    def place_of(self, position: int, kind: str) -> str:
        """The division whose name ends in one of ``kind`` nearest before ``position``, else that of the body."""
        stretch = self.at(position)
        own = place(stretch.body.name) if stretch.body else ""
        if own.endswith(tuple(kind)):
            return own
        for n in range(position - 1, max(0, position - 3000), -1):
            if self.view.text[n] in (ORG, LOC) and n in self.view.links:
                link = self.view.links[n]
                name = link.name if self.view.text[n] == LOC else place(link.name)
                if name.endswith(tuple(kind)):
                    return name
        return ""


def place(name: str) -> str:
    """The division a body's canonical name holds: ``政协晋城市委员会`` → ``晋城市``; empty if none."""
    m = _PLACE.match(name)
    return m["place"] if m else ""


def committee(name: str) -> str:
    """The CPPCC committee itself of one of its organs, else the name as it is."""
    m = _CPPCC.match(name)
    return m[1] if m else name


def _body(view: View) -> Value | None:
    """The CPPCC committee the document speaks for: named often, and near the top counts most."""
    score: Counter[str] = Counter()
    links: dict[str, Link] = {}
    for n, link in sorted(view.links.items()):
        if view.text[n] == ORG and (m := _CPPCC.match(link.name)) and "届" not in m[1]:
            score[m[1]] += 1 + 20 * (n < 200) / (1 + score[m[1]])
            if m[1] == link.name or m[1] not in links:
                links[m[1]] = link
    for n, link in sorted(view.links.items()):
        if view.text[n] == MEETING and (m := _SESSION.match(link.name)):
            score[f"政协{m['place']}委员会"] += 1 + 4 * (n < 200)
    if not score:
        return _other_body(view)
    best = max(sorted(score), key=lambda name: score[name])
    return body_value(best)


def _other_body(view: View) -> Value | None:
    """Without any CPPCC committee: the first body named."""
    for n in sorted(view.links):
        if view.text[n] == ORG:
            return body_value(view.links[n].name)
    return None


def body_value(name: str) -> Value:
    """A body that the context supplies."""
    from kg.iri import entity_iri

    return Value(name, entity_iri("ORG", name), "")


def _heads(document: Document, view: View) -> list[tuple[int, int]]:
    """Lines that are headings: where sections begin, else short lines without a full stop."""
    known = {view.position(s.start) for s in document.sections if s.title}
    heads = []
    for at, to in clauses.lines(view.text):
        short = to - at <= 40 and not _END_OF_LINE.search(view.text[at:to])
        if at in known or (short and not known):
            heads.append((at, to))
    return heads


def _stretches(view: View, body: Value | None, heads: list[tuple[int, int]]) -> list[Stretch]:
    date = document_date(view)
    report = _report(view, date)
    found = [Stretch(0, len(view.text), body, report.date, report.period)]
    ends = [to for _, to in heads]
    starts = [at for at, _ in heads]
    for n, (at, to) in enumerate(heads):
        last = found[-1]
        until = starts[n + 1] if n + 1 < len(starts) else len(view.text)
        opening = view.text[to : min(until, to + 120)] if until > to + 1 else ""
        byline = _byline(view, at, to, to + len(opening))
        own = _own_date(view, to, to + len(opening), date)
        line = view.text[at:to]
        if byline:
            top = at < _TOP and byline[0] is None
            when = report.date if top and report.period else own or date
            found.append(Stretch(at, last.end, byline[0] or body, when, report.period if top else "", False, byline[1]))
        elif own:
            found.append(Stretch(at, last.end, body, own))
        elif _PLAN.search(line) and _PLAN_CUE.search(line) and last.speaker is None and at > len(view.text) // 5:
            year = next((view.whens[k].start.year for k in range(at, to) if view.text[k] == DATE), 0)
            found.append(Stretch(at, last.end, last.body, Date(year) if year else date, "", True))
        elif last.speaker and _level(line) == 0 and ends and not _numbered(line):
            found.append(Stretch(at, last.end, body, report.date, report.period))
    return [replace(s, end=found[k + 1].start if k + 1 < len(found) else len(view.text)) for k, s in enumerate(found)]


def _level(line: str) -> int:
    return 1 if re.match(r"[一二三四五六七八九十]+[、是要]|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]", line) else 0


def _numbered(line: str) -> bool:
    return _level(line) > 0


def _byline(view: View, at: int, to: int, until: int) -> tuple[Value | None, Link] | None:
    """A line under a heading that is nobody but its author: ``高平市委书记 胡晓刚``, ``张志川``."""
    for start, end in clauses.lines(view.text[to:until]):
        line = view.text[to + start : to + end]
        if re.fullmatch(
            rf"[{ORG}{LOC}]?[^{PERSON}。，；：]{{0,14}}(?:[、{ORG}][^{PERSON}。，；：]{{0,8}}){{0,3}}{PERSON}", line
        ):
            bodies = view.links_in(to + start, to + end, ORG)
            person = view.links[to + end - 1]
            name = committee(re.sub(r"党组$", "", bodies[0].name)) if bodies else ""
            return (body_value(name) if name else None), person
        if len(line) > 30:
            break
    return None


def _own_date(view: View, to: int, until: int, date: Date) -> Date | None:
    """``(2020年7月14日)`` alone on a line under a heading, or a dateline that opens the text."""
    for start, end in clauses.lines(view.text[to:until]):
        line = view.text[to + start : to + end]
        alone = re.fullmatch(rf"[（(—]*{DATE}[）)]?", line)
        dateline = _DATELINE.search(line[:60])
        if alone or dateline:
            n = to + start + line.index(DATE)
            when = view.whens[n]
            found = Date(when.start.year or date.year, when.start.month, when.start.day)
            return found if found.year else None
        if end - start > 30:
            break
    return None


def document_date(view: View) -> Date:
    """The date of the whole document, as far as it is printed; ``Date()`` if nothing says it."""
    top = view.text[:1500]
    if m := _MASTHEAD.search(view.clean[:3000]) or None:
        return Date(int(m["year"] or m["other"]))
    whens = [(n, view.whens[n]) for n in sorted(view.whens)]
    dated = [(n, w) for n, w in whens if w.start.year]
    if m := _ISSUE.search("".join(view.clean[:1500].split())):
        return Date(int(m["year"]))
    for n, when in dated:  # under the title: (2020年7月14日), ——2021年4月17日在…会议上, 发布时间：2021-03-05
        if n < len(top) and when.start.month and _heading_date(view, n):
            return when.start
    plan = re.search(
        rf"^{DATE}(?:的?(?:主要)?(?:工作|重点))?.{{0,6}}(?:安排|打算|部署|任务|思路|要点)$", view.text, re.M
    )
    if plan and view.whens[plan.start()].start.year:
        return Date(view.whens[plan.start()].start.year)
    for n, when in reversed(dated):  # signed at the end
        if n > len(view.text) - 60 and when.start.day:
            return when.start
    for n, when in dated:
        if n < 600 and when.start.month:
            return when.start
    years = Counter(w.start.year for _, w in dated if w.start.month or True)
    return Date(min(years, key=lambda y: (-years[y], -y))) if years else Date()


def _heading_date(view: View, n: int) -> bool:
    line = view.text.rfind("\n", 0, n) + 1
    end = view.text.find("\n", n)
    end = len(view.text) if end < 0 else end
    return end - line <= 60 and not re.search("[。；]", view.text[line:end])


def _report(view: View, date: Date) -> Stretch:
    """Date and period of what a report looks back on; the period of a term is ``2016-2021``."""
    top = view.text[:4000]
    if date.year and _FIVE_YEARS.search(top) and len(_FIVE_YEARS.findall(view.text)) > 1:
        last = date.year - (1 if 0 < date.month <= 2 else 0)  # said in January, of the years before
        return Stretch(0, 0, None, date, f"{date.year - 5}-{last}")
    plan = re.search(rf"^{DATE}.{{0,12}}(?:安排|打算|部署|任务|思路|要点)$", view.text, re.M)
    title = "".join(line for line in view.text[:300].split("\n")[:3] if "。" not in line)
    if (
        date.year
        and re.search("报告|总结", title)
        and _ONE_YEAR.search(view.text)
        and ((date.month and date.month <= 4) or (plan and not date.month))
    ):
        return Stretch(0, 0, None, Date(date.year - 1), str(date.year - 1))
    return Stretch(0, 0, None, date)
