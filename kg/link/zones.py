"""Zones for industry and new areas, and the bodies that govern them.

安康高新区 → 安康高新技术产业开发区 · 雄安新区党工委 → 中共河北雄安新区工作委员会 · 某开发区管委会 → 某开发区管理委员会
"""

import re
from collections.abc import Sequence
from functools import cache

from kg.divisions import divisions
from kg.lexicon import table
from kg.link.scope import Scope
from kg.tag.place_names import PlaceName

#: Zones for industry have long names that begin with the short name of their place.
FORMS = {"高新区": "高新技术产业开发区", "经开区": "经济技术开发区"}
#: Counties have no economic zones of the country's kind.
_OF_COUNTY = {"高新区": "高新技术产业开发区", "经开区": "经济开发区"}
_BODY = re.compile(
    r"(?P<zone>\S*(?:[新特][区城]|开发区|高新区|经开区|保税区|示范区|度假区|旅游区|试验区|产业园|园区|景区|合作区|新片区))"
    r"(?P<unit>党工委|管委会|工委管委会)(?P<organ>办公室|办公厅)?"
)
#: A body of a zone that is called by its unit alone, behind another body of the same zone.
_UNITS = ("党工委", "管委会", "管理委员会")
_GOVERNED = re.compile(r"(?:中共(?P<party>.+)工作委员会|(?P<zone>.+)管理委员会)")


@cache
def _official() -> dict[str, str]:
    return {row["form"]: row["official"] for row in table("kg.link", "zones.tsv")}


def official(surface: str) -> str | None:
    """The official name of a new area of the country; None if it is none."""
    return _official().get(surface)


def body(surface: str, inside: Sequence[PlaceName], start: int, scope: Scope) -> str | None:
    """The full name of a zone's body; None if ``surface`` names none."""
    match = _BODY.fullmatch(surface)
    return _full(match["unit"], _zone(match["zone"], inside, start, scope)) + (match["organ"] or "") if match else None


def beside(surface: str, other: str) -> str | None:
    """The full name of a body called by its unit alone (管委会) behind ``other``, a body of the same zone."""
    governed = _GOVERNED.fullmatch(other) if surface in _UNITS else None
    return _full(surface, governed["party"] or governed["zone"]) if governed else None


def _full(unit: str, zone: str) -> str:
    return f"中共{zone}工作委员会" if unit == "党工委" else f"{zone}管理委员会"


def _zone(zone: str, inside: Sequence[PlaceName], start: int, scope: Scope) -> str:
    """The full name of a zone: 县经开区 → 寿县经济开发区."""
    home = scope.home_at(start)
    known = official(zone) or (home.short + FORMS[zone] if home and zone in FORMS else None)
    if known:
        return known
    level = re.match(r"[省市县区州盟旗](?=高新区|经开区|开发区)", zone)
    division = scope.level(level[0], start) if level else None
    if inside and inside[0].start == start:
        division, level = scope.division(inside[:1], start), re.match(inside[0].name, zone)
    if division is None or level is None:
        return zone
    rest = zone[level.end() :]
    if division.level == "county":
        return divisions().official(division) + _OF_COUNTY.get(rest, rest)
    return division.short + FORMS[rest] if rest in FORMS else zone if inside else divisions().official(division) + rest
