"""Where every node goes, computed before the page is opened, so that it opens at once and always looks the same.

Nodes with one neighbour only (most people in a list of members) say nothing about the shape of the graph: the others,
its core, are laid out by forces (ForceAtlas2 of networkx), and the leaves are set around their neighbour. Places are
then taken so that no node lies on another node or on its label.
"""

from collections.abc import Mapping
from math import sqrt

import networkx as nx

from kg.view.place import ASPECT, Box, Plane, Point

#: Share of the picture that nodes and labels cover; the rest is for the edges.
_DENSITY = 0.6
#: How much larger the picture is than all territories together: room for each to lie where the forces put it.
_SPREAD = 2.0
#: Pairs of nodes times rounds of the force layout: two or three seconds on a laptop.
_WORK = 12_000_000
#: Sides of the grid cells, in pixels: about a line of text for single nodes, more for whole territories.
_FINE, _COARSE = 12, 50


def positions(whole: "nx.Graph[int]", boxes: Mapping[int, Box], shown: int | None = None) -> dict[int, tuple[int, int]]:
    """A place for every node, in whole pixels, such that no two boxes overlap.

    Nodes from the number ``shown`` on take what room the others leave, each near its first neighbour.
    """
    graph = whole.subgraph(node for node in whole if shown is None or node < shown)
    leaves = {node: next(iter(graph[node])) for node in graph if graph.degree(node) == 1}
    # Two nodes that have only each other: the first is the hub.
    leaves = {leaf: hub for leaf, hub in leaves.items() if hub not in leaves or hub < leaf}
    core = sorted(set(graph) - set(leaves))
    area = {node: _area(boxes[node]) for node in core}
    for leaf, hub in leaves.items():
        area[hub] += _area(boxes[leaf])

    # First a territory for each core node with its leaves, the largest first; then the leaves inside it.
    wishes = _forces(graph.subgraph(core), area)
    land, plane = Plane(_COARSE), Plane(_FINE)
    places: dict[int, Point] = {}
    for node in sorted(core, key=lambda node: (-area[node], node)):
        territory = land.place(wishes[node], _territory(area[node]))
        places[node] = plane.place(territory, boxes[node])
    for leaf in sorted(leaves):
        places[leaf] = plane.place(places[leaves[leaf]], boxes[leaf])
    for node in sorted(set(whole) - set(graph)):
        neighbours = [other for other in sorted(whole[node]) if other in places]
        places[node] = plane.place(places[neighbours[0]] if neighbours else (0.0, 0.0), boxes[node])
    return {node: (round(places[node][0]), round(places[node][1])) for node in sorted(whole)}


def _area(box: Box) -> float:
    left, top, right, bottom = box
    return (left + right) * (top + bottom) / _DENSITY


def _territory(area: float) -> Box:
    half = sqrt(area) / 2
    return half * sqrt(ASPECT), half / sqrt(ASPECT), half * sqrt(ASPECT), half / sqrt(ASPECT)


def _forces(graph: "nx.Graph[int]", area: Mapping[int, float]) -> dict[int, Point]:
    """ForceAtlas2 places, stretched so that the picture is as large as the areas need."""
    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    rounds = max(20, min(150, _WORK // len(graph) ** 2))
    mass = {node: graph.degree(node) + sqrt(area[node]) / 50 for node in graph}
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(graph.edges))
    raw = nx.forceatlas2_layout(ordered, max_iter=rounds, seed=1, node_mass=mass)
    xs, ys = [point[0] for point in raw.values()], [point[1] for point in raw.values()]
    height = sqrt(_SPREAD * sum(area.values()) / ASPECT)
    wide, high = ASPECT * height / (max(xs) - min(xs)), height / (max(ys) - min(ys))
    return {node: (float(x * wide), float(y * high)) for node, (x, y) in raw.items()}
