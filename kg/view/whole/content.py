"""What the page of a whole graph holds, as plain data for its scripts; ``assets/whole/data.js`` reads this."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from kg.schema import ancestors
from kg.store.names import Label, Names
from kg.view.choose import group
from kg.view.picture import styles
from kg.view.search import tables
from kg.view.whole.communities import colours, communities
from kg.view.whole.gather import Fact, Whole
from kg.view.whole.layout import layout, radius
from kg.view.whole.pack import numbers, varints
from kg.view.words import words

#: The palette of communities: the colours of types, which the colour-blind tell apart.
PALETTE = tuple(style.colour for style in styles().values())


def content(whole: Whole, names: Names, address: Callable[[str], str]) -> dict[str, Any]:
    """The data. ``address`` gives the address of the page of an entity, or of its IRI an empty text for none.

    nodes        columns of numbers: place, radius, type and community of every entity
    facts        rows of numbers one after the other, see ``_packed``
    communities  number of the entity it is called by (-1: small ones together), members, colour
    """
    bodies = frozenset(number for number, cls in enumerate(whole.classes) if "Body" in (cls, *ancestors(cls)))
    groups = communities(whole.graph, bodies)
    places = layout(whole.graph, [one.members for one in groups])
    centres = np.array([places[list(one.members)].mean(axis=0) for one in groups]).reshape(-1, 2)
    of = {number: at for at, one in enumerate(groups) for number in one.members}
    types, used = list(styles()), Counter(group(cls) for cls in whole.classes)
    predicates = sorted({one[1] for one in whole.facts})
    details = sorted({one[3:] for one in whole.facts})
    return {
        "nodes": {
            "x": numbers(places[:, 0], "<i2"),
            "y": numbers(places[:, 1], "<i2"),
            "radius": numbers([radius(whole.graph.degree(number)) for number in whole.graph], "u1"),
            "type": numbers([types.index(group(cls)) for cls in whole.classes], "u1"),
            "community": numbers([of[number] for number in whole.graph], "<u2"),
        },
        "facts": varints(_packed(whole.facts, predicates, {one: at for at, one in enumerate(details)})),
        "predicates": predicates,
        "details": details,
        "communities": [
            [one.main, len(one.members), PALETTE[colour] if one.main >= 0 else ""]
            for one, colour in zip(groups, colours(centres, len(PALETTE)), strict=True)
        ],
        "types": [
            {"id": name, "count": used[name], "colour": style.colour, "shape": style.shape}
            for name, style in styles().items()
        ],
        "names": tables(_entries(whole, names)),
        "pages": pages if any(pages := [address(iri) for iri in whole.iris]) else [],
        "words": words({*styles(), *whole.classes, *predicates, "page:inverse"}, ("ui:", "whole:")),
    }


def _packed(facts: Iterable[Fact], predicates: list[str], details: Mapping[tuple[str, ...], int]) -> Iterator[int]:
    """Four numbers a fact: by how much its lower entity is above that of the fact before, its higher entity, twice its
    predicate (and one if the higher entity is the subject), and its qualifier and dates.
    """
    rows = sorted(
        (min(one, other), max(one, other), 2 * predicates.index(predicate) + (one > other), details[tuple(more)])
        for one, predicate, other, *more in facts
    )
    last = 0
    for low, high, what, more in rows:
        yield from (low - last, high, what, more)
        last = low


def _entries(whole: Whole, names: Names) -> Iterator[tuple[int, str, list[Label]]]:
    """Number, class and names of every entity, the one it is shown by first."""
    known = {iri: labels for iri, _, labels in names.entries()}
    for number, (iri, name, cls) in enumerate(zip(whole.iris, whole.names, whole.classes, strict=True)):
        labels = known.get(iri, ())
        shown = [one for one in labels if one.text == name] or [Label(name, True, 1)]
        yield number, cls, [*shown[:1], *(one for one in labels if one.text != name)]
