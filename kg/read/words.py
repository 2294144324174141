"""The station's vocabulary."""

from functools import cache

import opencc

from kg.lexicon import lines
from kg.lexicon import surnames as all_surnames

#: Rarer surnames are ordinary characters more often than names.
COMMON = 480


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The lines of a vocabulary file of this station."""
    return lines("kg.read", name)


@cache
def surnames() -> frozenset[str]:
    """Common surnames of one character, Simplified and Traditional."""
    simplified = {name for name, rank in all_surnames().items() if len(name) == 1 and rank < COMMON}
    return frozenset(simplified | set(opencc.OpenCC("s2t").convert("".join(sorted(simplified)))))
