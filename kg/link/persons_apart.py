"""When one document speaks of several persons of one name."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.divisions import divisions
from kg.model import Mention

#: What a list says of a member after the name: （女）, （回族）, （女，回族）.
_NOTE = re.compile(r"[（(](?P<sex>[男女])?[，、,\s]*(?P<folk>[一-龥]{1,5}族)?[）)]")
#: What stands between the names of one list.
_JOINT = re.compile(r"(?:[（(][^（()）\n]{1,12}[）)])?[\s、，,]*")


def jurisdictions(places: Sequence[str]) -> dict[str, str]:
    """Place → the jurisdiction it belongs to, where the places of one name fall into jurisdictions.

    A place and what lies within it are one jurisdiction (a county's chairman has a seat in the city's committee), and
    it goes by the place named most often in it. Nobody is one person in two counties; empty if there is but one.
    """
    groups: list[list[str]] = []
    counted = Counter(places)
    for place in sorted(counted, key=lambda one: (-counted[one], one)):
        fitting = (group for group in groups if all(divisions().nested(place, other) for other in group))
        group = next(fitting, None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    return {place: group[0] for group in groups for place in group} if len(groups) > 1 else {}


def assign(offsets: Sequence[int], sure: Sequence[str], several: dict[str, str]) -> list[str]:
    """The jurisdiction of each mention: of its own words, else of the nearest mention before it that has some.

    What stands before all of these goes with the first of them.
    """
    told = [(offset, several[place]) for offset, place in zip(offsets, sure, strict=True) if place]
    return [next((place for at, place in reversed(told) if at <= offset), told[0][1]) for offset in offsets]


def listed_twice(text: str, people: Sequence[Mention]) -> dict[int, str]:
    """Offset → note of those whom one list names twice with different notes, for a list names nobody twice."""
    found: dict[int, str] = {}
    for row in _lists(text, people):
        notes: dict[str, dict[int, str]] = defaultdict(dict)
        for mention in row:
            notes[mention.text][mention.start] = _note(text, mention.end)
        for said in notes.values():
            if len(set(said.values())) > 1:
                found |= {at: note for at, note in said.items() if note}
    return found


def _lists(text: str, people: Sequence[Mention]) -> list[list[Mention]]:
    """Names that stand side by side, with nothing between them but notes and commas."""
    rows: list[list[Mention]] = []
    for mention in people:
        if rows and _JOINT.fullmatch(text, rows[-1][-1].end, mention.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows


def _note(text: str, end: int) -> str:
    match = _NOTE.match(text, end)
    return "、".join(filter(None, match.groups())) if match else ""
