"""Gold files: spans and facts in the format that the scorer reads."""

import difflib
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from .markup import Marked, MarkupError, squash


def flat_index(source: str) -> list[int]:
    """Offset in the source → offset in the text without white space."""
    index, n = [], 0
    for char in source:
        index.append(n)
        n += not (char.isspace() or char == "\ufeff")
    return [*index, n]


def mentions(marked: Marked, name: str, source: str, where: Mapping[int, int]) -> dict[str, Any]:
    """The gold record of one document; ``where`` gives for a body offset the offset in ``source``."""
    index = flat_index(source)
    rows = []
    for mark in marked.marks:
        start, end = _span(marked, mark.start, mark.end, where)
        row: dict[str, Any] = {
            "start": start,
            "end": end,
            "flat": [index[start], index[end]],
            "text": squash(source[start:end]),
            "label": mark.labels[0],
            "canonical": mark.canonical,
        }
        if mark.optional:
            row["optional"] = True
        if mark.labels[1:]:
            row["alt"] = list(mark.labels[1:])
        rows.append(row)
    return {"source": name, "sha256": hashlib.sha256(source.encode()).hexdigest(), "mentions": rows}


def written(record: Mapping[str, Any]) -> str:
    """The record as JSON with one mention a line, so that a changed mention is one changed line."""
    head = {key: record[key] for key in ("source", "sha256")}
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in record["mentions"])
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "mentions": [\n{rows}\n]}}\n'


def facts(marked: Marked, source: str, where: Mapping[int, int]) -> list[dict[str, Any]]:
    """The facts, with the evidence as it stands in the document (white space aside)."""
    flat = squash(marked.body)
    offsets = [n for n, char in enumerate(marked.body) if not char.isspace()]
    out = []
    for fact in marked.facts:
        found = flat.find(squash(fact["evidence"]))
        if found < 0:
            message = f"{marked.head['id']}: evidence is not in the text: {fact['evidence']}"
            raise MarkupError(message)
        last = offsets[found + len(squash(fact["evidence"])) - 1]
        start, end = _span(marked, offsets[found], last + 1, where)
        out.append(fact | {"evidence": squash(source[start:end])})
    return out


def align(identity: str, shown: str, extracted: str, furniture: list[str]) -> dict[int, int]:
    """For each offset of ``shown`` its offset in ``extracted``, the text a reader gives back for the file.

    Both are compared without white space. Whatever the reader gives beyond the text and the declared ``furniture``
    (page numbers, running heads) would be text without annotation: that is an error, as is a lost piece.
    """
    ours = [n for n, char in enumerate(shown) if not char.isspace()]
    theirs = [n for n, char in enumerate(extracted) if not char.isspace() and char != "\ufeff"]
    a, b = "".join(shown[n] for n in ours), "".join(extracted[n] for n in theirs)
    where = {}
    done_a = done_b = 0
    for block in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        lost, extra = a[done_a : block.a], b[done_b : block.b]
        for piece in sorted(map(squash, furniture), key=len, reverse=True):
            extra = extra.replace(piece, "")
        if lost or extra:
            message = (
                f"{identity}: the reader lost {lost!r} and added {extra!r} near {a[max(0, done_a - 20) : done_a]!r}"
            )
            raise MarkupError(message)
        where |= {ours[block.a + n]: theirs[block.b + n] for n in range(block.size)}
        done_a, done_b = block.a + block.size, block.b + block.size
    return where


def _span(marked: Marked, start: int, end: int, where: Mapping[int, int]) -> tuple[int, int]:
    try:
        span = where[start], where[end - 1] + 1
    except KeyError:
        message = f"{marked.head['id']}: {marked.body[start:end]!r} is not in the finished document"
        raise MarkupError(message) from None
    if span[0] >= span[1]:
        message = f"{marked.head['id']}: {marked.body[start:end]!r} is out of order in the finished document"
        raise MarkupError(message)
    return span
