"""The drawing: nodes in their places and edges, made with pyvis as vis-network takes them."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import ceil, sqrt
from typing import Any

import networkx as nx

from kg.view.layout import positions
from kg.view.place import Box

#: Characters a line of a label, and lines a label: a longer name is cut, the panel has it in full.
LINE, LINES = 10, 3
#: Pixels: height of a label's line, width of a Chinese character, space kept free around node and label.
_LINE_HEIGHT, _CHARACTER, _MARGIN = 15, 12, 4


@dataclass(frozen=True, slots=True)
class Style:
    """How nodes of one class look; colours are those of Okabe and Ito, told apart by the colour-blind too."""

    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class Node:
    """One entity in the picture. ``group`` is the class that gives its style, ``cls`` the one it is called by."""

    name: str
    cls: str
    group: str
    also: tuple[str, ...] = ()


@cache
def styles() -> Mapping[str, Style]:
    """Class → style, in the order of the legend."""
    with resources.files("kg.view").joinpath("styles.tsv").open(encoding="utf-8") as lines:
        return {row["class"]: Style(row["colour"], row["shape"]) for row in csv.DictReader(lines, delimiter="\t")}


def lines(name: str) -> list[str]:
    """A name cut into the lines of its label, about equally long; a date or a Latin word stays in one piece,
    and no line begins with a comma.
    """
    shown = name if len(name) <= LINE * LINES else name[: LINE * LINES - 1] + "…"
    rows = ceil(len(shown) / LINE) or 1
    cut = [""]
    for piece in re.findall(r"[!-~]+ ?|.[、，。；：！？）》”’]*", shown, re.DOTALL):
        if cut[-1] and len(cut[-1] + piece.rstrip()) > ceil(len(shown) / rows) and len(cut) < LINES:
            cut.append("")
        cut[-1] += piece
    return [line.strip() for line in cut]


def draw(nodes: Sequence[Node], pairs: Mapping[tuple[int, int], Sequence[int]], shown: int) -> dict[str, Any]:
    """Nodes, edges and options as pyvis makes them. ``pairs``: numbers of two nodes (lower first) → their facts.

    The first ``shown`` nodes are drawn at once, the others are held back, each with a place beside its neighbour.
    """
    from pyvis.network import Network  # noqa: PLC0415 – brings IPython along, which takes a second

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    graph.add_edges_from(pairs)
    size = {number: 6 + 2.5 * sqrt(graph.degree(number)) for number in graph}
    label = {number: lines(node.name) for number, node in enumerate(nodes)}
    places = positions(graph, {number: _box(size[number], label[number]) for number in graph}, shown)

    network = Network(directed=True, cdn_resources="in_line")
    for number, node in enumerate(nodes):
        style = styles()[node.group]
        x, y = places[number]
        look = {"size": round(size[number], 1), "shape": style.shape, "color": style.colour}
        network.add_node(number, label=node.name, x=x, y=y, **look)
        network.nodes[-1].update(group=node.group, type=node.cls, degree=graph.degree(number), lines=label[number])
        network.nodes[-1].update(also=list(node.also), held=number >= shown)
    for number, ((low, high), facts) in enumerate(sorted(pairs.items())):
        network.add_edge(low, high, width=round(min(8.0, 1 + sqrt(len(facts))), 1), arrows="")
        network.edges[-1].update(id=number, facts=list(facts))
    return {"nodes": network.nodes, "edges": network.edges, "options": _OPTIONS}


#: Options of vis-network: nothing moves unless asked to, edges are straight (quick to draw), keys work with the focus.
_OPTIONS = {
    "autoResize": True,
    "layout": {"improvedLayout": False},
    "physics": {"enabled": False, "barnesHut": {"avoidOverlap": 0.4, "springLength": 140}, "stabilization": False},
    "interaction": {
        "hover": False,
        "hideEdgesOnDrag": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "selectConnectedEdges": False,
    },
    "edges": {"smooth": False, "selectionWidth": 0},
    "nodes": {"chosen": False},
}


def _box(size: float, label: Sequence[str]) -> Box:
    half = max(size, max(map(_width, label)) / 2) + _MARGIN
    return half, size + _MARGIN, half, size + len(label) * _LINE_HEIGHT + _MARGIN


def _width(line: str) -> float:
    """Wide characters take the full width, Latin letters about six tenths of it."""
    return sum(_CHARACTER if ord(character) > 0x2E7F else 0.6 * _CHARACTER for character in line)
