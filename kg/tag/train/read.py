"""Annotated documents → marked paragraphs to learn from."""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.tag.marked import Marked

_ANNOTATION = re.compile(r"\[([A-Z]+)(?:/[A-Z]+)*\?? ([^\[\]|]+)(?:\|[^\[\]|]+)?\]")


def read_marked(folder: Path) -> Iterator[tuple[str, list[Marked]]]:
    """The sample documents: the name of each file of ``folder`` and its paragraphs.

    A file has a head, ``---``, a body with ``[LABEL surface|canonical name]``, and ``--- facts``; corpus/README.md has
    the whole of it. Optional annotations count.
    """
    for path in sorted(folder.glob("*.txt")):
        _, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
        body, _, _ = rest.partition("\n--- facts")
        paragraphs = [parse(re.sub(r"^#+ |\*\*", "", line)) for line in body.splitlines() if line.strip()]
        yield path.name, paragraphs


def parse(annotated: str) -> Marked:
    """``[ORG 县政协|政协龙游县委员会]召开会议`` → the text 县政协召开会议 with one span.

    >>> parse("[ORG 县政协|政协龙游县委员会]召开会议")
    Marked(text='县政协召开会议', spans=((0, 3, 'ORG'),))
    """
    text, spans, done = "", [], 0
    for found in _ANNOTATION.finditer(annotated):
        text += annotated[done : found.start()]
        spans.append((len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        done = found.end()
    return Marked(text + annotated[done:], tuple(spans))


def split_lines(marked: Marked) -> Iterator[Marked]:
    """Cut at line ends; a span over a line end is dropped."""
    at = 0
    for line in marked.text.split("\n"):
        inside = [(a - at, b - at, label) for a, b, label in marked.spans if at <= a and b <= at + len(line)]
        if line.strip():
            yield Marked(line, tuple(inside))
        at += len(line) + 1
