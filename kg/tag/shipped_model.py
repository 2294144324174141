"""The shipped model as a recogniser: the pipeline that training saved, run on arrays.

It proposes what spaCy's own way through the same pipeline proposes (statistical.py; a test compares), four times as
fast: no Doc is made of a text, and many paragraphs are segmented, scored and decoded together. spaCy itself is not
imported, which takes a second.
"""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import numpy as np
import srsly
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from kg.tag.candidate import Proposal
from kg.tag.embedding import Floats, Token
from kg.tag.gazetteer_marks import gazetteer_marks
from kg.tag.network import Network
from kg.tag.pieces import pieces
from kg.tag.segment import Segmenter, load_segmenter
from kg.tag.spans_by_probability import TEMPERATURE, spans_of
from kg.tag.tokens import mark_of, split, word_of

#: Characters that are worked on together: more need more memory and are no faster.
BATCH = 20_000


def folder() -> Path:
    """The pipeline that comes with the package, which is never run from a zip file."""
    return Path(str(resources.files("kg.tag").joinpath("shipped")))


class ShippedModel:
    """Proposes spans with a pipeline as ``kg train`` makes it."""

    def __init__(self, network: Network, labels: tuple[str, ...], segmenter: Segmenter | None):
        self._network, self._labels, self._segmenter = network, labels, segmenter
        self._libraries = ThreadpoolController()

    @classmethod
    def load(cls, path: Path | None = None) -> "ShippedModel":
        """The model that comes with the package, or another that ``kg train`` wrote to a folder."""
        path = path or folder()
        trained, words = path / "cppcc_name_tagger", path / "tokenizer"
        network = Network(srsly.read_msgpack(trained / "model"))
        labels = tuple(srsly.read_json(trained / "cfg")["labels"])
        return cls(network, labels, load_segmenter(words) if words.is_dir() else None)

    def propose(self, text: str) -> list[Proposal]:
        """The proposals for a text, paragraph by paragraph (a line each), by position; they may overlap."""
        marks = self._segmenter.boundaries(text) if self._segmenter else "S" * len(text)
        divisions = gazetteer_marks(text)
        found: list[Proposal] = []
        with self._libraries.limit(limits=1):  # the products are too small to be worth a second thread
            for batch in _batches(text):
                tokens: list[Token | None] = []  # None stands between two pieces
                where: list[tuple[int, int]] = []  # of each token: start, end
                for at, end in batch:
                    for printed in split(text[at:end]):
                        word = word_of(printed)
                        tokens.append((word, mark_of(marks[at : at + len(word)]) + divisions[at]))
                        where.append((at, at + len(word)))
                        at += len(printed)  # noqa: PLW2901
                    tokens.append(None)
                    where.append((end, end))
                found += [
                    (where[span.start][0], where[span.end - 1][1], span.label, span.probability)
                    for span in spans_of(_probabilities(self._network(tokens), tokens), self._labels)
                ]
        return found


def _batches(text: str) -> Iterator[list[tuple[int, int]]]:
    """Pieces that are worked on together, as start and end."""
    batch: list[tuple[int, int]] = []
    size = 0
    for start, end in pieces(text):
        batch.append((start, end))
        size += end - start
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _probabilities(scores: Floats, tokens: list[Token | None]) -> NDArray[np.float64]:
    """Of the tags of each token, flattened by the temperature; what stands between two pieces is surely outside."""
    scaled = (scores - scores.max(axis=1, keepdims=True)) / np.float32(TEMPERATURE)
    likely = np.exp(scaled)
    likely[[i for i, token in enumerate(tokens) if token is None], 1:] = 0
    return np.asarray(likely / likely.sum(axis=1, keepdims=True), dtype=np.float64)
