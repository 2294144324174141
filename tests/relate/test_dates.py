from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.relate.dates import Date, find, resolve
from kg.relate.occasions import session

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "context", "expected"), ROWS)
def test_dates_resolve_against_their_context(text: str, context: str, expected: str) -> None:
    now = Date(*map(int, context.split("-"))) if context else Date()
    when = next(find(text), None)
    assert (resolve(when, now) if when else "") == expected


def test_a_range_can_be_open() -> None:
    assert [when.open for when in find("2016.09—今任主席，2011年3月至2016年9月任局长")] == [True, False]


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(DAYS)
def test_a_full_date_is_itself_in_any_context(day: date) -> None:
    when = next(find(f"于{day.year}年{day.month}月{day.day}日召开"))
    assert resolve(when, Date()) == resolve(when, Date(2001, 2, 3)) == day.isoformat()


@given(DAYS, st.integers(1900, 2098))
def test_a_date_without_a_year_needs_one(day: date, year: int) -> None:
    when = next(find(f"{day.month}月{day.day}日上午"))
    assert resolve(when, Date()) == ""
    assert resolve(when, Date(year)) == f"{year}-{day.month:02}-{day.day:02}"


@given(st.text(alphabet="年月日至到—.-/0123456789一二十今去", max_size=30))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for when in find(text):
        assert end <= when.at < when.to <= len(text)
        end = when.to


def test_a_misprinted_day_that_no_calendar_has_is_counted_from_by_nobody() -> None:
    assert resolve(next(find("昨天上午")), Date(2021, 2, 30)) == ""
    name = "政协第十届沁水县委员会第一次会议"
    assert session(name, "2021-02-26", "2021-02-28") == "2021-02-26/2021-02-28"
    assert session(name, "2021-02-26", "2021-02-30") == ""
