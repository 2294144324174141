"""The canonical name of a place: the full name of its division with its type, or the name as printed with its town."""

import re
from collections.abc import Sequence

from kg.divisions import Division, divisions
from kg.link import zones
from kg.link.naming import LEVEL_NAMES, Name, about_place
from kg.link.scope import Scope
from kg.tag.place_names import PlaceName, everyday_words, names_in

#: Rivers, lakes and mountains that divisions are named after; cities on the 江 are better known than it is.
_WATERS = {
    level: re.compile("[河湖]$" if level in ("province", "prefecture") else "[河湖江山]$") for level in LEVEL_NAMES
}


def read(text: str, start: int, end: int, scope: Scope) -> Name:
    """The canonical name of the place named in ``[start, end)`` of the clean text."""
    surface, offset = "".join(text[start:end].split()), start
    if area := zones.official(surface):
        return Name(area, {})
    inside = scope.between(start, end)
    chain = _chain(inside, start)
    if not chain:
        start, end, text = 0, len(surface), surface
        chain = _divisions_alone(surface, scope.home_at(offset))
    if chain:
        division = scope.division(chain, offset)
        if division:
            rest = "".join(text[chain[-1].end : end].split())
            return _behind(division, rest, surface, printed_full=chain[-1].full)
    zone = scope.home_at(offset) if surface in zones.FORMS else None
    if zone:
        return Name(zone.short + zones.FORMS[surface], about_place(zone))
    level = re.match(r"[省市县区州盟旗](?=.{2})", surface)
    if level:
        division = scope.level(level[0], offset)
        if division:
            return Name(divisions().official(division) + surface[1:], about_place(division))
    if re.search(r"(?:村|社区|镇|乡|街道)$", surface) and (home := scope.home_at(offset)):
        return Name(surface, about_place(home))
    return Name(surface, {})


def _chain(inside: Sequence[PlaceName], start: int) -> list[PlaceName]:
    """The names of divisions that stand one behind the other from ``start`` on, each inside the one before it.

    姑孰镇|黄山村 is a village's name: 黄山 lies elsewhere.
    """
    chain: list[PlaceName] = []
    for name in inside:
        if name.start != (chain[-1].end if chain else start):
            break
        if chain and not divisions().belong(chain[-1].name, name.name):
            break
        chain.append(name)
    return chain


def _divisions_alone(surface: str, home: Division | None) -> list[PlaceName]:
    """The divisions that a place's name consists of, though nothing beside it told the gazetteer so: 延安, 淄博|周村.

    A short name that is a word too or a river's, or a county of another province, is left to what it may be else.
    """
    chain = _chain(names_in(surface), 0)
    if not chain or (chain[-1].end != len(surface) and surface[chain[-1].end :] not in zones.FORMS):
        return []
    if len(chain) > 1:
        return chain
    first = divisions().nearest(chain[0].name, home)
    if first is None or chain[0].name in everyday_words() or _WATERS[first.level].search(chain[0].name):
        return []
    near = first.level in ("province", "prefecture") or divisions().related(first, home or first)
    return chain if near else []


def _behind(division: Division, rest: str, surface: str, *, printed_full: bool) -> Name:
    """The name of a division, or of what stands in it: 陵川 → 陵川县, 安康高新区 → 安康高新技术产业开发区."""
    official = divisions().official(division)
    if not rest:
        above = divisions().by_key.get(division.parent)
        about = {"level": LEVEL_NAMES[division.level]} | ({"code": division.code} if division.code else {})
        return Name(official, about | ({"place": divisions().official(above)} if above else {}))
    if rest in zones.FORMS:
        return Name(division.short + zones.FORMS[rest], about_place(division))
    short = not printed_full and re.match(r"\w", rest) and not re.match(r".{0,6}(?:村|社区|镇|乡|街道)$", rest)
    return Name(surface if short else official + rest, about_place(division))
