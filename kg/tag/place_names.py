"""Names of divisions in a text, whatever they mean there.

Matching is one pass of an Aho-Corasick automaton over 48,000 names, longest match first.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick_rs

from kg.divisions import divisions
from kg.lexicon import words

#: A full name of so many characters (任县, 和县) may be made of two words.
SHORTEST_FULL = 2

#: Names of divisions looked for behind the beginning of another are no longer than this.
_LONGEST = 6

_BEFORE = re.compile(r"(?:^|[\s，。、；：（(“《—\-]|[在到赴来往于从自由与和及对向经驻访])$")
_AFTER = re.compile(
    r"[\s，。、；：）)”》]|$|[等和与及的、]|政协|党委|政府|日报|晚报|电视台|政协报|新闻网|网讯|讯|[省市县区州盟旗]|考察|调研|视察|学习|召开|举行|开展|参加|出席|籍|人[，。、]"
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A division's name found in the text; ``full`` tells whether with its type word."""

    start: int
    end: int
    name: str
    full: bool


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, bool]]]:
    table = divisions()
    towns = ("镇", "乡", "街道", "办事处", "苏木")
    names = {name: True for name, rows in table.by_name.items() if rows[0].level != "township" or name.endswith(towns)}
    names |= {short: short[-1] in "州县旗" and len(short) > 2 for short in table.by_short if short not in names}
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, list(names.items())


@lru_cache(maxsize=1)
def names_in(text: str) -> tuple[PlaceName, ...]:
    """Every name of the gazetteer in the text, whatever it means there; in order, not overlapping.

    The latest text is remembered: the grammar and the model ask for the same.
    """
    automaton, names = _automaton()
    found: list[PlaceName] = []
    at = 0
    for which, start, end in automaton.find_matches_as_indexes(text):
        name, full = names[which]
        if start >= at and not (name[-1] == "新" and text.startswith("区", end)):  # 雄安|新区, not 安新
            rival = None if full else _crossing(text, start, end)
            found.append(rival or PlaceName(start, end, name, full))
            at = found[-1].end
    return tuple(found)


def _crossing(text: str, start: int, end: int) -> PlaceName | None:
    """A name with its type word, or of a province, that begins within a short name and outlasts it: 民建|湖南省."""
    table = divisions()
    for begin in range(start + 1, end):
        for stop in range(min(len(text), begin + _LONGEST), end, -1):
            name = text[begin:stop]
            if len(name) > SHORTEST_FULL and name in table.by_name and table.by_name[name][0].level != "township":
                return PlaceName(begin, stop, name, True)
            if name in table.by_short and table.by_short[name][0].level == "province":
                return PlaceName(begin, stop, name, False)
    return None


@cache
def everyday_words() -> frozenset[str]:
    """Names of divisions that are ordinary words too (和平, 资源, 和县)."""
    return frozenset(words("kg.tag.lexicon", "place_words.txt"))


def begins_word(text: str, found: PlaceName) -> bool:
    """Whether what stands before lets a word begin with the name: 赴|和平."""
    return bool(_BEFORE.search(text, max(0, found.start - 2), found.start))


def stands_alone(text: str, found: PlaceName) -> bool:
    """Whether what stands before and after lets the name be a word of its own: 赴|苏州、无锡等地."""
    return begins_word(text, found) and bool(_AFTER.match(text, found.end))
