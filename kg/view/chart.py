"""Column charts of what was counted year by year, as numbers that a template draws."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.view.dossier import Fact

#: Height of the tallest column, in pixels.
HEIGHT = 90


@dataclass(frozen=True, slots=True)
class Column:
    """One year: its value as printed, and the height of its column in pixels."""

    year: str
    value: str
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What is counted, and a column a year."""

    measure: str
    columns: tuple[Column, ...]


def charts(facts: Iterable[Fact]) -> tuple[Chart, ...]:
    """A chart for every measure that has one value each for two years or more, those with most years first.

    ``facts`` are of the predicate ``measure``: the qualifier is what is counted, the other end the number with its
    unit. A measure with two numbers for one year is no chart: which of them to draw is not ours to say.
    """
    series: dict[tuple[str, str], dict[str, set[tuple[float, str]]]] = {}
    for one in facts:
        number, unit = _number(one.other.name)
        if number is not None and one.since and one.until in ("", one.since):
            years = series.setdefault((one.qualifier, unit), {})
            years.setdefault(one.since, set()).add((number, one.other.name))
    found = []
    for (measure, _), years in sorted(series.items()):
        if len(years) > 1 and all(len(values) == 1 for values in years.values()):
            columns = [(year, *next(iter(years[year]))) for year in sorted(years)]
            top = max(number for _, number, _ in columns) or 1
            found.append(
                Chart(
                    measure, tuple(Column(year, text, round(HEIGHT * number / top)) for year, number, text in columns)
                )
            )
    return tuple(sorted(found, key=lambda chart: -len(chart.columns)))


def _number(text: str) -> tuple[float | None, str]:
    """A number and its unit: 约1.2万名 → 1.2, 万名. None for what is no number."""
    bare = text.removeprefix("约")
    unit = bare.lstrip("0123456789.")
    try:
        return float(bare[: len(bare) - len(unit)]), unit
    except ValueError:
        return None, unit
