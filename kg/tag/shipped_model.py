"""The shipped model as a recogniser: the pipeline that training saved, run on arrays.

It proposes what spaCy's own way through the same pipeline proposes (statistical.py; a test compares), four times as
fast: no Doc is made of a text, and many paragraphs are segmented, scored and decoded together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from threadpoolctl import ThreadpoolController

from kg.tag.gazetteer_marks import gazetteer_marks
from kg.tag.name_tagger import TEMPERATURE, NameTagger
from kg.tag.network import Floats, Network, Token
from kg.tag.segment import Segmenter
from kg.tag.spans_by_probability import spans_of
from kg.tag.statistical import LONGEST, Proposal
from kg.tag.tokenizer import CharacterTokenizer, mark_of, split, word_of

#: Characters that are worked on together: more need more memory and are no faster.
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or, of a very long one, a part: the paragraph's number, where the part begins in it, its text."""

    paragraph: int
    at: int
    text: str


def folder() -> Path:
    """The pipeline that comes with the package, which is never run from a zip file."""
    return Path(str(resources.files("kg.tag").joinpath("shipped")))


class ShippedModel:
    """Proposes spans with a pipeline as ``kg train`` makes it."""

    def __init__(self, nlp: Language):
        tokenizer, tagger = nlp.tokenizer, nlp.get_pipe("cppcc_name_tagger")
        assert isinstance(tokenizer, CharacterTokenizer)
        assert isinstance(tokenizer.segmenter, Segmenter)
        assert isinstance(tagger, NameTagger)
        self.segmenter = tokenizer.segmenter
        self._labels = tagger.labels
        self._network = Network(tagger.model, nlp.vocab)
        self._libraries = ThreadpoolController()

    @classmethod
    def load(cls) -> "ShippedModel":
        """The model that comes with the package."""
        return cls(spacy.load(folder()))

    def propose(self, texts: Iterable[str]) -> list[list[Proposal]]:
        """The proposals of each paragraph, in order, by position; they may overlap."""
        found: list[list[Proposal]] = []
        pieces: list[Piece] = []
        waiting = 0
        with self._libraries.limit(limits=1):  # the products are too small to be worth a second thread
            for number, text in enumerate(texts):
                found.append([])
                for at in range(0, len(text), LONGEST):
                    pieces.append(Piece(number, at, text[at : at + LONGEST]))
                    waiting += len(pieces[-1].text)
                    if waiting >= BATCH:
                        self._propose(pieces, found)
                        pieces, waiting = [], 0
            self._propose(pieces, found)
        return found

    def _propose(self, pieces: list[Piece], found: list[list[Proposal]]) -> None:
        """Add the proposals of the pieces to those of their paragraphs."""
        whole = "\n".join(piece.text for piece in pieces)
        marks, divisions = self.segmenter.boundaries(whole), gazetteer_marks(whole)
        tokens: list[Token | None] = []  # None stands between two pieces
        where: list[tuple[int, int, int]] = []  # of each token: paragraph, start, end
        at = 0
        for piece in pieces:
            shift = piece.at - at
            for printed in split(piece.text):
                word = word_of(printed)
                end = at + len(word)
                tokens.append((word, mark_of(marks[at:end]) + divisions[at]))
                where.append((piece.paragraph, at + shift, end + shift))
                at += len(printed)
            at += 1
            tokens.append(None)
            where.append((piece.paragraph, at + shift, at + shift))
        for span in spans_of(_probabilities(self._network(tokens), tokens), self._labels):
            paragraph, start, _ = where[span.start]
            _, _, end = where[span.end - 1]
            found[paragraph].append((start, end, span.label, span.probability))


def _probabilities(scores: Floats, tokens: list[Token | None]) -> NDArray[np.float64]:
    """Of the tags of each token, flattened by the temperature; what stands between two pieces is surely outside."""
    scaled = (scores - scores.max(axis=1, keepdims=True)) / np.float32(TEMPERATURE)
    likely = np.exp(scaled)
    likely[[i for i, token in enumerate(tokens) if token is None], 1:] = 0
    return np.asarray(likely / likely.sum(axis=1, keepdims=True), dtype=np.float64)
