"""Titles of works in 《》: they are documents, and nothing inside them is tagged."""

import re
from collections.abc import Iterator

from kg.tag.candidate import Candidate
from kg.tag.rules import propose

_WORK = re.compile(r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){1,120})》")
#: Doctrine that holds the leader's name; the leader is not mentioned by it.
_DOCTRINE = re.compile(
    r"习近平(?:新时代中国特色社会主义|总书记)?(?:经济|法治|文化|外交|生态文明|强军)?思想|毛泽东思想|邓小平理论"
)


def recognise(text: str) -> Iterator[Candidate]:
    """A candidate DOCUMENT for each title, without its marks."""
    for match in _WORK.finditer(text):
        yield propose("titles.work", match.start("title"), match.end("title"))


def closed(text: str) -> list[tuple[int, int]]:
    """Spans in which nothing may be tagged: titles with their marks, and doctrine."""
    return sorted(match.span() for pattern in (_WORK, _DOCTRINE) for match in pattern.finditer(text))
