"""The canonical name of a place: the full name of its division with its type, or the name as printed with its town."""

import re

from kg.divisions import Division, divisions
from kg.link.bodies import LEVEL_NAMES, Name, about_place
from kg.link.scope import Scope

#: Zones for industry have long names that begin with the short name of their place: 安康高新区.
_ZONES = {"高新区": "高新技术产业开发区", "经开区": "经济技术开发区"}


def read(text: str, start: int, end: int, scope: Scope) -> Name:
    """The canonical name of the place named in ``[start, end)`` of the clean text."""
    surface = "".join(text[start:end].split())
    inside = scope.between(start, end)
    chain = [name for i, name in enumerate(inside) if name.start == (inside[i - 1].end if i else start)]
    while chain and chain[-1].start != (chain[-2].end if len(chain) > 1 else start):
        chain.pop()
    if chain and chain[0].start == start:
        division = scope.division(chain, start)
        if division:
            rest = "".join(text[chain[-1].end : end].split())
            return _behind(division, rest, surface, printed_full=chain[-1].full)
    zone = scope.home_at(start) if surface in _ZONES else None
    if zone:
        return Name(zone.short + _ZONES[surface], about_place(zone))
    level = re.match(r"[省市县区州盟旗](?=.{2})", surface)
    if level:
        division = scope.level(level[0], start)
        if division:
            return Name(divisions().official(division) + surface[1:], about_place(division))
    if re.search(r"(?:村|社区|镇|乡|街道)$", surface) and (home := scope.home_at(start)):
        return Name(surface, about_place(home))
    return Name(surface, {})


def _behind(division: Division, rest: str, surface: str, *, printed_full: bool) -> Name:
    """The name of a division, or of what stands in it: 陵川 → 陵川县, 安康高新区 → 安康高新技术产业开发区."""
    official = divisions().official(division)
    if not rest:
        above = divisions().by_key.get(division.parent)
        about = {"level": LEVEL_NAMES[division.level]} | ({"code": division.code} if division.code else {})
        return Name(official, about | ({"place": divisions().official(above)} if above else {}))
    if rest in _ZONES:
        return Name(division.short + _ZONES[rest], about_place(division))
    short = not printed_full and re.match(r"\w", rest) and not re.match(r".{0,6}(?:村|社区|镇|乡|街道)$", rest)
    return Name(surface if short else official + rest, about_place(division))
