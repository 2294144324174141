"""Dates that are known to a year or month only, as the days that programs with a timeline want."""

from calendar import monthrange

from kg.schema import day

#: The relation that goes on until its end is known; all others happen and are over.
_LASTING = "memberOf"


def days(predicate: str, since: str, until: str) -> tuple[str, str]:
    """The first and the last day of a relation, as ISO dates; each is empty if unknown, both if they contradict.

    ``2021`` begins on 2021-01-01 and ends on 2021-12-31. What happens in ``2021-03``, with no end stated, ends with
    that month; only a membership without end is open.
    """
    if not until and predicate != _LASTING:
        until = since
    first, last = _first(since), _last(until)
    return ("", "") if first and last and first > last else (first, last)


def _first(date: str) -> str:
    kind = day(date)[1]
    return {"date": date, "gYearMonth": f"{date}-01", "gYear": f"{date}-01-01"}.get(kind, "")


def _last(date: str) -> str:
    kind = day(date)[1]
    if kind == "gYearMonth":
        year, month = map(int, date.split("-"))
        return f"{date}-{monthrange(year, month)[1]:02}" if year else ""
    return {"date": date, "gYear": f"{date}-12-31"}.get(kind, "")
