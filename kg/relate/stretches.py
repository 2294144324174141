"""Stretches of a document that have one author, body and date.

A new one begins where a heading is followed by a byline (a guest's speech in a journal) or by a date, and where a
report turns from what was done to what is planned.
"""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.model import Document, Link, Value

from . import bodies, clauses, dating
from .dates import Date
from .view import BULLETS, DATE, LOC, ORG, PERSON, View

#: 2022年工作安排, 今后五年的工作建议: from here on nothing has happened yet.
_PLAN = re.compile(r"(?:安排|打算|部署|任务|思路|展望|建议|要点)$")
_PLAN_CUE = re.compile(rf"今后|下一步|来年|明年|今年|下一年|新的?一年|{DATE}")
_DATELINE = re.compile(rf"(?:本报|新华社|中新社|讯|日报|电|记者).{{0,12}}{DATE}(?:电|讯)|{DATE}(?:电|讯)")
_END_OF_LINE = re.compile(r"[。；，、：！？]$")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+[、是要]|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]")
_BYLINE = re.compile(rf"[{ORG}{LOC}]?[^{PERSON}。，；：]{{0,14}}(?:[、{ORG}][^{PERSON}。，；：]{{0,8}}){{0,3}}{PERSON}")
#: 一、某党某市委会: a heading that is a body's name.
_BODY_ALONE = re.compile(rf"^(?:（?[一二三四五六七八九十\d]+[、.．）]|[{BULLETS}])?{ORG}(?=\n)", re.M)
#: Within the first so many characters a byline is that of the whole document.
_TOP = 300
#: A heading is at most so long; what stands under it (byline, date) within so many characters, in lines so short.
_HEADING, _UNDER, _SHORT = 40, 120, 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text ``[start, end)`` (positions of the view) with one author, body and date.

    ``date`` is what today is to the writer, as far as the text says; ``period`` the years a report looks back on;
    ``planned`` says that the stretch announces. ``speaker`` is the person of the byline.
    """

    start: int
    end: int
    body: Value | None
    date: Date
    period: str = ""
    planned: bool = False
    speaker: Link | None = None


def headings(document: Document, view: View) -> list[clauses.Span]:
    """Lines that are headings: where sections begin, else short lines without a full stop."""
    known = {view.position(section.start) for section in document.sections if section.title}
    found = []
    for at, to in clauses.lines(view.text):
        short = to - at <= _HEADING and not _END_OF_LINE.search(view.text[at:to])
        short = short and view.text[at] not in "（(" and not _BYLINE.fullmatch(view.text, at, to)
        if at in known or (short and not known):
            found.append((at, to))
    return found


def stretches(view: View, body: Value | None, heads: list[clauses.Span]) -> list[Stretch]:
    """The stretches of a document whose own body is ``body``, in order and without gaps."""
    date = dating.document_date(view)
    back = dating.review(view, date)
    whole = _Whole(body, date, back)
    found = [Stretch(0, len(view.text), body, back.date, back.period)]
    for n, (at, to) in enumerate(heads):
        until = heads[n + 1][0] if n + 1 < len(heads) else len(view.text)
        fresh = _begin(view, (at, to), min(until, to + _UNDER), found[-1], whole)
        if fresh is not None:
            found.append(fresh)
    ends = [later.start for later in found[1:]] + [len(view.text)]
    return [replace(stretch, end=end) for stretch, end in zip(found, ends, strict=True)]


class _Whole(NamedTuple):
    """What holds for the whole document."""

    body: Value | None
    date: Date
    back: dating.Review


def _begin(view: View, head: clauses.Span, until: int, last: Stretch, whole: _Whole) -> Stretch | None:
    """The stretch that begins at a heading, if one does; ``last`` is the one before."""
    (at, to), (body, date, back) = head, whole
    line = view.text[at:to]
    byline, own = _byline(view, to, until), _own_date(view, to, until, date)
    if byline:
        own_author = at < _TOP and byline[0] is None
        when = back.date if own_author and back.period else own or date
        period = back.period if own_author else ""
        return Stretch(at, last.end, byline[0] or body, when, period, False, byline[1])
    if own and not (
        at < _TOP and date.year and not date.month and own.year != date.year
    ):  # a yearbook says when put up
        return Stretch(at, last.end, body, own)
    if _PLAN.search(line) and _PLAN_CUE.search(line) and last.speaker is None and at > len(view.text) // 5:
        year = next((view.whens[n].start.year for n in range(at, to) if n in view.whens), 0)
        return Stretch(at, last.end, last.body, Date(year) if year else date, "", True)
    if last.speaker and not _NUMBERED.match(line):
        return Stretch(at, last.end, body, back.date, back.period)
    return None


def _byline(view: View, to: int, until: int) -> tuple[Value | None, Link] | None:
    """A line under a heading that is nobody but its author: ``高平市委书记 胡晓刚``, ``张志川``."""
    for start, end in _lines_under(view, to, until):
        if _BYLINE.fullmatch(view.text, start, end):
            links = view.links_in(start, end, ORG)
            name = bodies.committee(bodies.without_party_group(links[0].name)) if links else ""
            return (bodies.value(name) if name else None), view.links[end - 1]
    return None


def _own_date(view: View, to: int, until: int, date: Date) -> Date | None:
    """``(2020年7月14日)`` alone on a line under a heading, or a dateline that opens the text."""
    for start, end in _lines_under(view, to, until):
        line = view.text[start:end]
        if re.fullmatch(rf"[（(—]*{DATE}[）)]?", line) or _DATELINE.search(line[: 2 * _SHORT]):
            when = view.whens[start + line.index(DATE)]
            found = Date(when.start.year or date.year, when.start.month, when.start.day)
            return found if found.year else None
    return None


def _lines_under(view: View, to: int, until: int) -> list[clauses.Span]:
    """The short lines under a heading and the first long one."""
    found = []
    for start, end in clauses.lines(view.text[to:until]):
        found.append((to + start, to + end))
        if end - start > _SHORT:
            break
    return found


def headed_by_bodies(view: View) -> list[int]:
    """Where headings stand that are nothing but a body, if a page goes from one body to the next."""
    found = [m.end() - 1 for m in _BODY_ALONE.finditer(view.text)]
    return found if len({view.links[n].entity for n in found}) > 1 else []
