"""The marked text: front matter, a body with inline annotation, facts.

    id: a03
    file: a03_名称.md
    ---
    # 标题
    [ORG 县政协|政协龙游县委员会]主席[PERSON 张明远]主持[MEETING 会议]。
    --- facts
    {"type": "post", "person": "张明远", …}

An annotation is ``[LABEL 表面|规范名]``; the canonical name defaults to the surface, ``LABEL?`` is optional gold and
``LOC/ORG`` gives alternatives. In the body a line is a paragraph; ``#`` and ``##`` open a title or a heading line, a
line with tabs is a row of a table.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

LABELS = ("PERSON", "ORG", "LOC", "MEETING", "PROGRAM")
FACT_TYPES = ("post", "meeting", "activity", "statistic", "document")
KEYS = ("id", "file", "title", "genre", "place")
DEFAULTS = {"layout": "", "encoding": "utf-8", "script": "simplified"}

_ANNOTATION = re.compile(r"\[([A-Z]+(?:/[A-Z]+)*)(\??) ([^\[\]|]+)(?:\|([^\[\]|]+))?\]")
_DOCTRINE = "习近平新时代中国特色社会主义思想"
_BOOK_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


class MarkupError(Exception):
    """A marked text breaks the rules above; the message names the file and the place."""


class Mark(NamedTuple):
    """One annotated span ``[start, end)`` of the body; ``labels[0]`` is the gold label, the rest are alternatives."""

    start: int
    end: int
    labels: tuple[str, ...]
    canonical: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked text as read: ``body`` is bare of annotation, ``marks`` point into it, in order and disjoint."""

    head: dict[str, str]
    body: str
    marks: tuple[Mark, ...]
    facts: tuple[dict[str, Any], ...]

    @property
    def noises(self) -> list[str]:
        """The layout noises asked for, in the order given."""
        return [noise.strip() for noise in self.head["layout"].split(",") if noise.strip()]


def squash(text: str) -> str:
    """``text`` without white space (and without a byte order mark), as the scorer compares texts."""
    return "".join(text.split()).replace("\ufeff", "")


def read(path: Path) -> Marked:
    """Read one marked text; raises :class:`MarkupError`."""
    top, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
    annotated, _, fact_lines = rest.partition("\n--- facts\n")
    try:
        body, marks = parse(annotated.strip("\n"))
        return Marked(_head(top), body, marks, tuple(_facts(fact_lines)))
    except MarkupError as error:
        message = f"{path.name}: {error}"
        raise MarkupError(message) from None


def parse(annotated: str) -> tuple[str, tuple[Mark, ...]]:
    """Separate the bare body from its marks.

    >>> parse("[ORG 县政协|政协龙游县委员会]召开会议")
    ('县政协召开会议', (Mark(start=0, end=3, labels=('ORG',), canonical='政协龙游县委员会', optional=False),))
    """
    parts: list[str] = []
    marks: list[Mark] = []
    length = done = 0
    for found in _ANNOTATION.finditer(annotated):
        labels, optional, surface, canonical = found.groups()
        before = annotated[done : found.start()]
        parts += [before, surface]
        start = length + len(before)
        length = start + len(surface)
        done = found.end()
        if unknown := set(labels.split("/")) - set(LABELS):
            message = f"unknown label {sorted(unknown)} in {found[0]}"
            raise MarkupError(message)
        marks.append(Mark(start, length, tuple(labels.split("/")), canonical or squash(surface), bool(optional)))
    body = "".join(parts) + annotated[done:]
    if stray := re.search(r".{0,10}[\[\]].{0,10}", body):
        message = f"a bracket that is no annotation near {stray[0]!r}"
        raise MarkupError(message)
    _check(body, marks)
    return body, tuple(marks)


def _check(body: str, marks: list[Mark]) -> None:
    """What the guidelines forbid and a mark put on by search and replace does anyway."""
    closed = [(found.start(), found.end()) for found in (*_BOOK_TITLE.finditer(body), *re.finditer(_DOCTRINE, body))]
    for mark in marks:
        surface = body[mark.start : mark.end]
        for start, end in closed:
            if start <= mark.start and mark.end <= end:
                message = f"{surface} is marked inside {body[start:end]}"
                raise MarkupError(message)
        if body[mark.start - 1 : mark.start] == "全" and surface[0] in "国省市县区州盟旗":
            message = f"{surface} is marked inside 全{surface}, which is no one body"
            raise MarkupError(message)


def unmarked(marked: Marked) -> list[str]:
    """Names that are marked in one place and stand unmarked in another: what an annotator forgets.

    Book titles are left out, so are optional marks, surfaces of two characters (an ordinary word may hold them), and
    bodies after 全 (全省政协系统 is no one body).
    """
    free = list(marked.body)
    for mark in marked.marks:
        free[mark.start : mark.end] = "\0" * (mark.end - mark.start)
    rest = _BOOK_TITLE.sub("", "".join(free)).replace(_DOCTRINE, "")
    surfaces = {squash(marked.body[m.start : m.end]) for m in marked.marks if not m.optional}
    return sorted(s for s in surfaces if len(s) > 2 and re.search(f"(?<!全){re.escape(s)}", rest))


def _head(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.strip().splitlines())
    head = DEFAULTS | {key.strip(): value.strip() for key, _, value in pairs}
    if missing := [key for key in KEYS if not head.get(key)]:
        message = f"the front matter lacks {', '.join(missing)}"
        raise MarkupError(message)
    return head


def _facts(text: str) -> list[dict[str, Any]]:
    facts = []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            fact = json.loads(line)
        except json.JSONDecodeError as error:
            message = f"a fact is not JSON ({error}): {line[:60]}"
            raise MarkupError(message) from None
        if fact.get("type") not in FACT_TYPES or not fact.get("evidence"):
            message = f"a fact needs a known type and evidence: {line[:60]}"
            raise MarkupError(message)
        facts.append(fact)
    return facts
