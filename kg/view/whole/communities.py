"""Who belongs together: communities by Louvain's method, each with its main body and a colour.

There are more communities than colours that the colour-blind tell apart. So a colour is used again, as on a map of
countries, where the next community of that colour is as far away as can be; what a community is says its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

#: Communities with fewer members have neither a name nor a colour of their own; they are counted together.
SMALLEST = 8


@dataclass(frozen=True, slots=True)
class Community:
    """``main`` is the number of the entity it is called by: -1 for all small ones together."""

    main: int
    members: tuple[int, ...]


def communities(graph: "nx.Graph[int]", bodies: frozenset[int]) -> list[Community]:
    """All entities by community, the largest first, what is left of small ones last.

    A community is called by the one of the ``bodies`` in it from which most of it is near, or else by another entity.
    """
    found = sorted(map(sorted, nx.community.louvain_communities(graph, seed=1)), key=lambda one: (-len(one), one))
    made = [Community(main_body(graph, one, bodies), tuple(one)) for one in found if len(one) >= SMALLEST]
    rest = sorted(number for one in found if len(one) < SMALLEST for number in one)
    return [*made, *([Community(-1, tuple(rest))] if rest else [])]


def main_body(graph: "nx.Graph[int]", members: Sequence[int], bodies: frozenset[int]) -> int:
    """The number of the one of the ``members`` that a community is called by: the body that reaches most of them."""
    inside = set(members)

    def reach(number: int) -> int:
        """Members at most two links away: a city's committee has fewer neighbours than a county's, but reaches more."""
        near = inside.intersection(graph[number])
        return len(inside.intersection(near.union(*(graph[other] for other in near))))

    return min(members, key=lambda number: (number not in bodies, -reach(number), number))


def colours(centres: NDArray[np.float64], count: int) -> list[int]:
    """A colour (0 to ``count`` - 1) for each community by its centre, x and y.

    One after the other takes the colour whose nearest use is farthest away.
    """
    chosen: list[int] = []
    for number, centre in enumerate(centres):
        away = np.hypot(*(centres[:number] - centre).T)
        taken = np.array(chosen, dtype=int)
        nearest = [float(np.min(away[taken == colour], initial=np.inf)) for colour in range(count)]
        chosen.append(max(range(count), key=lambda colour: (nearest[colour], -colour)))
    return chosen
