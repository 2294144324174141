"""Doubts into a file of judgements: appended as questions that a person decides, below whatever the file holds."""

from collections.abc import Iterable
from pathlib import Path

from kg.identity import iris, judgements
from kg.identity.doubts import Doubt
from kg.iri import SEGMENT
from kg.store.files import write_atomic

_HEAD = f"""\
# Judgements: what people decided on who is who, for kg build --judgements. Columns, separated by tabs:
# decision	entity	other	date	reason
# same X Y, different X Y, different X document/NAME, rename X NEW-NAME, drop X, label X {"|".join(SEGMENT)}
# A question mark (same?) means that nobody has decided yet, and the line has no effect. To decide, take the mark away,
# put another decision if that one is wrong, and write the date (2024-05-06) and the reason.
"""


def append(path: Path, doubts: Iterable[Doubt]) -> int:
    """Add each doubt to the file, which need not be there yet, unless a line of it asks or decides the same.

    Returns how many were added. Nothing that the file holds is changed. JudgementError when it is damaged.
    """
    known = {one.key for one in judgements.read(path)} if path.exists() else set()
    new = [one for one in doubts if one.key not in known]
    if not new:
        return 0
    old = path.read_bytes() if path.exists() else _HEAD.encode()
    end = b"" if old.endswith(b"\n") else b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, old + end + "".join(map(_lines, new)).encode("utf-8", "replace"))
    return len(new)


def _lines(one: Doubt) -> str:
    """A comment that says why, and the question below it, with room for date and reason."""
    other = iris.short(one.other) if one.other else ""
    why = " ".join(one.why.split())
    return f"\n# {one.facts} facts: {why}\n{one.suggestion}?\t{iris.short(one.entity)}\t{other}\t\t\n"
