"""The sentence that a fact rests on, ready to be read: whole, without the page's layout, names in it marked."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import StoredMention

#: Characters shown before and after the words of a fact when no sentence ends there.
REACH = 80

_END = re.compile(r"[。！？!?；;]|\n\s*\n")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·]"
#: White space that only the layout made: beside a wide character.
_LAYOUT = re.compile(rf"(?<={_WIDE})\s+|\s+(?={_WIDE})|\s+$|^\s+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """``marks`` are (start, end, entity IRI) of the mentions in ``text``, code points, in order."""

    text: str
    marks: tuple[tuple[int, int, str], ...]


def evidence(source: str, start: int, end: int, mentions: Sequence[StoredMention]) -> Evidence:
    """The sentence around ``source[start:end]`` and the mentions in it, which are given sorted by place."""
    left, right = _sentence(source, start, end)
    kept = [left + offset for offset in _printed(source[left:right])]
    first = bisect_left(mentions, left, key=lambda mention: mention.start)
    marks = []
    for mention in mentions[first:]:
        if mention.start >= right:
            break
        if mention.end <= right:
            span = bisect_left(kept, mention.start), bisect_left(kept, mention.end)
            marks.append((*span, mention.entity))
    text = "".join(" " if source[offset].isspace() else source[offset] for offset in kept)
    cut = "…" if left == start - REACH else ""
    return Evidence(
        cut + text + ("…" if right == end + REACH else ""),
        tuple(sorted({(begin + len(cut), stop + len(cut), entity) for begin, stop, entity in marks})),
    )


def pieces(text: str, marks: Iterable[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """``text`` in pieces: what is marked with its IRI, the rest with none.

    A mark without IRI is passed over; of marks that overlap, the first counts.
    """
    found, at = [], 0
    for start, end, iri in marks:
        if iri and start >= at:
            found += [(text[at:start], ""), (text[start:end], iri)]
            at = end
    found.append((text[at:], ""))
    return [(piece, iri) for piece, iri in found if piece]


def _sentence(source: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence around a span, no further than REACH from it."""
    before, after = max(0, start - REACH), min(len(source), end + REACH)
    left = max((match.end() for match in _END.finditer(source, before, start)), default=before)
    stop = _END.search(source, max(start, end - 1), after)
    return left, stop.end() if stop else after


def _printed(text: str) -> Iterable[int]:
    """Offsets of the characters of ``text`` that are no layout; of other white space the first one stays."""
    layout = {offset for match in _LAYOUT.finditer(text) for offset in range(*match.span())}
    layout |= {offset for match in re.finditer(r"\s+", text) for offset in range(match.start() + 1, match.end())}
    return [offset for offset in range(len(text)) if offset not in layout]
