"""pkuseg's linear model, laid out so that a whole text is scored at once.

pkuseg asks, character by character, for the weights of some sixty features by name. Here the weights that one character
(or pair of characters, word, pair of words) gives to itself and to its neighbours lie in one row, found once; the rows
are added to the positions they speak for. The sums are the same (a test compares).
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import ahocorasick_rs
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Kinds of features, each with where its character speaks from its own position: c1 is about the character before it.
_CHARACTER = {"c": 0, "c-1": 1, "c1": -1, "c-2": 2, "c2": -2}
#: Of a pair of characters, from the position of its first.
_PAIR = {"cc1": 0, "c-1c": 1, "c-2c-1": 2}
#: Of a word: from its last character, and from its first.
_WORD = ("w-1", "w1")
#: Of two words in sequence: from the first of the second, and from the last of the first.
_WORDS = ("ww.l", "ww.r")

#: pkuseg's classes of characters stand as one character each, so that positions stay those of the text.
_CLASSES = {"**Num": "\ufdd0", "**Letter": "\ufdd1"}

#: Stands behind white space, so that no feature reaches across.
_GAP = "\ufdd2"

#: What the three above become where a text holds them: a character that no feature is about.
_UNKNOWN = "\ufdd3"


class TagScores:
    """Scores of each tag for each character of a text, with the weights of a trained pkuseg model."""

    def __init__(self, extractor: Any, weights: Floats):
        """``extractor`` is pkuseg's FeatureExtractor, ``weights`` has a row for each of its features."""
        number, letter = (ord(char) for char in _CLASSES.values())
        self._translation = {
            **dict.fromkeys(map(ord, (_GAP, *_CLASSES.values())), _UNKNOWN),
            **dict.fromkeys(map(ord, extractor.num), number),
            **dict.fromkeys(map(ord, extractor.letter), letter),
            **extractor.keywords_translate_table,  # of a full stop too, though it is in num
        }
        named: dict[str, dict[str, int]] = {}  # of each kind, thing → row of the weights
        for feature, row in extractor.feature_to_idx.items():
            kind, thing = _parse(feature)
            named.setdefault(kind, {})[thing] = row
        self._always = weights[0]
        self._characters = _Rows(named, tuple(_CHARACTER), weights)
        self._pairs = _Rows(named, tuple(_PAIR), weights)
        self._words = _Rows(named, _WORD, weights)
        self._word_pairs = _Rows(named, _WORDS, weights)
        paired = {word for pair in self._word_pairs.number for word in pair.split("*")}
        self._known = sorted(paired.union(self._words.number))
        self._automaton = ahocorasick_rs.AhoCorasick(self._known)

    def __call__(self, text: str) -> Floats:
        """An array (characters × tags) for a text; white space gets a row too, but counts as nothing."""
        spread = re.sub(r"\s", rf"\g<0>{_GAP}", text.translate(self._translation))
        scores = np.tile(self._always, (len(spread), 1))
        for shift, weights in zip(_CHARACTER.values(), self._characters.of(list(spread)), strict=True):
            _add_shifted(scores, weights, shift)
        pairs = [before + after for before, after in pairwise(spread)]
        for shift, weights in zip(_PAIR.values(), self._pairs.of(pairs), strict=True):
            _add_shifted(scores, weights, shift)
        self._add_words(scores, spread)
        return scores if len(spread) == len(text) else scores[[char != _GAP for char in spread]]

    def _add_words(self, scores: Floats, text: str) -> None:
        found = [(self._known[i], a, b) for i, a, b in self._automaton.find_matches_as_indexes(text, overlapping=True)]
        starting: dict[int, list[str]] = {}
        for word, start, _ in found:
            starting.setdefault(start, []).append(word)
        pairs = [(f"{word}*{after}", end) for word, _, end in found for after in starting.get(end, ())]
        last, first = self._words.of([word for word, *_ in found])
        np.add.at(scores, [end - 1 for *_, end in found], last)
        np.add.at(scores, [start for _, start, _ in found], first)
        after, before = self._word_pairs.of([pair for pair, _ in pairs])
        np.add.at(scores, [end for _, end in pairs], after)
        np.add.at(scores, [end - 1 for _, end in pairs], before)


def _parse(feature: str) -> tuple[str, str]:
    """A feature's kind and what it is about: c-1c.会.议 → c-1c, 会议; ww.l.召开*会议 → ww.l, 召开*会议."""
    kind, _, thing = feature.partition(".")
    if kind == "ww":
        kind, thing = feature[:4], feature[5:]
    if "**" in thing:
        for name, char in _CLASSES.items():
            thing = thing.replace(name, char)
    return kind, thing.replace(".", "")


def _add_shifted(scores: Floats, weights: Floats, shift: int) -> None:
    """Add the first row of ``weights`` to the row ``shift`` of the scores, and so on, as far as both go."""
    weights = weights[max(0, -shift) :]
    target = scores[max(0, shift) :][: len(weights)]
    target += weights[: len(target)]


class _Rows:
    """The weights of all features about one thing; row 0 is for what no feature is about."""

    def __init__(self, named: Mapping[str, Mapping[str, int]], kinds: tuple[str, ...], weights: Floats):
        things = sorted({thing for kind in kinds for thing in named.get(kind, ())})
        self.number = {thing: at for at, thing in enumerate(things, 1)}
        self._weights = np.zeros((len(kinds), len(things) + 1, weights.shape[1]))
        for k, kind in enumerate(kinds):
            rows = named.get(kind, {})
            self._weights[k, [self.number[thing] for thing in rows]] = weights[list(rows.values())]

    def of(self, things: list[str]) -> Floats:
        """An array (kinds × things × tags)."""
        return self._weights[:, [self.number.get(thing, 0) for thing in things]]
