"""Names behind a label, dotted leaders or a report: （记者 王平）, 执笔：王平, 主席………王平, 座谈交流。（王平）."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, words
from kg.patterns import searched
from kg.tag.candidate import Candidate
from kg.tag.names import name_at
from kg.tag.person_leads import LEAST_TITLED, LEAST_WEAK, series
from kg.tag.plausible import HAN, ends_well, is_word, likelihood, plausibility
from kg.tag.rules import propose

_LEXICON = "kg.tag.lexicon"

#: Dots that lead from a post or a title to a name: 主席…………王平, 工作报告............王平（1）.
_LEADERS = searched(r"(?:…{2,}|[.．·]{4,})\s*")

#: Who wrote it, behind a report or at the head of a speech or an answer: 座谈交流。（王平）, 王平：我建议.
_SIGNED = re.compile(
    rf"(?:(?<=[。！？”])\s?[（(](?=[{HAN}\s]+[）)]\s*$)|^)([{HAN}]{{2,3}})(?=[）)]\s*$|[：:])", re.MULTILINE
)


@cache
def _label() -> re.Pattern[str]:
    labels = alternatives(words(_LEXICON, "labels.txt"))
    before = r"^|(?<=[\s（(，、])"
    agency = r"(?:日电|本报讯)[（(](?!记者|通讯员|作者|实习|见习|特约|摄)"
    bracket = r"[（(](?:记者|通讯员|作者|摄影|文|图|供稿)[ \u3000：:]*"
    return searched(rf"(?:{before})(?:{labels})\s?[：:／/]\s*|{agency}|{bracket}", re.MULTILINE)


def _glued(text: str, start: int) -> list[tuple[int, int]]:
    """Two names that a byline prints without anything between them: （记者王平李小明）."""
    end = next((at for at in range(start, min(len(text), start + 7)) if text[at] in "）)"), start)
    ways = [
        (likelihood(text, start, at) + likelihood(text, at, end), at)
        for at in (start + 2, start + 3)
        if 2 <= end - at <= 3
    ]
    best, at = max(ways, default=(0.0, start))
    return [(start, at), (at, end)] if best >= 2 * LEAST_WEAK else []


def recognise(text: str) -> Iterator[Candidate]:
    """Candidates for persons with such labels over the whole text."""
    for match in _LEADERS.finditer(text):
        for start, end in series(text, match.end()):
            if plausibility(text[start:end]) >= LEAST_TITLED:
                yield propose("persons.labelled", start, end)
    for match in _SIGNED.finditer(text):
        if name_at(text, match.start(1)) == match.end(1) and likelihood(text, *match.span(1)) >= 0.6:
            yield propose("persons.signed", *match.span(1))
    for match in _label().finditer(text):
        spans = series(text, match.end())
        if not spans or not ends_well(text, spans[-1][1]):
            spans = _glued(text, match.end()) or spans
        for number, (start, end) in enumerate(spans):
            if not number or not is_word(text[start:end]):
                yield propose("persons.labelled", start, end)
