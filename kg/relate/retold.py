"""Activities told again: visits that documents go on citing, and undated repeats of what is told in full elsewhere."""

import re
from collections.abc import Iterator, Sequence

from . import facts
from .trips import Trip
from .view import LOC, PERSON, View

_CITED = re.compile(
    rf"({PERSON})(?:总书记|同志|主席)?(?:(?P<kind>视察|考察|调研)(?P<place>{LOC})"
    rf"|在(?P<there>{LOC})(?P<kind2>视察|考察|调研))(?=时?的?(?:重要)?(?:讲话|指示))"
)


def once(view: View, found: Sequence[Trip]) -> Iterator[Trip]:
    """Without the repeats of an undated activity, and without headlines of what the text tells in full."""
    seen: set[tuple[str, ...]] = set()
    for trip in found:
        key = (trip.kind, *sorted(value.name for value in [*trip.leader, *trip.visited]))
        if (trip.date or key not in seen) and not any(
            _covers(view, other, trip) for other in found if other is not trip
        ):
            yield trip
        if not trip.date:
            seen.add(key)


def _covers(view: View, other: Trip, one: Trip) -> bool:
    """Whether ``other`` has a day and goes wherever the undated ``one`` does, led by the same persons if by any.

    A line of its own, with the leader's name, is a headline, and may call the places by short names.
    """
    if any(one.printed) or one.date or not one.visited or not any(other.printed):
        return False
    persons = {value.name for value in one.leader if value.entity and "/person/" in value.entity}
    line = view.text[one.at - 1 : one.at] + view.text[one.to : one.to + 1]
    if line == "\n\n" and persons and persons == {value.name for value in other.leader} and one.kind == other.kind:
        return True
    places = [value.text or value.name for value in other.visited]
    return persons <= {value.name for value in other.leader} and all(
        any((value.text or value.name) in place for place in places) for value in one.visited
    )


def cited(view: View) -> Iterator[Trip]:
    """习近平总书记视察山西重要讲话: a visit that documents go on citing, told once."""
    seen = set()
    for m in _CITED.finditer(view.text):
        person, place = view.links[m.start(1)], view.links[m.start("place" if m["place"] else "there")]
        if (person.entity, place.entity) not in seen:
            seen.add((person.entity, place.entity))
            yield Trip(m["kind"] or m["kind2"], *m.span(), "", [facts.named(person)], [], [facts.named(place)])
