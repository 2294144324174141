"""pkuseg's features of a text, found in a way that makes segmentation nearly twice as fast.

pkuseg builds and looks up fifty pairs of words around every character, nearly all of which hold a word it does not know
and so cannot be features. Here only pairs of known words are looked up; what comes out is the same (a test compares).
"""

from collections.abc import Sequence
from typing import Any


class Features:
    """Stands in for a pkuseg object's ``feature_extractor``."""

    def __init__(self, original: Any):
        self.feature_to_idx: dict[str, int] = original.feature_to_idx
        self.tag_to_idx: dict[str, int] = original.tag_to_idx
        self.normalize_text = original.normalize_text
        self._words: set[str] = original.unigram
        self._cached: Sequence[str] = ()
        self._starting: list[list[str]] = []
        self._ending: list[list[str]] = []

    def get_node_features_idx(self, at: int, nodes: Sequence[str]) -> list[int]:
        """The numbers of the features of the character ``at``; ``nodes`` are the characters, normalised."""
        if nodes is not self._cached:
            self._find_words(nodes)
        features = self.feature_to_idx
        names = _character_features(at, nodes)
        ending, starting = self._ending[at], self._starting[at]
        names += ["w-1." + word for word in ending]
        names += ["w1." + word for word in starting]
        if at and starting:
            names += [f"ww.l.{before}*{word}" for before in self._ending[at - 1] for word in starting]
        if at + 1 < len(nodes) and ending:
            names += [f"ww.r.{word}*{after}" for word in ending for after in self._starting[at + 1]]
        return [0, *(features[name] for name in names if name in features)]

    def _find_words(self, nodes: Sequence[str]) -> None:
        """The known words of two to six characters that start and that end at each character."""
        self._cached = nodes
        self._starting = [[] for _ in nodes]
        self._ending = [[] for _ in nodes]
        for start in range(len(nodes)):
            word = nodes[start]
            for end in range(start + 1, min(start + 6, len(nodes))):
                word += nodes[end]
                if word in self._words:
                    self._starting[start].append(word)
                    self._ending[end].append(word)


def _character_features(at: int, nodes: Sequence[str]) -> list[str]:
    """The character, its neighbours up to two away, and the pairs of them."""
    here, last = nodes[at], len(nodes) - 1
    names = ["c." + here]
    if at > 0:
        before = nodes[at - 1]
        names += ["c-1." + before, f"c-1c.{before}.{here}"]
        if at > 1:
            names += ["c-2." + nodes[at - 2], f"c-2c-1.{nodes[at - 2]}.{before}"]
    if at < last:
        names += ["c1." + nodes[at + 1], f"cc1.{here}.{nodes[at + 1]}"]
        if at + 1 < last:
            names.append("c2." + nodes[at + 2])
    return names
