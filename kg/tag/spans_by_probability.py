"""From the probabilities of each token's tag to the probabilities of whole spans.

Tags are BIOES: O outside, B I E begin, continue and end a span of a label, S a span of one token. The network gives
each token a distribution of its own; what cannot follow (an E without its B) is ruled out here, by the forward-backward
algorithm (Rabiner 1989, with his scaling) over the legal sequences, and the probability of a span is exact under that
model.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

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
    """The likely spans of one text, given an array (tokens × tags); they may overlap. Sorted by position."""
    found: list[ScoredSpan] = []
    for start, end in _pieces(probabilities[:, 0] < SURELY_OUTSIDE):
        p = np.maximum(probabilities[start:end], 1e-12)
        if p[:, 0].min() > 1 - LEAST:
            continue
        found += _candidates(_forward_backward(p, transitions(labels)), labels, start)
    return sorted(found, key=lambda s: (s.start, s.end, s.label))


def _pieces(open_: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The runs of true values, as slices.

    >>> _pieces(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], open_, [False]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


class _Lattice(NamedTuple):
    """Of each token: its tags' probabilities; scaled forward and backward, whose product sums to one; the scale."""

    p: Floats
    forward: Floats
    backward: Floats
    scale: Floats


def _forward_backward(p: Floats, allowed: Floats) -> _Lattice:
    n = len(p)
    forward, backward, scale = np.zeros_like(p), np.ones_like(p), np.ones(n)
    opens = allowed[0] > 0  # what may follow O may also begin a text
    closes = allowed[:, 0] > 0  # what O may follow may also end it
    for t in range(n):
        row = p[t] * (opens if t == 0 else forward[t - 1] @ allowed)
        if t == n - 1:
            row = row * closes
        scale[t] = row.sum()
        forward[t] = row / scale[t]
    backward[-1] = closes
    for t in range(n - 2, -1, -1):
        backward[t] = (allowed @ (p[t + 1] * backward[t + 1])) / scale[t + 1]
    return _Lattice(p, forward, backward, scale)


def _candidates(lattice: _Lattice, labels: tuple[str, ...], offset: int) -> Iterator[ScoredSpan]:
    """The spans of one piece, which begins at token ``offset``."""
    p, forward, backward, scale = lattice
    marginal = forward * backward
    likely: dict[int, list[int]] = {}
    for tag, token in np.argwhere(marginal.T >= LEAST).tolist():
        likely.setdefault(tag, []).append(token)
    for k, label in enumerate(labels):
        b, i, e, s = range(1 + 4 * k, 5 + 4 * k)
        for t in likely.get(s, ()):
            yield ScoredSpan(offset + t, offset + t + 1, label, min(1.0, float(marginal[t, s])))
        for start in likely.get(b, ()):
            inside, at = forward[start, b], start + 1
            for end in likely.get(e, ()):
                if not start < end < start + LONGEST:
                    continue
                inside *= np.prod(p[at:end, i] / scale[at:end])
                at = end
                probability = float(inside * p[end, e] / scale[end] * backward[end, e])
                if probability >= LEAST:
                    yield ScoredSpan(offset + start, offset + end + 1, label, min(1.0, probability))


def best_of(spans: Sequence[ScoredSpan]) -> list[ScoredSpan]:
    """The likeliest spans that do not overlap, in order of position."""
    chosen: list[ScoredSpan] = []
    for span in sorted(spans, key=lambda s: (-s.probability, s.start, s.end)):
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda s: s.start)
