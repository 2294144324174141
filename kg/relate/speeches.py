"""Works without 《》: speeches under their author's name, headings that are proposals, tables of titles."""

import re
from collections.abc import Iterable, Iterator

from kg.model import Fact, Value

from . import clauses, facts, lexicon
from .context import Context
from .view import ORG, PERSON, TITLE, View

_SPEAKER_LINE = re.compile(rf"(?:{ORG}[^，。；{PERSON}]{{0,24}})?{PERSON}")
_KIND = re.compile(rf"(?P<kind>{lexicon.alternatives('works')})$")
_PROPOSAL = re.compile(r"(?:[一二三四五六七八九十]+、)?(?P<title>(?!.*(?:今后|下一步)).{6,50}的(?P<kind>建议|提案))")
_TITLE_COLUMN = re.compile("(?:发言|提案|作品|文章)?(?:题目|标题|名称)")
#: Headings before this are the document's own; authors stand within so many characters after a heading.
_TOP, _NEAR = 60, 90
#: Characters of a title; lines of one that stands under its author.
_TITLE, _VERSE, _VERSE_LINES = (6, 60), 26, 2


def read(view: View, context: Context) -> Iterator[Fact]:
    """All works the layout shows."""
    yield from _speeches(view, context)
    yield from _proposals(view, context)
    yield from _tables(view)


def _speeches(view: View, context: Context) -> Iterator[Fact]:
    """A heading over its author's name, or an author's name over his title where several stand in a row."""
    lines = list(clauses.lines(view.text))
    names = [k for k, span in enumerate(lines) if _SPEAKER_LINE.fullmatch(view.text, *span)]
    for order, k in enumerate(names):
        follows = order > 0 and names[order - 1] >= k - _VERSE_LINES - 1
        goes_on = order + 1 < len(names)
        found = (_verse(view, lines, k) if follows or goes_on else None) or _heading(view, context, lines, k - 1)
        if found is None:
            continue
        title, span = found
        kind = _KIND.search(title)
        if len(names) == 1 and kind is None:
            continue  # one name under one headline: the reporter
        slots: dict[str, Iterable[Value]] = {
            "title": [facts.literal(title)],
            "author": [facts.named(view.links[lines[k][1] - 1])],
            "kind": [facts.literal(lexicon.table("works")[kind["kind"]] if kind else "发言")],
        }
        yield facts.make(view, "document", slots, span, by="speeches/1", sure=0.75)


def _heading(view: View, context: Context, lines: list[clauses.Span], k: int) -> tuple[str, clauses.Span] | None:
    if k < 0 or lines[k] not in context.heads:
        return None
    title = view.printed(*lines[k])
    fits = _TITLE[0] <= len(title) <= _TITLE[1] and title[0] not in "（(—"
    return (title, lines[k]) if fits and PERSON not in view.text[slice(*lines[k])] else None


def _verse(view: View, lines: list[clauses.Span], k: int) -> tuple[str, clauses.Span] | None:
    """The title under a name: one or two short lines without a stop, then the next name or the end."""
    taken = []
    for at, to in lines[k + 1 : k + 2 + _VERSE_LINES]:
        if _SPEAKER_LINE.fullmatch(view.text, at, to):
            break
        if to - at > _VERSE or re.search(r"[。；，：]", view.text[at:to]):
            return None
        taken.append((at, to))
    if not 1 <= len(taken) <= _VERSE_LINES or sum(to - at for at, to in taken) < _TITLE[0]:
        return None
    return " ".join(view.printed(*span) for span in taken), (taken[0][0], taken[-1][1])


def _proposals(view: View, context: Context) -> Iterator[Fact]:
    """Headings that are titles of proposals, with their authors: 关于…的建议 over 甲、乙 or before 甲反映."""
    for at, to in context.heads:
        m = _PROPOSAL.fullmatch(view.printed(at, to))
        if m is None or at < _TOP:
            continue
        end = min((n for n in (view.text.find(c, to + 1) for c in "。；：") if n > 0), default=to)
        people = view.links_in(to, end, PERSON) if end - to < _NEAR else []
        slots: dict[str, Iterable[Value]] = {
            "title": [facts.literal(m["title"])],
            "kind": [facts.literal(m["kind"])],
            "author": [facts.named(link) for link in people],
        }
        yield facts.make(view, "document", slots, (at, to), by="speeches/1", sure=0.95)


def _tables(view: View) -> Iterator[Fact]:
    """Rows of a table whose head names a column of titles: 姓名, 单位和职务, 发言题目."""
    column = -1
    for at, to in clauses.lines(view.text):
        cells = view.text[at:to].split("\t")
        heads = [k for k, cell in enumerate(cells) if _TITLE_COLUMN.fullmatch(cell)] if len(cells) > 1 else []
        if heads or len(cells) == 1:
            column = heads[0] if heads else -1
            continue
        if (
            not 0 < column < len(cells)
            or not cells[0].startswith(PERSON)
            or TITLE in cells[column]
            or not cells[column]
        ):
            continue
        start = at + sum(len(cell) + 1 for cell in cells[:column])
        span = start, start + len(cells[column])
        slots: dict[str, Iterable[Value]] = {
            "title": [facts.literal(view.printed(*span))],
            "author": [facts.named(view.links[at])],
            "kind": [facts.literal("发言")],
        }
        yield facts.make(view, "document", slots, span, by="speeches/1", sure=0.85)
