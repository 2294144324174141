"""The canonical name of a programme: the fullest form the document gives it, or that everybody knows."""

import re

from kg.divisions import divisions
from kg.lexicon import table
from kg.link.naming import Name
from kg.link.scope import Scope

_ALIASES = {row["form"]: row["official"] for row in table("kg.link", "programme_aliases.tsv")}
_PLAN = re.compile(r"“?十([一二三四五六])五”?规划")


def _bare(name: str) -> str:
    return re.sub("[“”]", "", name)


def fullest(surfaces: list[str]) -> dict[str, str]:
    """Surface → the name with its head noun, where the document prints both (书香政协 and “书香政协”活动 stay two)."""
    full = {}
    for surface in surfaces:
        match = re.fullmatch(r"“([^“”]+)”((?:主题教育|学习教育|专题教育).*)", surface)
        if match:
            full[match[1]] = surface
    return full


def read(surface: str, start: int, scope: Scope, full: dict[str, str]) -> Name:
    """The canonical name of a programme printed as ``surface`` at ``start``."""
    plan = _PLAN.fullmatch(surface)
    if plan:
        home = scope.home_at(start)
        place = divisions().official(home) if home else "中华人民共和国"
        return Name(f"{place}国民经济和社会发展第十{plan[1]}个五年规划", {})
    bare = _bare(surface)
    if surface in full:
        return Name(full[surface], {})
    if bare in _ALIASES:
        return Name(_ALIASES[bare], {})
    return Name(surface, {})
