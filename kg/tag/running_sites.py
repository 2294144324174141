"""Sites in running text: the last word tells the kind, the last cue before it where the name begins.

支持建设|六盘山生态康养基地 · 就|石桥村|提出的问题 · 加快|高家院城中村|项目拆迁

A kind alone is no name (海洋经济发展示范区): a name begins with a place, or holds what is no ordinary word.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table, words
from kg.patterns import searched
from kg.tag.candidate import Candidate
from kg.tag.ordinary import kinds, uncommon
from kg.tag.rules import propose
from kg.tag.symbols import FULL, PLACE, Symbols

_LEXICON = "kg.tag.lexicon"

#: A character of such a name: what stands in no name parts the runs of text that are looked at.
_IN = (
    rf"(?:{PLACE}|了(?=解)|(?<=中)以|[1-5]A(?=级?景区)|(?<![仁谐])和(?=[平谐顺田静政林龙硕])|于(?=[洪都田集家谦])|"
    r"[^\W\d_的了在于是和与及为对将把被让到从去这那此其之们者也都又并且或但而等个就以因至由给还已赴该各每某使曾最])"
)
_RUN = re.compile(rf"{_IN}{{3,30}}")

#: What makes a longer word of a kind: 园区|路, 车站|站, 社区|工作者.
_GOES_ON = (
    "(?![园路站楼村化员度主体]|管理[局处所站委]|管委会|工作站|工作者|党[委总支]|派出所|居委会|村委会|委员会|"
    "有限|公司|合作社|集团)"
)

#: A village in running text: not 农村 or 驻村, and not 村民 or 村委会 behind it.
_VILLAGE = (
    r"(?P<village>(?<![农乡驻百千万进入困扶系美村老建全通镇回查])村)"
    r"(?!党[委总支]|[^\W]{0,2}(?:医|史馆)|[民庄级镇里委干支书口集头务组情道落社规貌寨容企小办居务])"
)

#: A water, by what is said of it: 盘水河流域, 青溪河两岸.
_WATER = (
    r"(?P<water>[河江湖溪](?=流域|两岸|沿岸|沿线|上游|中游|下游|源头|畔|边|水质|"
    r"水环境|水生态|综合治理|治理|[省市区县镇]级河长|河长|一河))"
)

#: Kinds that are more often a realm or a trade than a site.
_REALMS = re.compile("流域|市场|高速|工地|施工现场|空间")

#: A body inside such a name: its site is part of the name of a body, or of none (烟台市民政局出台社区…).
_BODY = re.compile("[局委厅]|公司|政府|政协|大学|学院|医院|银行|集团")

#: Characters of a name that no ordinary word covers, at least.
UNCOMMON = 2

#: Characters before the kind, at most; fewer may tell a kind, and a village has a short name.
LONGEST, LONGEST_KIND, SHORTEST_VILLAGE, LONGEST_VILLAGE, LONGEST_WATER = 16, 3, 2, 4, 3


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words(_LEXICON, 'site_cues.txt'))})[过好着]?")


@cache
def _sites() -> frozenset[str]:
    return frozenset(row["suffix"] for row in table(_LEXICON, "suffixes.tsv") if row["label"].startswith("LOC"))


@cache
def _own_kinds() -> frozenset[str]:
    return frozenset(row["suffix"] for row in table(_LEXICON, "suffixes.tsv") if row["reach"] == "own")


@cache
def _kind() -> re.Pattern[str]:
    sites = [word for word in _sites() if not _REALMS.search(word) and len(word) > 1]
    return searched(rf"(?:{alternatives(sites)}){_GOES_ON}|{_VILLAGE}|{_WATER}")


def has_own(body: str) -> bool:
    """Whether what stands between a place and a kind is a name of its own: 太行一号, but not 集贸."""
    return len(body) > LONGEST_KIND or uncommon(body) > 0


def everyday(name: str) -> bool:
    """Whether a name is made of ordinary words and ends in no kind of site (嘉宾, 县城, but not 人民剧场) or is one."""
    if any(
        name[:at] in kinds() and (name[at:] in _sites() or (len(name) - at == 1 and name[at] != "区")) for at in (2, 3)
    ):
        return True  # 种植|园, 金光|大道, but not 高新|区
    return not uncommon(name) and not any(name[at:] in _sites() for at in range(1, len(name) - 1))


def parted(name: str) -> bool:
    """Whether a word stands in a name that stands in none (某县推进|某示范区); 工地 tells what is done."""
    return not name.endswith("工地") and any(cue.start() > 0 for cue in _cues().finditer(name))


def _rule(kind: re.Match[str], body: str) -> str | None:
    """The rule by which a kind with these symbols before it is the name of a site, None if it is no name."""
    if _BODY.search(body) or len(body) > LONGEST:
        return None
    if kind["water"]:
        return (
            "places.water" if 0 < len(body) <= LONGEST_WATER and uncommon(body) and uncommon(body + kind[0]) else None
        )
    if place := re.match(f"{PLACE}+", body):
        two = re.match(f"{FULL}+", body) and kind[0] in _own_kinds() and has_own(body[place.end() :])
        return None if two else "sites.running_placed"  # 陵川县|太行一号风景道 are two
    if kind["village"]:
        return "sites.running_village" if uncommon(body) and SHORTEST_VILLAGE <= len(body) <= LONGEST_VILLAGE else None
    return "sites.running" if uncommon(body) >= UNCOMMON else None


def recognise(symbols: Symbols) -> Iterator[Candidate]:
    """Candidates over the whole text."""
    for run in _RUN.finditer(symbols.text):
        start = run.start()
        for kind in _kind().finditer(symbols.text, run.start(), run.end()):
            for cue in _cues().finditer(symbols.text, start, kind.start()):
                start = cue.end()
            begin = start
            while kind["water"] and begin < kind.start() and re.match(PLACE, symbols.text[begin]):
                begin += 1  # 文山|盘水河
            if rule := _rule(kind, symbols.text[begin : kind.start()]):
                yield propose(rule, symbols.offset(begin), symbols.offset(kind.end()))
