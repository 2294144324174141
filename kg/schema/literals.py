"""Literals as RDF wants them: dates no more precise than stated, numbers, ordinals, words without layout."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"(\d{4})[-—~至](\d{4})")
_NUMERAL = re.compile(r"[一二三四五六七八九]?十?[一二三四五六七八九]?")
_TERM = re.compile(r"第?([一二三四五六七八九十]+|\d+)届?")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·]"
_LAYOUT = re.compile(rf"(?<={_WIDE})\s+|\s+(?={_WIDE})")


def day(text: str) -> tuple[str, str]:
    """A date with its XSD type: ``2020-07`` → ``("2020-07", "gYearMonth")``; what is no date is a ``string``."""
    if _DAY.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            return text, "string"
        return text, "date"
    if _MONTH.fullmatch(text):
        return text, "gYearMonth"
    return text, "gYear" if _YEAR.fullmatch(text) else "string"


def span(text: str) -> tuple[str, str]:
    """Begin and end of ``A/B``, ``A-B`` in years, or a lone date, whose end is empty; either side may be open."""
    if years := _YEARS.fullmatch(text):
        return years[1], years[2]
    begin, _, end = text.partition("/")
    return begin, end


def number(text: str) -> tuple[str, str]:
    """A number with its XSD type: ``1,200.0`` → ``("1200", "integer")``; what is no number is a ``string``."""
    try:
        value = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return text, "string"
    if not value.is_finite():
        return text, "string"
    if value == value.to_integral_value():
        return f"{value:.0f}", "integer"
    return f"{value:f}".rstrip("0"), "decimal"


def numeral(text: str) -> int | None:
    """The value of a Chinese or Arabic numeral from 1 to 99, None for anything else: ``十四`` → 14."""
    if re.fullmatch(r"[0-9]{1,2}", text):
        return int(text) or None
    if not text or not _NUMERAL.fullmatch(text):
        return None
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[text] if len(text) == 1 else None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    digits = "零一二三四五六七八九"
    return ((digits[tens] if tens > 1 else "") + "十" if tens else "") + (digits[ones] if ones else "")


def term_name(text: str) -> str:
    """The one name of a term of office: ``十``, ``十届``, ``10`` and ``第十届`` are 第十届; anything else stays."""
    match = _TERM.fullmatch(text)
    value = numeral(match[1]) if match else None
    return f"第{_chinese(value)}届" if value else text


def tidy(text: str) -> str:
    """Words as printed, without the page's layout: no white space beside a wide character, else one space."""
    return re.sub(r"\s+", " ", _LAYOUT.sub("", text)).strip()
