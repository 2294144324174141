"""Where everything goes on the map of a whole graph: communities first, then forces, then a free place for each node.

The forces start from communities that already lie well to each other, so few rounds suffice and no community is torn.
They leave knots in which nodes lie on each other: every node then takes the free place that is nearest to its own, the
best connected first, so that a knot becomes a disc around its main bodies.
"""

from collections.abc import Sequence
from math import ceil, cos, pi, sin, sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.view.whole.forces import Places, settle

#: Share of the picture's disc that nodes cover.
_DENSITY = 0.2
#: Pictures are wider than high, as screens are.
_ASPECT = 1.25
#: Side of a cell of the plane on which places are taken, and room kept free around a node.
_CELL, _GAP = 4, 2.0
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


def radius(degree: int) -> int:
    """Of the dot of an entity with so many neighbours, in the units of its place."""
    return round(min(16.0, 2.5 + 1.1 * sqrt(degree)))


def layout(graph: "nx.Graph[int]", groups: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """A place for every node (0 to n - 1): a row x, y in whole units, y downwards, such that no two dots overlap."""
    links = np.array(sorted(graph.edges), dtype=np.int64).reshape(-1, 2)
    degrees = np.array([graph.degree(number) for number in range(len(graph))], dtype=np.int64)
    radii = np.array([radius(int(degree)) for degree in degrees], dtype=np.int64)
    wishes = settle(_start(groups, links, len(graph)), links, (degrees + 1).astype(np.float64))
    wishes -= np.median(wishes, axis=0)
    room = sqrt(float((pi * (radii + _GAP / 2) ** 2).sum()) / _DENSITY / pi)
    reach = float(np.quantile(np.hypot(*wishes.T), 0.9)) if len(wishes) else 0.0
    wishes *= np.array([sqrt(_ASPECT), 1 / sqrt(_ASPECT)]) * (room / max(reach, 1e-9))
    return _apart(wishes, radii)


def _start(groups: Sequence[Sequence[int]], links: NDArray[np.int64], nodes: int) -> Places:
    """Each group as the seeds of a sunflower, around where ForceAtlas2 of networkx puts the groups among each other."""
    of = np.zeros(nodes, dtype=np.int64)
    for number, members in enumerate(groups):
        of[list(members)] = number
    between = np.sort(of[links], axis=1)
    pairs, weights = np.unique(between[between[:, 0] != between[:, 1]], axis=0, return_counts=True)
    whole: nx.Graph[int] = nx.Graph()
    whole.add_nodes_from(range(len(groups)))
    whole.add_weighted_edges_from(
        (int(one), int(other), float(weight)) for (one, other), weight in zip(pairs, weights, strict=True)
    )
    mass = {number: float(len(members)) for number, members in enumerate(groups)}
    centres = np.zeros((len(groups), 2))
    if len(groups) > 1:
        found = nx.forceatlas2_layout(whole, max_iter=200, seed=1, weight="weight", node_mass=mass)
        centres = np.array([found[number] for number in range(len(groups))])
        centres /= max(float(centres.std()), 1e-9)
    start = np.zeros((nodes, 2))
    for number, members in enumerate(groups):
        turns = np.arange(len(members))
        out, angle = 0.02 * np.sqrt(turns + 0.5), turns * _GOLDEN_ANGLE
        start[list(members)] = centres[number] + np.column_stack([out * np.cos(angle), out * np.sin(angle)])
    return start


def _apart(wishes: Places, radii: NDArray[np.int64]) -> NDArray[np.int64]:
    """The nearest free place to each wish, in the order of the rows."""
    middle = ceil(float(np.abs(wishes).max(initial=0)) / _CELL) + 4 * ceil(sqrt(len(wishes))) + 16
    taken = np.zeros((2 * middle, 2 * middle), dtype=bool)
    stamps = {int(one): _stamp(int(one)) for one in set(radii)}
    places = np.zeros(wishes.shape, dtype=np.int64)
    searched: dict[tuple[int, int, int], int] = {}
    for number, (x, y) in enumerate(wishes / _CELL):
        across, down = stamps[int(radii[number])]
        # Who wishes for nearly the same place starts where the last one had to go.
        crowd = (int(x // 4), int(y // 4), int(radii[number]))
        turn = searched.get(crowd, 0)
        while True:
            out, angle = 0.9 * sqrt(turn), turn * _GOLDEN_ANGLE
            column, row = int(x + out * cos(angle)) + middle, int(y + out * sin(angle)) + middle
            if not taken[column, row] and not taken[column + across, row + down].any():
                break
            turn += 1
        taken[column + across, row + down] = True
        places[number] = (column - middle) * _CELL, (row - middle) * _CELL
        searched[crowd] = max(0, turn - 20)
    return places


def _stamp(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The cells around a place that a dot of this radius takes."""
    reach = ceil((size + _GAP) / _CELL)
    x, y = np.meshgrid(*2 * [np.arange(-reach, reach + 1)], indexing="ij")
    inside = np.hypot(x, y) * _CELL <= size + _GAP
    return x[inside], y[inside]
