"""Boxes that must not overlap, each as near as possible to where it wants to be.

Greedy, as in a word cloud: boxes are placed in the given order, and each takes the nearest free place to its wish. That
costs one pass, never fails and gives the same picture every time, which pushing boxes apart by forces does not.
"""

from collections.abc import Iterator
from itertools import count
from math import ceil, cos, floor, pi, sin, sqrt

#: In pixels, x to the right and y downwards.
Point = tuple[float, float]
#: Reach of a box to the left, up, right and down of its point, in pixels (the label hangs below the node).
Box = tuple[float, float, float, float]

#: Text is wider than high, so crowds are drawn wider than high.
ASPECT = 1.3
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


class Plane:
    """A plane of square cells, taken or free; ``cell`` is their side in pixels."""

    def __init__(self, cell: int) -> None:
        self._cell = cell
        self._taken: set[tuple[int, int]] = set()
        self._searched: dict[Point, int] = {}

    def place(self, wish: Point, box: Box) -> Point:
        """Take the nearest free place to ``wish`` for this box and return its point."""
        # Many boxes share one wish (the leaves of one hub): the search goes on where the last one ended.
        for turn in count(self._searched.get(wish, 0)):
            point = _sunflower(wish, turn, self._cell)
            if (floor(point[0] / self._cell), floor(point[1] / self._cell)) in self._taken:
                continue  # most points of a crowded place are told by their own cell
            cells = set(_cells(point, box, self._cell))
            if self._taken.isdisjoint(cells):
                self._taken |= cells
                self._searched[wish] = turn
                return point
        raise AssertionError("a plane has no end")


def _cells(point: Point, box: Box, cell: int) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = box
    columns = range(floor((point[0] - left) / cell), ceil((point[0] + right) / cell))
    rows = range(floor((point[1] - top) / cell), ceil((point[1] + bottom) / cell))
    return ((column, row) for column in columns for row in rows)


def _sunflower(centre: Point, turn: int, step: int) -> Point:
    """The seeds of a sunflower: points around a centre, evenly dense, ever further out."""
    radius, angle = step * sqrt(turn), turn * _GOLDEN_ANGLE
    return centre[0] + ASPECT * radius * cos(angle), centre[1] + radius * sin(angle)
