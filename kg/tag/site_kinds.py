"""Kinds of places and establishments: by its last words an open name is a place or an organisation."""

import re
from functools import cache

from kg.lexicon import alternatives, table

#: What may stand in brackets behind a name.
NOTE = r"(?:[（(][^（）()\n，。]{1,10}[）)])?"
#: A name of its own has so many characters before its kind: 太行一号|风景道, but 农贸市场 belongs to its county.
SHORTEST_OWN = 2


def suffixes(*reaches: str) -> str:
    """The alternatives of suffixes.tsv that reach so far."""
    return alternatives(row["suffix"] for row in table("kg.tag.lexicon", "suffixes.tsv") if row["reach"] in reaches)


@cache
def labels() -> dict[str, tuple[str, ...]]:
    """Suffix of an open name → its label, and the second label a careful reader could give."""
    return {row["suffix"]: tuple(row["label"].split("|")) for row in table("kg.tag.lexicon", "suffixes.tsv")}


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?:{suffixes('any', 'strong', 'place', 'near', 'own')}){NOTE}$")


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(r"[\w]{1,8}(?:店|分店|分部|分公司|支行|分校|分院|校区|总店|门店|专卖店)$")


def label_of(name: str) -> str | None:
    """The label of an open name by its last words (凤西便民市场 → LOC), None if it ends in nothing known."""
    match = _ends().search(re.sub(rf"{NOTE}$", "", name))
    if match:
        return labels()[match[0]][0]
    return "ORG" if _branch().search(name) else None


@cache
def own_suffix() -> re.Pattern[str]:
    """The end of a name of its own: 太行一号|风景道."""
    return re.compile(rf"(?:{suffixes('own')}){NOTE}$")
