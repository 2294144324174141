"""Tables of persons, read by the heads of their columns.

姓名 性别 民族 党派 界别 工作单位及职务        → the posts of the last cell, and the seat, if it is a list of members
委员会 主任 副主任                          → the head is the title, the row's first cell the body
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Value

from . import clauses, facts, titles
from .apposition import Holding
from .chains import Before, Chains
from .context import Context
from .view import ORG, PERSON, View

#: What a column holds, by its head.
_HEADS = {
    "name": re.compile(".{0,4}姓名|名字"),
    "sex": re.compile("性别"),
    "ethnicity": re.compile("民族"),
    "party": re.compile("党派|政治面貌|党派团体|所属党派"),
    "sector": re.compile("(?:所属)?界别"),
    "posts": re.compile(".{0,10}(?:职务|职位|任职|职称)(?:情况)?(?:（.{1,6}）)?"),
    "work": re.compile("(?:工作|所在|任职)?单位(?:名称)?"),
}
_POST = re.compile(titles.POST)
#: The heading of a list of those who sit in a committee.
_SEATS = re.compile(
    r"(?P<post>常务委员|常委|委员)(?:会议?组成人员)?(?:候选人)?(?:建议)?(?:名单|名册|花名册|基本情况|信息|一览表|名录)"
)
_BRACKETS = re.compile(r"[（(][^（）()\n]*[）)]")
_TRAITS = {"sex": re.compile("[男女]"), "ethnicity": re.compile("[一-龥]{1,6}族"), "party": re.compile("[一-龥]{2,12}")}
#: Lines between the heading of a table and its head.
_ABOVE = 120


@dataclass(frozen=True, slots=True)
class Columns:
    """One name column of a table, and what the columns that go with it hold: kind → column."""

    name: int
    kinds: dict[str, int]


Cells = list[clauses.Span]


def holdings(view: View, context: Context, chains: Chains) -> Iterator[Holding]:
    """The posts and seats of the persons in tables."""
    text = view.text
    groups: list[Columns] = []
    offices: dict[int, str] = {}
    seat, width = "", 0
    for at, to in clauses.lines(text):
        cells = _cells(text, at, to)
        if len(cells) == 1:
            groups, offices = [], {}
        elif PERSON not in text[at:to] and (head := _head(view, cells)):
            groups, offices = _groups(head), {k: word for k, word in enumerate(head) if k and _POST.fullmatch(word)}
            heading = list(_SEATS.finditer(text, max(0, at - _ABOVE), at))
            seat, width = heading[-1]["post"] if heading else "", len(cells)
        elif groups and len(cells) == width:
            for columns in groups:
                row = _Row(view, cells, columns)
                yield from _seat(row, seat, context.at(at).body)
                yield from _posts(row, chains)
        elif offices and len(cells) == width and (body := _body(view, cells[0])):
            for k, post in offices.items():
                for person in view.links_in(*cells[k], PERSON):
                    yield Holding(person, post, body, False, at, to, "list")


def _cells(text: str, at: int, to: int) -> Cells:
    """The cells of a line, those that a frame leaves empty at its ends left out."""
    found, start = [], at
    for cell in text[at:to].split("\t"):
        found.append((start, start + len(cell)))
        start += len(cell) + 1
    while len(found) > 1 and found[-1][0] == found[-1][1]:
        found.pop()
    return found


def _head(view: View, cells: Cells) -> list[str]:
    """The words of a line of heads; empty if it is none."""
    words = [view.printed(*cell) for cell in cells]
    known = [word for word in words if any(p.fullmatch(word) for p in _HEADS.values()) or _POST.fullmatch(word)]
    return words if len(known) > 1 and max(map(len, words)) < 16 else []


def _groups(head: list[str]) -> list[Columns]:
    """The columns that belong to each name column: those up to the next one."""
    names = [k for k, word in enumerate(head) if _HEADS["name"].fullmatch(word)]
    found = []
    for k, until in zip(names, [*names[1:], len(head)], strict=False):
        kinds = {
            kind: column
            for column in range(k + 1, until)
            for kind, pattern in _HEADS.items()
            if pattern.fullmatch(head[column])
        }
        found.append(Columns(k, kinds))
    return found


class _Row:
    """What a row says of one person: the span and the words of each kind of column."""

    def __init__(self, view: View, cells: Cells, columns: Columns) -> None:
        self.view = view
        self.people = view.links_in(*cells[columns.name], PERSON)
        self.at, self.to = cells[columns.name][0], cells[-1][1]
        self.spans = {kind: cells[k] for kind, k in columns.kinds.items()}

    def said(self, kind: str) -> str:
        """The words in the column of this kind; empty if there is none."""
        return self.view.printed(*self.spans.get(kind, (0, 0)))


def _seat(row: _Row, seat: str, body: Value | None) -> Iterator[Holding]:
    """The seat of a person in a list of members, with what the list says of a member."""
    traits = tuple((kind, row.said(kind)) for kind, form in _TRAITS.items() if form.fullmatch(row.said(kind)))
    if body is None or not seat:
        return
    for person in row.people:
        yield Holding(person, seat, body, False, row.at, row.to, "list", row.said("sector"), traits=traits)


def _posts(row: _Row, chains: Chains) -> Iterator[Holding]:
    """The posts of a person, in the body of the column for it where they name none."""
    work = _body(row.view, row.spans["work"]) if "work" in row.spans else None
    before = Before(work, given=True) if work else Before()
    for start, end in _parts(row.view.text, *row.spans.get("posts", (0, 0))):
        for item, body in chains.read(start, end, before, each=True):
            before = before.then(body, item.post)
            for person in row.people[:1]:
                yield Holding(person, item.post, body, item.former, row.at, row.to, "list", term=item.term)


def _body(view: View, span: clauses.Span) -> Value | None:
    links = view.links_in(*span, ORG)
    return facts.named(links[-1]) if links else None


def _parts(text: str, at: int, to: int) -> Iterator[clauses.Span]:
    """The posts of a cell between commas, without what stands in brackets."""
    bare = _BRACKETS.sub(lambda m: "，" * len(m[0]), text[at:to])
    for start, end in clauses.split(bare, 0, len(bare), "，,；;。"):
        first = start + len(bare[start:end]) - len(bare[start:end].lstrip("、"))
        yield at + first, at + end
