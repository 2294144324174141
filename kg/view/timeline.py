"""Timelines: rows of bars and dots over years, as numbers that a template draws.

Positions are in per cent of the width, so that the drawing fits every page without a script.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Labels on one axis at most.
_TICKS = 8
#: A shorter bar could not be seen, in per cent.
_THIN = 0.8
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Span:
    """What a row shows: its label with the IRI it leads to, a stretch of time, and single dates (as the data has them).

    A missing ``until`` with a ``since`` means that the end is not known, and the other way round.
    """

    label: str
    iri: str
    note: str
    since: str = ""
    until: str = ""
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A row: label, note, the dates in words, and the bar (start, width; ``open`` at an end that is not known)."""

    label: str
    iri: str
    note: str
    dates: str
    bar: tuple[float, float] | None
    open: str
    dots: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows over an axis; ``ticks`` are years, or months, with their places."""

    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]

    @property
    def seen(self) -> bool:
        """Whether dots stand in it, which have to be explained."""
        return any(line.dots for line in self.lines)


def timeline(spans: Iterable[Span]) -> Timeline | None:
    """The timeline of those spans that have a date, in their order; None if none has."""
    dated = [one for one in spans if any(map(_year, (one.since, one.until, *one.dates)))]
    points = [point for one in dated for text in (one.since, one.until, *one.dates) for point in _ends(text)]
    if not points:
        return None
    first, last = int(min(points)), int(max(points) - 1e-9) + 1

    def at(point: float) -> float:
        return round(100 * (point - first) / (last - first), 2)

    lines = []
    for one in dated:
        dots = tuple((at(sum(_ends(date)) / 2), date) for date in one.dates if _year(date))
        lines.append(Line(one.label, one.iri, one.note, _words(one), *_bar(one, at(last), first, last), dots))
    return Timeline(tuple(lines), tuple((at(point), name) for point, name in _ticks(first, last)))


def _bar(one: Span, right: float, first: int, last: int) -> tuple[tuple[float, float] | None, str]:
    """Start and width of the bar, and at which ends it is open."""
    since, until = _ends(one.since), _ends(one.until)
    if not since and not until:
        return None, ""
    begin = since[0] if since else first
    end = until[1] if until else last
    start = round(100 * (begin - first) / (last - first), 2)
    width = max(_THIN, round(100 * (end - begin) / (last - first), 2))
    return (min(start, right - _THIN), width), " ".join(
        side for side, known in (("left", since), ("right", until)) if not known
    )


def _words(one: Span) -> str:
    """The dates of a row as a person reads them."""
    if one.since or one.until:
        return f"{one.since}–{one.until}"
    return "、".join(one.dates)


def _year(text: str) -> int:
    return int(match[1]) if (match := _DATE.match(text)) else 0


def _ends(text: str) -> tuple[float, ...]:
    """Begin and end of a date as fractions of years: 2020 is 2020.0 to 2021.0. Nothing for what is no date."""
    match = _DATE.match(text)
    if not match:
        return ()
    year, month, day = int(match[1]), match[2], match[3]
    if not month:
        return float(year), float(year + 1)
    begin = year + (int(month) - 1) / 12
    if not day:
        return begin, begin + 1 / 12
    begin += (int(day) - 1) / 372
    return begin, begin + 1 / 372


def _ticks(first: int, last: int) -> Iterator[tuple[float, str]]:
    """The beginnings of years, as many as there is room for; of quarters if there is room for those."""
    if last - first <= _TICKS // 4:
        for quarter in range(4 * (last - first)):
            yield first + quarter / 4, f"{first + quarter // 4}-{quarter % 4 * 3 + 1:02}"
    else:
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step <= _TICKS)
        for year in range(-(-first // step) * step, last, step):
            yield float(year), str(year)
