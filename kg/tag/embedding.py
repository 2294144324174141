"""What a token brings into the network: the rows of its three features in trained tables, and one layer over them.

spaCy's ``MultiHashEmbed`` over NORM, SHAPE and TAG, without spaCy: tests compare.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.tag import hashing

Floats = NDArray[np.float32]

#: A token and its place in its word (B M E S) and in a division's name.
Token = tuple[str, str]

#: Characters that spaCy reads as others.
NORMS = dict(zip("’‘´`”“„»«？！，；：。।—–€£¥฿₺₹৳₩₣", '\'\'\'\'"""""?!,;:..--$$$$$$$$$', strict=True)) | {"…": "..."}

#: A longer token has no shape of its own; of a run of alike characters so many are in the shape.
LONG, ALIKE = 100, 4


def norm(word: str) -> str:
    """The NORM of spaCy for a token: in lower case, some marks as others.

    >>> norm("ISO"), norm("，")
    ('iso', ',')
    """
    return NORMS.get(word) or word.lower()


def shape(word: str) -> str:
    """The SHAPE of spaCy for a token: X for a capital letter, x for another, d for a digit.

    >>> shape("ISO"), shape("2021"), shape("政"), shape("，")
    ('XXX', 'dddd', 'x', '，')
    """
    if len(word) >= LONG:
        return "LONG"
    kinds = "".join("xX"[c.isupper()] if c.isalpha() else "d" if c.isdigit() else c for c in word)
    return "".join(c for at, c in enumerate(kinds) if kinds[max(0, at - ALIKE) : at] != c * ALIKE)


class Table(NamedTuple):
    """The vectors of one feature: the seed of its hash, rows × width."""

    seed: int
    vectors: Floats

    def of(self, strings: Sequence[str]) -> Floats:
        """An array strings × width: the sum of the four rows of each."""
        numbers = np.array([hashing.number(string) for string in strings], dtype=np.uint64)
        found: Floats = self.vectors[hashing.rows(numbers, self.seed, len(self.vectors))].sum(axis=1)
        return found


class Embedding(NamedTuple):
    """The tables of norm, shape and mark; the layer, its weights width × pieces × inputs, and its normalisation."""

    tables: Sequence[Table]
    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def __call__(self, tokens: Sequence[Token]) -> Floats:
        """An array tokens × width."""
        features = ([norm(word) for word, _ in tokens], [shape(word) for word, _ in tokens], [m for _, m in tokens])
        inputs = np.concatenate([table.of(each) for table, each in zip(self.tables, features, strict=True)], axis=1)
        width, pieces, _ = self.weights.shape
        sums = inputs @ self.weights.reshape(width * pieces, -1).T + self.bias.ravel()
        best = sums.reshape(-1, width, pieces).max(axis=2)
        best = best - best.mean(axis=1, keepdims=True)
        best *= (best.var(axis=1, keepdims=True) + 1e-8) ** -0.5
        found: Floats = best * self.gain + self.shift
        return found
