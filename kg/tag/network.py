"""The trained network, run on arrays instead of Docs: the same sums as its thinc model, three times as fast.

What a token brings into the network depends on the token alone, so it is looked up once and kept. The convolutions run
over slices of the text that fit into the processor's cache.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import srsly
from numpy.lib.stride_tricks import sliding_window_view

from kg.tag.embedding import Embedding, Floats, Table, Token

#: What a saved model says of its nodes, in the order of ``_Node``.
_PARTS = ("nodes", "params", "attrs")

#: Rows that are worked on together.
SLICE = 500

#: Tokens whose vectors are kept.
KEPT = 30_000


class _Node(NamedTuple):
    """A part of a saved model."""

    name: str
    parameters: Mapping[str, Floats]
    attributes: Mapping[str, bytes]

    def array(self, parameter: str) -> Floats:
        """Its weights under a name."""
        return np.asarray(self.parameters[parameter], dtype=np.float32)

    def attribute(self, name: str) -> Any:
        """A setting by its name; each is packed by itself."""
        return srsly.msgpack_loads(self.attributes[name])


class _Layer(NamedTuple):
    """One convolution: the largest of ``pieces`` sums, then layer normalisation.

    ``weights`` are inputs × (pieces · width), so that one multiplication makes all sums.
    """

    pieces: int

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        """The layer's output with its input added to it; beyond both ends there are zeros."""
        around, width = self.reach, rows.shape[1]
        padded = np.pad(rows, ((around, around), (0, 0)))
        windows = sliding_window_view(padded.ravel(), (2 * around + 1) * width)[::width]
        sums = np.ascontiguousarray(windows) @ self.weights
        sums += self.bias
        best: Floats = np.maximum.reduce(np.split(sums, self.pieces, axis=1))
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / width + 1e-8
        best *= (variance**-0.5)[:, None]
        best *= self.gain
        best += self.shift
        best += rows
        return best

    @property
    def reach(self) -> int:
        """How many rows before and after a row it sees."""
        inputs, outputs = self.weights.shape
        window: int = inputs * self.pieces // outputs
        return window // 2


class Network:
    """Scores of the tags of tokens, from what a trained ``cppcc_name_tagger`` was saved as."""

    def __init__(self, saved: Mapping[str, Any]):
        """``saved`` is what thinc's ``Model.to_dict`` gives: of each node its name, parameters and attributes."""
        nodes = [_Node(node["name"], *rest) for node, *rest in zip(*map(saved.get, _PARTS), strict=True)]
        first, *maxouts = (node for node in nodes if node.name == "maxout")
        norm, *norms = (node for node in nodes if node.name == "layernorm")
        (softmax,) = (node for node in nodes if node.name == "softmax")
        tables = [Table(node.attribute("seed"), node.array("E")) for node in nodes if node.name == "hashembed"]
        self._embed = Embedding(tables, first.array("W"), first.array("b"), norm.array("G"), norm.array("b"))
        self._layers = [_layer(*pair) for pair in zip(maxouts, norms, strict=True)]
        self._reach = sum(layer.reach for layer in self._layers)
        self._output, self._bias = softmax.array("W").T, softmax.array("b")
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[Token, int] = {}
        self._vectors = np.zeros((1, len(self._output)), dtype=np.float32)  # row 0 parts texts

    def __call__(self, tokens: Sequence[Token | None]) -> Floats:
        """An array tokens × tags of logarithms of odds. None parts two texts: neither bears on the other."""
        if len(self._rows) > KEPT:
            self._forget()
        self._learn({token for token in tokens if token and token not in self._rows})
        gap = [0] * self._reach
        numbers, kept = gap.copy(), []
        for token in tokens:
            kept.append(len(numbers))
            if token:
                numbers.append(self._rows[token])
            else:
                numbers += gap
        numbers += gap
        return self._run(self._vectors[numbers])[kept]

    def _learn(self, tokens: set[Token]) -> None:
        """Keep the vectors of tokens not seen before."""
        if not tokens:
            return
        new = sorted(tokens)
        vectors = self._embed(new)
        self._rows.update(zip(new, range(len(self._vectors), len(self._vectors) + len(new)), strict=True))
        self._vectors = np.concatenate((self._vectors, vectors))

    def _run(self, rows: Floats) -> Floats:
        """Slice by slice, each with as much before and after it as the convolutions see."""
        scores = []
        for start in range(0, len(rows), SLICE):
            before = min(start, self._reach)
            slice_ = rows[start - before : start + SLICE + self._reach]
            for layer in self._layers:
                slice_ = layer(slice_)
            scores.append(slice_[before : before + SLICE] @ self._output + self._bias)
        return np.concatenate(scores)


def _layer(maxout: _Node, norm: _Node) -> _Layer:
    weights = maxout.array("W")
    _, pieces, inputs = weights.shape  # width × pieces × inputs; the bias is width × pieces
    columns = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, -1))
    return _Layer(pieces, columns, maxout.array("b").T.ravel(), norm.array("G"), norm.array("b"))
