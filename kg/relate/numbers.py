"""Numbers as Chinese reports print them: 228, 1,300多, 3.5万, 一千二百, 百分之九十, 二十几, 廿三."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.patterns import searched

_DIGITS = dict(zip("〇○零一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_STEPS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}

#: Chinese numerals, without the bare positional digits of a year (二〇二〇).
CHINESE = r"[廿卅零〇○一二两三四五六七八九十百千万亿]+"

_NUMBER = searched(
    rf"(?P<before>近|约|超过|逾|上|近百分之|不少于|不低于)?"
    rf"(?:百分之(?P<percent>\d+(?:\.\d+)?|{CHINESE}(?:点{CHINESE})?)"
    rf"|(?P<arabic>\d{{1,3}}(?:[, ]\d{{3}}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<scale>[万亿])?(?P<odd>余|多|几)?(?P<late>[万亿])?"
    rf"|(?P<chinese>{CHINESE})(?P<few>余|多|几)?(?P<more>[万亿])?)"
)
#: Said after the unit: 20件以上, 100余人左右.
_AFTER = re.compile(r"(?:以上|左右|上下|之多)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: ``[start, end)``, its value as digits, and whether the text calls it approximate.

    ``scale`` is 万 or 亿 when the digits are printed in that scale (62万余元 has value 62 and scale 万), because a
    reader quotes the figure as printed. ``percent`` is set for 百分之….
    """

    start: int
    end: int
    value: str
    approximate: bool = False
    scale: str = ""
    percent: bool = False
    spelled: bool = False


def find(text: str) -> Iterator[Number]:
    """All numbers of ``text``, left to right."""
    for m in _NUMBER.finditer(text):
        value, scale = _read(m)
        if value is None:
            continue
        approximate = bool(m["before"] or m["odd"] or m["few"])
        yield Number(m.start(), m.end(), value, approximate, scale, bool(m["percent"]), bool(m["chinese"]))


def hedged(text: str, end: int) -> bool:
    """Whether 以上 or 左右 follows at ``end`` (after the unit)."""
    return _AFTER.match(text, end) is not None


def _read(m: re.Match[str]) -> tuple[str | None, str]:
    if m["percent"]:
        return _decimal(m["percent"]), ""
    if m["arabic"]:
        return plain(Decimal(re.sub("[, ]", "", m["arabic"]))), m["scale"] or m["late"] or ""
    if m["few"] and m["more"]:  # 二十多万: quoted in its scale, like 20多万
        value = chinese(m["chinese"])
        return (None if value is None else str(value)), m["more"]
    text = m["chinese"]
    if len(text) > 1 and text[-1] in _SCALES and not set(text[:-1]) & set(_SCALES):  # 三千二百万: quoted in 万
        value = chinese(text[:-1])
        return (None if value is None else str(value)), text[-1]
    value = chinese(text)
    return (None if value is None else str(value)), ""


def _decimal(text: str) -> str | None:
    if text[0].isdigit():
        return plain(Decimal(text))
    whole, _, part = text.partition("点")
    value = chinese(whole)
    if value is None:
        return None
    digits = "".join(str(_DIGITS[c]) for c in part if c in _DIGITS)
    return f"{value}.{digits}" if digits else str(value)


def plain(value: Decimal) -> str:
    """``Decimal("95.060")`` → ``"95.06"``; never an exponent."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral, ``None`` if it is none (十百, 万).

    >>> chinese("一千二百"), chinese("廿三"), chinese("两"), chinese("十")
    (1200, 23, 2, 10)
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if text and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    step = 10_000
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _STEPS:
            if _STEPS[char] >= step:
                return None
            step = _STEPS[char]
            section += (digit or (1 if char == "十" and not section else 0)) * step
            digit = 0
        elif char in _SCALES and (section or digit):
            total = (total + section + digit) * _SCALES[char]
            section = digit = 0
            step = 10_000
        else:
            return None
    value = total + section + digit
    return value or None
