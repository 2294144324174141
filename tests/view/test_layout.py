"""Places: nothing overlaps, neighbours are near, and the picture is the same every time."""

from itertools import combinations
from math import dist

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.layout import positions
from kg.view.picture import LINE, LINES, lines
from kg.view.place import Plane

BOXES = st.lists(st.tuples(*[st.integers(4, 80)] * 4), min_size=1, max_size=25)


def overlaps(places, boxes):
    rects = [(x - b[0], y - b[1], x + b[2], y + b[3]) for (x, y), b in zip(places, boxes, strict=True)]
    # Places are rounded to whole pixels, so a touch of one pixel is no overlap.
    return [
        (a, b)
        for a, b in combinations(rects, 2)
        if a[0] + 1 < b[2] and b[0] + 1 < a[2] and a[1] + 1 < b[3] and b[1] + 1 < a[3]
    ]


@given(BOXES)
def test_boxes_with_one_wish_never_overlap(boxes):
    plane = Plane(12)
    assert overlaps([plane.place((3.0, 4.0), box) for box in boxes], boxes) == []


def test_a_free_wish_is_granted():
    assert Plane(10).place((123.0, -45.0), (5, 5, 5, 5)) == (123.0, -45.0)


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(0),
        nx.empty_graph(1),
        nx.path_graph(2),
        nx.star_graph(60),
        nx.disjoint_union(nx.path_graph(2), nx.cycle_graph(5)),
        nx.barabasi_albert_graph(200, 2, seed=3),
    ],
    ids=["nothing", "one", "pair", "star", "parts", "network"],
)
def test_no_node_lies_on_another_or_its_label(graph):
    boxes = dict.fromkeys(graph, (45, 12, 45, 40))
    places = positions(graph, boxes)
    assert list(places) == sorted(graph)
    assert overlaps(list(places.values()), [boxes[node] for node in places]) == []
    assert positions(graph, boxes) == places


def test_held_nodes_move_nobody_and_lie_on_nobody():
    graph = nx.barabasi_albert_graph(120, 2, seed=3)
    boxes = dict.fromkeys(graph, (45, 12, 45, 40))
    alone = positions(graph.subgraph(range(80)), boxes)
    places = positions(graph, boxes, 80)
    assert {node: places[node] for node in range(80)} == alone
    assert overlaps([places[node] for node in sorted(graph)], [boxes[node] for node in sorted(graph)]) == []


def test_leaves_stay_near_their_hub():
    graph = nx.disjoint_union(nx.star_graph(12), nx.star_graph(12))
    graph.add_edge(0, 13)
    places = positions(graph, dict.fromkeys(graph, (30, 10, 30, 30)))
    for leaf in range(1, 13):
        assert dist(places[leaf], places[0]) < dist(places[leaf], places[13])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("林晓岚", ["林晓岚"]),
        ("政协第九届云溪县委员会第一次常务委员会会议", ["政协第九届云溪", "县委员会第一次", "常务委员会会议"]),
        ("2021-04-08 调研 古村落保护", ["2021-04-08", "调研 古村落保护"]),
        ("", [""]),
    ],
)
def test_labels_are_cut_into_lines(name, expected):
    assert lines(name) == expected


@given(st.text())
def test_a_label_has_few_lines_and_loses_nothing_before_its_end(name):
    cut = lines(name)
    assert 1 <= len(cut) <= LINES
    shown = name if len(name) <= LINE * LINES else name[: LINE * LINES - 1] + "…"
    assert "".join("".join(cut).split()) == "".join(shown.split())
