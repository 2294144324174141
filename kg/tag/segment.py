"""Word boundaries by spacy-pkuseg, with a model loaded from its own folder and never from the network."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from spacy_pkuseg.feature_extractor import FeatureExtractor
from spacy_pkuseg.inference import run_viterbi

from kg.errors import KgError
from kg.tag.pkuseg_features import TagScores

#: What pkuseg needs on disk: the features with their numbers, and the weights.
FILES = ("features.msgpack", "weights.npz")

#: Characters that are segmented together; more need more memory and are no faster.
BATCH = 20_000

_RUN = re.compile(r"\S+")
#: The letter of a character by whether it begins a word (2) and whether it ends one (1).
_MARKS = np.frombuffer(b"MEBS", dtype=np.uint8)


class Segmenter:
    """pkuseg with one segmentation model.

    ``folder`` holds ``features.msgpack`` and ``weights.npz`` as ``spacy_pkuseg.train`` writes them. Raises KgError if
    one of them is missing: pkuseg would otherwise look for a model of that name to download.
    """

    def __init__(self, folder: Path):
        for name in FILES:
            if not (folder / name).is_file():
                raise KgError(f"{folder} is not a segmentation model, it has no {name}; train one with 'kg train'.")
        self.folder = folder
        extractor = FeatureExtractor.load(str(folder))
        with np.load(folder / "weights.npz") as model:
            tags, features = model["sizes"]
            nodes, edges = np.split(model["w"], [tags * features])
        self._scores = TagScores(extractor, nodes.reshape(features, tags))
        self._follows = np.ascontiguousarray(edges.reshape(tags, tags).T)  # before × after
        self._latest = ("", "")
        self._begins = np.array(["B" in tag for tag in sorted(extractor.tag_to_idx, key=extractor.tag_to_idx.get)])

    def boundaries(self, text: str) -> str:
        """One letter a code point: B M E begin, continue and end a word, S is a word (or white space) of its own.

        >>> Segmenter(folder).boundaries("县政协召开会议")
        'BMEBEBE'

        The latest text is remembered: the grammar and the model ask for the same.
        """
        text_, marks = self._latest
        if text != text_:
            marks = "".join(map(self._boundaries, _batches(text)))
            self._latest = (text, marks)
        return marks

    def _boundaries(self, text: str) -> str:
        begins = np.ones(len(text), dtype=bool)
        scores = self._scores(text)
        for run in _RUN.finditer(text):
            start, end = run.span()
            _, tags = run_viterbi(scores[start:end], self._follows)
            begins[start + 1 : end] = self._begins[tags[1:]]
        ends = np.append(begins[1:], True)
        marks: bytes = _MARKS[begins * 2 + ends].tobytes()
        return marks.decode()

    def words(self, text: str) -> list[str]:
        """The words of a text in order, white space left out."""
        words: list[str] = []
        for char, mark in zip(text, self.boundaries(text), strict=True):
            if mark in "BS":
                words.append(char)
            else:
                words[-1] += char
        return [word for word in words if not word.isspace()]

    def save(self, folder: Path) -> None:
        """Copy the model to another folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            if (folder / name).resolve() != (self.folder / name).resolve():
                shutil.copyfile(self.folder / name, folder / name)


@cache
def load_segmenter(folder: Path) -> Segmenter:
    """The segmenter of a folder, one for all who ask."""
    return Segmenter(folder)


def _batches(text: str) -> Iterator[str]:
    """Whole lines, so that no word is cut, unless a line alone is too long."""
    at = 0
    while at < len(text):
        end = text.rfind("\n", at + 1, at + BATCH) + 1 if at + BATCH < len(text) else len(text)
        end = end if end > at else at + BATCH
        yield text[at:end]
        at = end
