"""The shape of a large network: ForceAtlas2's forces, with the repulsion of all from all computed on a grid.

Every node repels every other by the product of their masses over their distance, links pull by the logarithm of theirs
(LinLog, which draws communities apart), and a weak pull to the middle keeps the parts together: Jacomy, Venturini,
Heymann and Bastian, "ForceAtlas2, a Continuous Graph Layout Algorithm", PLoS ONE 9 (2014), also for the rule of speed.
The repulsion is a convolution of the masses with 1/distance: on a grid by fast Fourier transforms it takes as long for
20,000 nodes as for 200, where ``networkx.forceatlas2_layout`` needs a square of 20,000 numbers several times over.
"""

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]

#: Rounds of forces; cells along a side of the grid.
ROUNDS, GRID = 150, 256
_GRAVITY = 0.02
#: ForceAtlas2: how much swinging is borne, in the units of its paper.
_TOLERANCE = 0.05


def settle(start: Places, links: NDArray[np.int64], mass: NDArray[np.float64], rounds: int = ROUNDS) -> Places:
    """Places (one row a node: x, y) after so many rounds from ``start``; ``links`` has a row of two numbers each."""
    places, before = start.copy(), np.zeros_like(start)
    if len(places) < 2:
        return places
    repel, pace = Repulsion(GRID), _Pace(len(places))
    for _ in range(rounds):
        forces = repel(places, mass) / len(places) + _pull(places, links) + _gravity(places, mass)
        swing = mass * np.hypot(*(forces - before).T)
        drive = mass * np.hypot(*(forces + before).T) / 2
        speed = pace.next(float(swing.sum()), float(drive.sum()))
        places += forces * (speed / (1 + np.sqrt(speed * swing)))[:, None]
        before = forces
    return places


class Repulsion:
    """The force by which all nodes repel each node: its mass times the field of all masses at its place."""

    def __init__(self, grid: int) -> None:
        self._grid = grid
        apart = np.fft.ifftshift(np.arange(-grid, grid))
        x, y = np.meshgrid(apart, apart, indexing="ij")
        square = np.maximum(x * x + y * y, 1)  # within a cell nobody repels anybody
        self._kernels = [np.fft.rfft2(along / square) for along in (x, y)]

    def __call__(self, places: Places, mass: NDArray[np.float64]) -> Places:
        """Forces, a row a node. A mass is dealt out to the four corners of its cell, and the field is read likewise."""
        side = self._grid
        low = places.min(axis=0)
        cell = max(float((places.max(axis=0) - low).max()) / (side - 2), 1e-9)
        at, share = np.divmod((places - low) / cell, 1)
        corners, shares = [], []
        for right, down in ((0, 0), (0, 1), (1, 0), (1, 1)):
            corners.append((at[:, 0].astype(np.int64) + right) * side + at[:, 1].astype(np.int64) + down)
            shares.append(np.abs(1 - right - share[:, 0]) * np.abs(1 - down - share[:, 1]))
        masses = sum(
            np.bincount(corner, one * mass, minlength=side * side) for corner, one in zip(corners, shares, strict=True)
        )
        spectrum = np.fft.rfft2(np.asarray(masses).reshape(side, side), s=(2 * side, 2 * side))
        forces = np.empty_like(places)
        for axis, kernel in enumerate(self._kernels):
            field = np.fft.irfft2(spectrum * kernel, s=(2 * side, 2 * side))[:side, :side].ravel()
            forces[:, axis] = sum(field[corner] * one for corner, one in zip(corners, shares, strict=True))
        return np.asarray(forces * mass[:, None] / cell)


def _pull(places: Places, links: NDArray[np.int64]) -> Places:
    """Links pull their ends together by the logarithm of their length."""
    apart = places[links[:, 1]] - places[links[:, 0]]
    length = np.maximum(np.hypot(*apart.T), 1e-9)
    apart *= (np.log1p(length) / length)[:, None]
    forces = np.empty_like(places)
    for axis in (0, 1):
        ends = [np.bincount(links[:, end], apart[:, axis], minlength=len(places)) for end in (0, 1)]
        forces[:, axis] = ends[0] - ends[1]
    return forces


def _gravity(places: Places, mass: NDArray[np.float64]) -> Places:
    """Everything is pulled to the middle, equally at any distance."""
    return np.asarray(-_GRAVITY * mass[:, None] * places / np.maximum(np.hypot(*places.T), 1e-9)[:, None])


class _Pace:
    """ForceAtlas2's global speed: as fast as the nodes, taken together, go on in one direction instead of swinging."""

    def __init__(self, nodes: int) -> None:
        self._nodes, self._speed, self._efficiency = nodes, 1.0, 1.0

    def next(self, swinging: float, traction: float) -> float:
        """The speed of this round from the sums of what swings and of what drives, each times its mass."""
        if swinging <= 0 or traction <= 0:
            return self._speed
        base = _TOLERANCE * self._nodes**0.5
        jitter = max(base**0.5, min(10.0, base * traction / self._nodes**2))
        if swinging > 2 * traction:
            self._efficiency, jitter = max(0.05, self._efficiency * 0.5), max(jitter, 1.0)
        target = jitter * self._efficiency * traction / swinging
        if swinging > jitter * traction:
            self._efficiency = max(0.05, self._efficiency * 0.7)
        elif self._speed < 1000:
            self._efficiency *= 1.3
        self._speed += min(target - self._speed, 0.5 * self._speed)
        return self._speed
