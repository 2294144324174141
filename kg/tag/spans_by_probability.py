"""From the probabilities of each token's tag to the probabilities of whole spans.

Tags are BIOES: O outside, B I E begin, continue and end a span of a label, S a span of one token. The network gives
each token a distribution of its own; what cannot follow (an E without its B) is ruled out here, by the forward-backward
algorithm (Rabiner 1989, with his scaling) over the legal sequences, and the probability of a span is exact under that
model.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: The network is surer than it is right; its distributions are flattened by this temperature (Guo et al. 2017), the one
#: that makes held-out documents likeliest.
TEMPERATURE = 1.5

#: Spans less likely than this are not worth proposing.
LEAST = 0.2

#: A token that is outside with this probability parts the text: what is left of it does not bear on what is right.
SURELY_OUTSIDE = 0.999

#: Tokens of the longest span that is looked for.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """Tokens ``[start, end)`` are a name of this label with this probability."""

    start: int
    end: int
    label: str
    probability: float


def tags_of(labels: Sequence[str]) -> list[str]:
    """All tags: O, then B I E S of each label.

    >>> tags_of(["ORG"])
    ['O', 'B-ORG', 'I-ORG', 'E-ORG', 'S-ORG']
    """
    return ["O", *(f"{place}-{label}" for label in labels for place in "BIES")]


def encode(length: int, spans: Sequence[tuple[int, int, str]], labels: Sequence[str]) -> NDArray[np.int64]:
    """Token spans (start, end, label) → the index of each token's tag."""
    tags = np.zeros(length, dtype=np.int64)
    for start, end, label in spans:
        first = 1 + 4 * labels.index(label)
        if end - start == 1:
            tags[start] = first + 3
        else:
            tags[start], tags[start + 1 : end - 1], tags[end - 1] = first, first + 1, first + 2
    return tags


@cache
def transitions(labels: tuple[str, ...]) -> Floats:
    """1 where the second tag may follow the first, else 0."""
    tags = tags_of(labels)
    allowed = np.zeros((len(tags), len(tags)))
    for i, before in enumerate(tags):
        for j, after in enumerate(tags):
            if before[0] in "BI":
                allowed[i, j] = after[0] in "IE" and before[1:] == after[1:]
            else:
                allowed[i, j] = after[0] in "OBS"
    return allowed


def spans_of(probabilities: Floats, labels: tuple[str, ...]) -> list[ScoredSpan]:
    """The likely spans of a text, given an array (tokens × tags); they may overlap. Sorted by position.

    Several texts can be worked on together, with a token between them that is surely outside.
    """
    pieces = [
        piece
        for piece in _pieces(probabilities[:, 0] < SURELY_OUTSIDE)
        if probabilities[slice(*piece), 0].min() <= 1 - LEAST
    ]
    if not pieces:
        return []
    lattice = _forward_backward(np.maximum(probabilities, 1e-12), pieces, transitions(labels))
    return sorted(_candidates(lattice, labels), key=lambda s: (s.start, s.end, s.label))


def _pieces(open_: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The runs of true values, as slices.

    >>> _pieces(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], open_, [False]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


class _Lattice(NamedTuple):
    """Of each token: its tags' probabilities; scaled forward and backward, whose product sums to one; the scale.

    ``end`` is where the token's piece ends, 0 for a token in no piece; there forward and backward are 0.
    """

    p: Floats
    forward: Floats
    backward: Floats
    scale: Floats
    end: NDArray[np.int64]


def _forward_backward(p: Floats, pieces: list[tuple[int, int]], allowed: Floats) -> _Lattice:
    """All pieces go forward together, token by token, and backward together from where each ends.

    The longest come first, so that those which are still running are always the first ones.
    """
    starts, ends = np.array(sorted(pieces, key=lambda piece: piece[0] - piece[1])).T
    lengths = ends - starts
    running = [int(np.searchsorted(-lengths, -t)) for t in range(1 + lengths[0])]  # running[t] are longer than t
    forward, backward, scale, end = np.zeros_like(p), np.zeros_like(p), np.ones(len(p)), np.zeros(len(p), np.int64)
    opens = allowed[0] > 0  # what may follow O may also begin a text
    closes = allowed[:, 0] > 0  # what O may follow may also end it
    before = np.broadcast_to(opens.astype(p.dtype), (len(starts), len(opens)))
    for t in range(lengths[0]):
        at = starts[: running[t]] + t
        last = running[t + 1]
        rows = p[at] * before[: running[t]]
        rows[last:] *= closes
        scale[at] = rows.sum(axis=1)
        forward[at] = rows / scale[at, None]
        end[at] = ends[: running[t]]
        before = forward[at[:last]] @ allowed
    for t in range(lengths[0] - 1, -1, -1):
        at = starts[: running[t]] + t
        last = running[t + 1]
        backward[at[last:]] = closes
        after = at[:last] + 1
        backward[at[:last]] = (p[after] * backward[after]) @ allowed.T / scale[after, None]
    return _Lattice(p, forward, backward, scale, end)


def _candidates(lattice: _Lattice, labels: tuple[str, ...]) -> Iterator[ScoredSpan]:
    """The spans that are likely enough: from each likely B to each likely E of the same label in the same piece."""
    p, forward, backward, scale, ends = lattice
    marginal = forward * backward
    likely: list[list[int]] = [np.flatnonzero(tag >= LEAST).tolist() for tag in marginal.T]
    for k, label in enumerate(labels):
        b, i, e, s = range(1 + 4 * k, 5 + 4 * k)
        for t in likely[s]:
            yield ScoredSpan(t, t + 1, label, min(1.0, float(marginal[t, s])))
        for start in likely[b]:
            inside, at = forward[start, b], start + 1
            reach = min(int(ends[start]), start + LONGEST)
            for end in likely[e][bisect_right(likely[e], start) :]:
                if end >= reach:
                    break
                inside *= np.prod(p[at:end, i] / scale[at:end])
                at = end
                probability = float(inside * p[end, e] / scale[end] * backward[end, e])
                if probability >= LEAST:
                    yield ScoredSpan(start, end + 1, label, min(1.0, probability))


def best_of(spans: Sequence[ScoredSpan]) -> list[ScoredSpan]:
    """The likeliest spans that do not overlap, in order of position."""
    chosen: list[ScoredSpan] = []
    for span in sorted(spans, key=lambda s: (-s.probability, s.start, s.end)):
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda s: s.start)
