"""Ordinary words: what is made of them alone is no name (海洋经济, 现任), what they do not cover may be (构皮滩)."""

from functools import cache

from kg.lexicon import words

_LEXICON = "kg.tag.lexicon"


@cache
def kinds() -> frozenset[str]:
    """Words that tell a kind of sites and name none: 种植, 金光."""
    return frozenset(words(_LEXICON, "site_words.txt"))


@cache
def _common() -> frozenset[str]:
    return frozenset(words(_LEXICON, "common.txt")) | kinds()


def uncommon(name: str) -> int:
    """How many characters of a name no ordinary word covers, at least.

    >>> uncommon("经济发展"), uncommon("构皮滩")
    (0, 3)
    """
    least = [0]
    for at in range(1, len(name) + 1):
        before = [at - size for size in (2, 3) if size <= at and name[at - size : at] in _common()]
        least.append(min([least[at - 1] + 1, *(least[start] for start in before)]))
    return least[-1]
