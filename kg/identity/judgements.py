"""The file of judgements: what people decided, one decision a line, in a text file that nobody else writes over.

Five columns, separated by tabs; lines that begin with ``#`` are comments::

    same        person/王伟@泽州县      person/王伟@陵川县       2024-05-06  the CV on the county's page says so
    different   person/李梅@泽州县      document/名单.txt        2024-05-06  the one in this document is a teacher
    rename      body/政协泽洲县委员会   政协泽州县委员会         2024-05-06  misprint
    drop        person/华社区@泽州县                             2024-05-06  no person
    label       person/常柏@泽州县      LOC                      2024-05-06  a village

A decision with a question mark (``same?``) is a suggestion that nobody has decided yet; it has no effect. What is said
of a pair or an entity further down replaces what is said above.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import JudgementError
from kg.identity import iris
from kg.identity.resolution import Verdict
from kg.iri import ENTITY, SEGMENT
from kg.schema import nodes

COLUMNS = ("decision", "entity", "other", "date", "reason")

#: What a rename and a label need not name an entity of.
_DOCUMENT = ENTITY + "document/"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line: decision, full IRI of the entity, and the other one (``label`` and ``rename``: the new value).

    ``open`` is a suggestion without a decision, whose date and reason may be empty.
    """

    line: int
    decision: Verdict
    entity: str
    other: str
    date: str = ""
    reason: str = ""
    open: bool = False

    @property
    def document(self) -> str | None:
        """The document whose entity a ``different`` tells from the others of that IRI: its name, escaped."""
        return nodes.tail(self.other) if self.other.startswith(_DOCUMENT) else None

    @property
    def asks(self) -> str:
        """What must be there for the line to have an effect, in words."""
        if self.decision not in ("same", "different"):
            return iris.short(self.entity)
        return f"{iris.short(self.entity)} {'in' if self.document else 'and'} {iris.short(self.other)}"

    @property
    def key(self) -> tuple[str, ...]:
        """What the line decides: two lines with one key speak of the same question."""
        if self.decision in ("same", "different"):
            return ("same", *sorted((self.entity, self.other)))
        return self.decision, self.entity


def read(path: Path) -> list[Judgement]:
    """The lines of a file, in order; JudgementError for the first that is wrong, and then none of them counts."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise JudgementError(f"{path.name} is not text in UTF-8; save it as such.") from error
    found, wrong = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            found.append(_line(number, line))
        except ValueError as error:
            wrong.append(f"{path.name}, line {number}: {error}")
    if wrong:
        more = f" {len(wrong) - 1} more lines are wrong." if len(wrong) > 1 else ""
        raise JudgementError(f"{wrong[0]}.{more} Nothing was done.")
    _agree(path, in_force(found))
    return found


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The decided ones of which no later line says otherwise, in order."""
    last = {one.key: one for one in judgements if not one.open}
    return sorted(last.values(), key=lambda one: one.line)


def _line(number: int, line: str) -> Judgement:
    """One line; ValueError says what is wrong with it."""
    cells = [cell.strip() for cell in line.rstrip("\r\n").split("\t")]
    while len(cells) > len(COLUMNS) and not cells[-1]:
        cells.pop()
    suggested = cells[0].endswith("?")
    cells += [""] * (len(COLUMNS) - len(cells)) if suggested else []
    if len(cells) != len(COLUMNS):
        found, wanted = "a single column" if len(cells) == 1 else f"{len(cells)} columns", ", ".join(COLUMNS)
        raise ValueError(f"it has {found}; write {len(COLUMNS)}, separated by tabs: {wanted}")
    decision = next((known for known in _CHECKS if known == cells[0].removesuffix("?")), None)
    if decision is None:
        raise ValueError(f"“{cells[0]}” is no decision; write one of {', '.join(_CHECKS)}")
    entity = _entity(cells[1])
    other = _CHECKS[decision](entity, cells[2])
    if not suggested:
        _check_date(cells[3])
        if not cells[4]:
            raise ValueError("the reason is missing; write in the last column why")
    return Judgement(number, decision, entity, other, cells[3], cells[4], suggested)


def _check_date(text: str) -> None:
    try:
        sound = date.fromisoformat(text).isoformat() == text
    except ValueError:
        sound = False
    if not sound:
        raise ValueError(f"“{text}” is no date; write the day of the decision as 2024-05-06")


def _entity(text: str) -> str:
    iri = text if text.startswith(ENTITY) else ENTITY + text
    if not iris.is_entity(iri) or "/" not in text or not nodes.tail(iri) or any(char.isspace() for char in iri):
        kinds = ", ".join(f"{segment}/…" for segment in SEGMENT.values())
        raise ValueError(f"“{text}” is no entity; write its IRI as kg find shows it, or its end: {kinds}")
    return iri


def _same(entity: str, other: str) -> str:
    iri = _entity(other)
    if nodes.segment(iri) != nodes.segment(entity):
        raise ValueError(f"a {nodes.segment(entity)} cannot be the same as a {nodes.segment(iri)}")
    if iri == entity:
        raise ValueError("both entities are the same already")
    return iri


def _different(entity: str, other: str) -> str:
    iri = "_".join((other if other.startswith(ENTITY) else ENTITY + other).split())
    return iri if iri.startswith(_DOCUMENT) and iri != _DOCUMENT else _same(entity, other)


def _rename(_: str, other: str) -> str:
    if not other:
        raise ValueError("the new name is missing; write it in the third column")
    return other


def _drop(_: str, other: str) -> str:
    if other:
        raise ValueError("a drop has nothing in the third column")
    return ""


def _label(entity: str, other: str) -> str:
    if other not in SEGMENT:
        raise ValueError(f"“{other}” is no label; write one of {', '.join(SEGMENT)}")
    if SEGMENT[other] == nodes.segment(entity):
        raise ValueError(f"it is a {other} already")
    return other


#: Decision → the check of its third column, which gives the value kept.
_CHECKS: dict[Verdict, Callable[[str, str], str]] = {
    "same": _same,
    "different": _different,
    "rename": _rename,
    "drop": _drop,
    "label": _label,
}


def _agree(path: Path, judgements: list[Judgement]) -> None:
    """JudgementError when a chain of ``same`` joins two that another line keeps apart."""
    same = [one for one in judgements if one.decision == "same"]
    for apart in (one for one in judgements if one.decision == "different"):
        reached, lines = {apart.entity}, set()
        while joined := [one for one in same if len({one.entity, one.other} & reached) == 1]:
            for one in joined:
                reached |= {one.entity, one.other}
                lines.add(one.line)
        if apart.other in reached:
            raise JudgementError(
                f"{path.name}, line {apart.line}: it keeps apart what lines {', '.join(map(str, sorted(lines)))} "
                f"together make one; take one of them back. Nothing was done."
            )
