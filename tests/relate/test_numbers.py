from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.relate.numbers import chinese, find

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "numbers.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """A number below ten thousand in Chinese numerals."""
    parts, gap = [], False
    for step, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, step)
        if digit:
            parts.append(("零" if gap and parts else "") + DIGITS[digit] + sign)
        gap = not digit
    return "".join(parts)


@pytest.mark.parametrize(("text", "value", "scale", "approximate"), ROWS)
def test_numbers_keep_the_scale_they_are_printed_in(text: str, value: str, scale: str, approximate: str) -> None:
    number = next(find(text))
    assert (number.value, number.scale, number.approximate) == (value, scale, approximate == "yes")


@given(st.integers(1, 9999))
def test_numerals_mean_what_they_spell(number: int) -> None:
    assert chinese(spell(number)) == number
    assert chinese(spell(number) + "万") == number * 10_000


@pytest.mark.parametrize("text", ["十百", "万", "百千", ""])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert chinese(text) is None
