"""Localities: divisions as the gazetteer finds them, villages and towns below them, waters, and places known by name.

泽州县李寨乡望头村 · 润城镇 … 成为润城文化的 · 沿着绰尔河察看 · 黄河流域
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.divisions import divisions
from kg.lexicon import alternatives, words
from kg.patterns import searched
from kg.tag.candidate import Candidate
from kg.tag.place_names import PlaceName, everyday_words
from kg.tag.repeats import repeats
from kg.tag.rules import propose
from kg.tag.running_sites import everyday
from kg.tag.symbols import PLACE, Symbols

_LEXICON = "kg.tag.lexicon"

#: A character of the name of a village or a town.
_NO_NAME = "的了在是与及为对将把被从到来去等个就以和各着全本两三四五六七八九十多该我农乡镇县市困政自然"
_PLAIN = rf"(?:(?![{_NO_NAME}])[\u4e00-\u9fff])"
_VILLAGE = re.compile(
    rf"{PLACE}{{1,4}}(?:{_PLAIN}{{1,4}}?(?:镇(?![压定])|(?<!城)乡(?![亲愁情音土贤])|街道办事处|街道|办事处|苏木|民族乡))?(?:{_PLAIN}{{1,5}}?(?:社区|村|嘎查|屯|牧场))?"
    rf"(?:{_PLAIN}{{1,4}}?(?:村民小组|自然村|寨))?"
)
_TOWN = re.compile(
    rf"(?<=[\s，。、；：（到在赴入来往于自和与及对])({_PLAIN}{{1,4}}(?:镇(?![压定])|(?<![家故老城下返回离])乡(?![亲愁情音土贤])|街道)(?:{_PLAIN}{{1,5}}?(?:社区|村))?|{_PLAIN}{{2,4}}(?:村|社区|嘎查|苏木))(?![^\W])"
)


#: Waters and heights in running text, known by what stands after them: 沿着绰尔河察看, 曹娥江畔.
_WATER = searched(
    rf"(?:(?<=[\s，。、；：（“在到赴沿着过往对与和及是])|(?<=治理)|(?<=保护))(?P<name>{_PLAIN}{{1,2}}(?:河|江|湖|溪|水库|海湾|岭|山脉)|(?<=[江河湖]、){_PLAIN}水)"
    r"(?=畔|边|上游|中游|下游|流域|源头|两岸|沿岸|水质|生态|治理|综合|入|河段|段|沿线|察看|视察|调研|[，。、；）])"
)


#: What follows a place that is a part of another name: 某某晚报, 某某一中, 驻某某总领事馆.
_PART = re.compile(
    r"(?:日报|晚报|晨报|商报|新闻网|网讯|信息网|总?领事馆|大使馆|[一二三四五六七八九十]中(?![全次国])|海关|农商银行|两会|“两会”|"
    r"(?:第[一二三四五六七八九十]+[届次])?各界人民代表|籍)"
)
#: 九江市情, 九江市区: the type word belongs to what follows.
_OF_DIVISION = re.compile(r"市(?=情|区(?![县政人工委]|级)|容|貌)|县(?=情|城(?!市)|域)|省(?=情|城|会城市)|州(?=情|府)")


def _towns(text: str, names: list[PlaceName]) -> Iterator[Candidate]:
    """Towns that the text names in full, where they stand without their type: 润城镇 … 成为润城文化的."""
    towns = {name.name[:-1] for name in names if name.name[-1] in "镇乡" and len(name.name) > 2} - everyday_words()
    for start, end in repeats(towns, text):
        if text[end : end + 1] not in ("镇", "乡"):
            yield propose("places.short", start, end)


def _nested(names: list[PlaceName]) -> bool:
    """Whether each of several places lies in the one before it: 贵州|遵义, but not 广东|海南."""
    return all(divisions().belong(outer.name, inner.name) for outer, inner in pairwise(names))


def _divisions(symbols: Symbols, text: str, names: list[PlaceName]) -> Iterator[Candidate]:
    for found in names:
        if _PART.match(text, found.end):
            continue
        if found.full and (kept := _OF_DIVISION.match(text, found.end - 1)):
            if divisions().named(found.name[:-1]):
                yield propose("places.short", found.start, kept.start())
            continue
        yield propose("places.full" if found.full else "places.short", found.start, found.end)
    starts = [found.start for found in names]
    for start, end, match in symbols.find(_VILLAGE):
        if len(match[0]) > 1:
            first = bisect_left(starts, start)
            if not _nested(names[first : first + len(re.findall(PLACE, match[0]))]):
                continue
            yield propose("places.chain" if re.fullmatch(f"{PLACE}+", match[0]) else "places.village", start, end)
    for start, end, _ in symbols.find(_TOWN):
        if everyday(text[start:end]):
            continue  # 行政村
        yield propose("sites.open", start, end)
    for start, _, match in symbols.find(_WATER):
        yield propose("places.water", start, start + len(match["name"]))


@cache
def _known() -> re.Pattern[str]:
    return searched(
        rf"(?:{alternatives(words(_LEXICON, 'known_places.txt'))})(?![族文语])"
        r"|(?<![新旧全])中国(?!特色|梦|式|共产|人民|化|国际|民主|国民|农工|致公|政府|故事|方案|智慧)"
    )


def recognise(symbols: Symbols, text: str, names: list[PlaceName]) -> Iterator[Candidate]:
    """Candidates for localities over the whole text; ``names`` are the divisions found in it."""
    yield from _divisions(symbols, text, names)
    yield from _towns(text, names)
    for match in _known().finditer(text):
        yield propose("places.full", match.start(), match.end())
