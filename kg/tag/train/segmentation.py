"""Training the segmentation model: our sentences, cut by jieba, corrected where an annotation says otherwise."""

import contextlib
import io
import logging
import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import spacy_pkuseg
from spacy_pkuseg.config import config as pkuseg_config

from kg.errors import KgError
from kg.tag.marked import Marked
from kg.tag.segment import Segmenter

#: Passes over the training text.
PASSES = 6

#: A word of the dictionary that ends so may be a name or the short form of one (县委, 市政府).
_NAME_ENDS = (
    *"省市县区州镇乡村山河江湖海岛委府党局厅部院校厂店馆社会学",
    "中央",
    "公司",
    "集团",
    "银行",
    "工程",
    "计划",
    "行动",
)

#: Weights are kept as multiples of this: four times smaller on disk, the same words.
GRAIN = 1 / 64


@dataclass(frozen=True, slots=True)
class SegmentationScore:
    """Agreement in words with text that was not trained on."""

    precision: float
    recall: float
    f1: float


def cut(marked: Marked) -> list[str]:
    """The words of a text: jieba's, with a word boundary at both ends of every annotated span, without white space."""
    jieba = _jieba()
    edges = sorted({0, len(marked.text), *(edge for a, b, _ in marked.spans for edge in (a, b))})
    return [
        word for start, end in pairwise(edges) for word in jieba.cut(marked.text[start:end], HMM=False) if word.strip()
    ]


def train_segmentation(texts: Sequence[Marked], folder: Path, seed: int) -> Segmenter:
    """Train on ``texts`` and write the model to ``folder``. The same texts and seed give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        train, test = Path(scratch, "train"), Path(scratch, "test")
        lines = [" ".join(cut(text)) for text in texts]
        train.write_text("\n".join(filter(None, lines)) + "\n", encoding="utf-8")
        test.write_text("\n".join(lines[:20]) + "\n", encoding="utf-8")
        random.seed(seed)  # pkuseg shuffles with the global source
        pkuseg_config.featureTrim = 2  # rarer features make the model three times larger and no better
        with contextlib.redirect_stdout(io.StringIO()):
            spacy_pkuseg.train(str(train), str(test), str(folder), train_iter=PASSES)
    _shrink(folder / "weights.npz")
    return Segmenter(folder)


def _shrink(path: Path) -> None:
    with np.load(path) as weights:
        sizes, w = weights["sizes"], weights["w"]
    np.savez_compressed(path, sizes=sizes, w=np.round(w / GRAIN) * GRAIN)


def score_segmentation(segmenter: Segmenter, texts: Iterable[Marked]) -> SegmentationScore:
    """Compare with ``cut``."""
    right = ours = theirs = 0
    for text in texts:
        wanted, got = _edges(cut(text)), _edges(segmenter.words(text.text))
        right, ours, theirs = right + len(wanted & got), ours + len(got), theirs + len(wanted)
    precision, recall = right / max(1, ours), right / max(1, theirs)
    return SegmentationScore(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def _edges(words: Iterable[str]) -> set[tuple[int, int]]:
    at, edges = 0, set()
    for word in words:
        edges.add((at, at + len(word)))
        at += len(word)
    return edges


def _jieba() -> Any:
    try:
        import jieba  # noqa: PLC0415 – needed for training only
    except ImportError as error:
        raise KgError("Training needs jieba: install the package with its extra, cppcc-kg[train].") from error
    jieba.setLogLevel(logging.WARNING)
    return jieba


def common_words() -> dict[str, dict[str, float]]:
    """Words of jieba's dictionary (MIT) for the generator's plain sentences: the rule they widen → word → odds.

    Names of persons, places and bodies are left out, as are words that could end one, and words of one character or of
    more than four. The odds are the square root of the dictionary's counts, so that rare words are seen too.
    """
    jieba = _jieba()
    rules = {"n": "noun", "v": "verb", "vn": "noun", "a": "adjective", "i": "idiom", "d": "adverb"}
    words: dict[str, dict[str, float]] = {rule: {} for rule in rules.values()}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, kind = line.decode("utf-8").split()
            if kind in rules and 2 <= len(word) <= 4 and int(count) >= 5 and not word.endswith(_NAME_ENDS):
                words[rules[kind]][word] = float(count) ** 0.5
    return words
