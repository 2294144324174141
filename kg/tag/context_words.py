"""Dates, and posts next to a person: not scored, but what readers look for and later stations use."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, words
from kg.patterns import searched
from kg.tag.candidate import Candidate
from kg.tag.rules import propose

_YEAR = r"(?:(?:19|20)\d{2}|[一二]?[九〇零○]?[〇零○一二三四五六七八九]{2,4})年"
_DAY = r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?"
_DOTTED = r"(?:19|20)\d{2}[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?"
_POINT = rf"(?:{_YEAR}(?:{_DAY})?|(?:今年|去年|前年|明年|当年|同年)?{_DAY}|{_DOTTED})"
_DATE = searched(rf"{_POINT}(?:[至到—－–-]+(?:{_POINT}|\d{{1,2}}日))?(?:[上下]午|晚)?(?!度)")


@cache
def _posts() -> re.Pattern[str]:
    names = [
        word for word in words("kg.tag.lexicon", "posts.txt") if word not in words("kg.tag.lexicon", "posts_weak.txt")
    ]
    return re.compile(rf"(?:{alternatives(names)})(?!会|团|们|级|任命|任职|联席)")


def recognise(text: str) -> Iterator[Candidate]:
    """Candidates DATE and POST over the whole text."""
    for match in _DATE.finditer(text):
        yield propose("context.date", *match.span())
    for match in _posts().finditer(text):
        yield propose("context.post", *match.span())
