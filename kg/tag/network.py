"""The trained network, run on arrays instead of Docs: the same sums as its thinc model, three times as fast.

What a token brings into the network depends on the token alone, so it is looked up once and kept. The convolutions run
over slices of the text that fit into the processor's cache.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

Floats = NDArray[np.float32]

#: A token and its place in its word (B M E S) and in a division's name.
Token = tuple[str, str]

#: Rows that are worked on together.
SLICE = 500

#: Tokens whose vectors are kept.
KEPT = 30_000


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
    """Scores of the tags of tokens, from the model of a trained ``cppcc_name_tagger``."""

    def __init__(self, model: Model[Any, Any], vocab: Vocab):
        tok2vec, output = model.layers
        self._embed, encode = tok2vec.layers
        self._vocab = vocab
        maxouts = [node for node in encode.walk() if node.name == "maxout"]
        norms = [node for node in encode.walk() if node.name == "layernorm"]
        self._layers = [_layer(*nodes) for nodes in zip(maxouts, norms, strict=True)]
        self._reach = sum(layer.reach for layer in self._layers)
        (softmax,) = (node for node in output.walk() if node.name == "softmax")
        self._output, self._bias = _array(softmax, "W").T, _array(softmax, "b")
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
        with self._vocab.memory_zone():
            doc = Doc(self._vocab, words=[word for word, _ in new], tags=[mark for _, mark in new])
            (vectors,) = self._embed.predict([doc])
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


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> _Layer:
    parameters = [(maxout, "W"), (maxout, "b"), (norm, "G"), (norm, "b")]
    weights, bias, gain, shift = (_array(node, name) for node, name in parameters)
    _, pieces, inputs = weights.shape  # width × pieces × inputs; the bias is width × pieces
    columns = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, -1))
    return _Layer(pieces, columns, bias.T.ravel(), gain, shift)


def _array(node: Model[Any, Any], parameter: str) -> Floats:
    return np.asarray(node.get_param(parameter), dtype=np.float32)
