"""Formal meetings of the party and of people's congresses: their shapes, and their full names.

市委七届九次全会 → 中国共产党晋城市第七届委员会第九次全体会议 · 党的二十大 → 中国共产党第二十次全国代表大会
"""

import re
from collections.abc import Mapping
from functools import cache

from kg.link.naming import Name
from kg.link.official import CENTRAL
from kg.tag.body_grammar import LEVEL
from kg.tag.symbols import PLACE

NUMBER = "[一二三四五六七八九十百]{1,5}"
ANCHOR = rf"(?:(?P<place>{PLACE}{{1,4}})|(?P<level>{LEVEL}))"

_TERM = rf"第?(?P<term>{NUMBER}|\d{{1,2}})届"
_TIMES = rf"第?(?P<times>{NUMBER}|\d{{1,3}})次"
_PARTY = "(?:中国共产党|中共|党的)?"

_PLENARY = "全体会议|全体（扩大）会议|全会|全委会"

#: Kind of a formal meeting → its shapes, tried in order. Written with white space for the eye.
_SHAPES = (
    (
        "congress",
        rf"{_PARTY} (?:第?(?P<times>{NUMBER})次全国代表大会 | (?P<short>[一二]?十?[一二三四五六七八九十])大)",
    ),
    ("central", rf"{_PARTY} {_TERM}中央委员会{_TIMES}全体会议"),
    ("central", rf"{_PARTY} {_TERM}(?P<times>{NUMBER})中全会"),
    ("local_congress", rf"{_PARTY} (?:{ANCHOR})? {_TIMES} (?:党代会|党代表大会|代表大会|党员代表大会)"),
    ("people", rf"(?:{ANCHOR})? {_TERM} (?:人民代表大会|人代会|人大) (?:{_TIMES}会议)?"),
    ("people", rf"(?:{ANCHOR})? 第?(?P<term>{NUMBER})次 (?:人民代表大会|人代会)"),
    (
        "plenum",
        rf"{_PARTY} (?:{ANCHOR})? 党?委? {_TERM} (?:委员会)? {_TIMES} (?:{_PLENARY}) (?P<rest>暨.+)?",
    ),
    ("first", "(?:政协|中国人民政治协商会议)第一届全体会议"),
)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern) pairs; the groups are place, level, term, times, short and rest."""
    return tuple((kind, re.compile(shape, re.VERBOSE)) for kind, shape in _SHAPES)


#: Kinds of meetings that a place has.
LOCAL = frozenset(("local_congress", "people", "plenum"))


def compose(kind: str, groups: Mapping[str, str], place: str) -> Name:
    """The full name of a meeting of one of the kinds; ``place`` is the official name of its division."""
    term = groups.get("term", "")
    times = groups.get("times") or groups.get("short") or ""
    about = {"term": term, "session": times}
    rest = groups.get("rest", "").replace("县委", f"中共{place}委")
    people = f"第{times}次会议" if times else ""
    return {
        "congress": Name(f"中国共产党第{times}次全国代表大会", {"body": "中国共产党", "session": times}),
        "central": Name(f"中国共产党第{term}届中央委员会第{times}次全体会议", about | {"body": CENTRAL}),
        "first": Name("中国人民政治协商会议第一届全体会议", {"term": "一"}),
        "local_congress": Name(f"中国共产党{place}第{times}次代表大会", {"session": times, "place": place}),
        "people": Name(f"{place}第{term}届人民代表大会{people}", about | {"body": f"{place}人民代表大会"}),
        "plenum": Name(
            f"中国共产党{place}第{term}届委员会第{times}次全体会议{rest}", about | {"body": f"中共{place}委员会"}
        ),
    }[kind]
