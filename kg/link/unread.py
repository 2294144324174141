"""Names of bodies that the grammar does not hold: as printed, with what their place or their first words tell."""

import re
from collections.abc import Sequence
from functools import cache

from kg.divisions import divisions
from kg.lexicon import alternatives
from kg.link import zones
from kg.link.naming import Name, about_place
from kg.link.official import forms
from kg.link.scope import Scope
from kg.tag.body_grammar import LEVEL
from kg.tag.national_bodies import TERM
from kg.tag.place_names import PlaceName

#: A committee of the CPPCC by its term, or with an organ of its own making: 十届政协, 市政协合作专班.
CPPCC = re.compile(
    rf"(?P<level>{LEVEL})?(?P<term>{TERM})?政协(?P<term2>{TERM})?"
    r"(?:委员会)?(?P<organ>(?<!委员会)(?!系统|委员|工作(?!委员会)|组织|机构|会议)[\u4e00-\u9fff]{2,}(?:委员会|委|组|室|办|处|中心|专班|团|队|社|院|馆))?"
)


def name(surface: str, inside: Sequence[PlaceName], start: int, scope: Scope) -> Name:
    """The name of a body that begins at ``start``; ``inside`` are the names of divisions in it."""
    zone = zones.body(surface, inside, start, scope)
    if zone:
        return Name(zone, {})
    head = _national_head().match(surface)
    if head:
        return Name(forms("national.tsv")[head[0]] + surface[head.end() :], {"level": "全国"})
    if re.search(r"(?:日报|晚报|早报|商报|政协报)$", surface):
        surface += "社"
    if inside:
        return _of_place(surface, inside, start, scope)
    level = re.match(r"[省市县区州盟旗](?=.{2})", surface)
    division = scope.level(level[0], start) if level else None
    if division:
        return Name(divisions().official(division) + surface[1:], about_place(division))
    return Name(surface, {})


def _of_place(surface: str, inside: Sequence[PlaceName], start: int, scope: Scope) -> Name:
    if inside[0].start != start:
        return Name(surface, {})
    division = scope.division(inside[:1], start)
    school = re.fullmatch(r"([一二三四五六七八九十]+)中", surface[len(inside[0].name) :])
    if school and division:
        return Name(f"{divisions().official(division)}第{school[1]}中学", about_place(division))
    return Name(surface, about_place(division))


@cache
def _national_head() -> re.Pattern[str]:
    """A short name of a body of the whole country that a longer name begins with: 国家发改委|宏观经济研究院."""
    short = [form for form, official in forms("national.tsv").items() if form[-1] in "委院大联" and form != official]
    return re.compile(rf"(?:{alternatives(short)})(?=.{{2}})")
