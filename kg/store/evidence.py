"""The words a statement rests on, shown as a person reads them."""

import re
from dataclasses import dataclass

from kg.model import Record
from kg.schema import tidy

#: Where a sentence ends, and an empty line, which ends a paragraph.
_END = re.compile(r"[。！？；]|\n\s*\n")

#: A statement's own words are widened to their sentence, but not by more characters than this on either side.
REACH = 80


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where something is stated: document, offsets into its source text, the sentence, and the confidence."""

    document: str
    start: int
    end: int
    sentence: str
    confidence: float


def evidence(record: Record, start: int, end: int, confidence: float) -> Evidence:
    """The evidence at a span of this record's source."""
    return Evidence(record.name, start, end, sentence(record.source, start, end), confidence)


def sentence(source: str, start: int, end: int) -> str:
    """The span of the source with the rest of the sentence it stands in, on one line; … where that was too long."""
    before, after = source[max(0, start - REACH) : start], source[end : end + REACH]
    opening = [match.end() for match in _END.finditer(before)]
    closing = _END.search(after)
    left = before[opening[-1] :] if opening else ("…" if start > REACH else "") + before
    if source[max(start, end - 1) : end] in ("。", "！", "？", "；"):
        right = ""
    elif closing:
        right = after[: closing.end()]
    else:
        right = after + ("…" if end + REACH < len(source) else "")
    return tidy(left + source[start:end] + right)
