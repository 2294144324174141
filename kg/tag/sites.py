"""Open names of places and establishments: what stands after a place, what ends in a telling word.

市烈士陵园 · 泽州县李寨乡望头村
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, words
from kg.patterns import searched
from kg.tag.body_grammar import NOT_BEFORE_LEVEL
from kg.tag.candidate import Candidate
from kg.tag.place_names import PlaceName
from kg.tag.repeats import repeats
from kg.tag.rules import propose
from kg.tag.running_sites import has_own, parted
from kg.tag.site_kinds import NOTE, SHORTEST_OWN, label_of, own_suffix, suffixes
from kg.tag.symbols import FULL, PLACE, Symbols
from kg.tag.visited_sites import VAGUE, visited

_LEXICON = "kg.tag.lexicon"

#: A level word that is the place of an open name (市文化馆), and not a part of the words around it (全市, 市长).
_LEVEL = f"{NOT_BEFORE_LEVEL}[省市县区州盟旗](?![长民场域内级里上下直外])"
#: A character of an open name: no punctuation but inner brackets and dashes, no function word.
_IN = (
    r"(?!(?<=[院局厅司心馆区市县厂校园店行社会\ue001-\ue007])和|于(?![洪都田集家谦])|附近|近郊|境内)[^\s，。、；：！？,;:!?（）()“”‘’《》#*◆★\[\]"
    r"的了在是与及为对将把被让到从来去这那此其之们者也都又并且或但而向等个就以\u00b7/|□■●★※>]"
)
#: Verbs and other words that no name of a body goes over: 州委|召开|民主协商会, 市财政局|和|旗林业局.
_NO_PART = (
    "召开|举行|举办|设立|设办|增补|成立了|团结带领|带领|负责|共同|组成|组织|加入|会同|"
    "联合(?:开展|调研|下发|印发)|领导干部|广大|全[市县区省州]|[局厅]和"
)
_NAME = rf"(?:(?!{_NO_PART}){_IN})"
#: An open name repeated elsewhere must have been found with at least this score.
SURE = 0.82

#: What may follow a name whose last word is also an ordinary noun.
_CLOSED = r"(?=[\s，。、；：！？,;（）()”》]|$|[和等与及内上时建工项举召办的就党开进为])"


@cache
def _anchored_pattern() -> re.Pattern[str]:
    tail = rf"(?:{_NAME}{{2,10}}?(?:研究院|学院|研究所|中心|专题部|店|分店|分公司|支行|分校|总队|分局|分所|支社))?"
    sure = rf"{_NAME}{{0,14}}?(?:{suffixes('any')})"
    closed = (
        rf"{_NAME}{{0,10}}?(?:{suffixes('strong', 'place', 'own')}){_closed()}"
        rf"|{_NAME}{{1,3}}?(?:{suffixes('near')}){_CLOSED}"
    )
    after_place = (
        rf"{PLACE}{{1,4}}(?:{sure}|(?!委|政协|政府|人大|纪委){_NAME}{{1,10}}?(?:{suffixes('strong')})|{closed})"
    )
    own = (
        rf"(?:中国|中华|国家|国网)(?:{sure}|{_NAME}{{1,6}}?(?:银行|大学|科学院|科学技术大学)"
        rf"(?:{PLACE}|{_NAME}){{1,8}}?(?:支行|分行|分院))"
    )
    return searched(rf"(?:{after_place}|{_LEVEL}(?:{sure}|{closed})|{own}){NOTE}{tail}")


def _own_name(match: re.Match[str]) -> int:
    """How many symbols of a place stand before a name of its own (陵川县|太行一号风景道), else 0."""
    place = re.match(f"{FULL}+", match[0])
    if not place:
        return 0
    rest = match[0][place.end() :]
    suffix = own_suffix().search(rest)
    own = suffix and suffix.start() >= SHORTEST_OWN and has_own(rest[: suffix.start()])
    return place.end() if re.match(PLACE, rest) or own else 0


@cache
def _closed() -> str:
    """What may follow a name whose last word is an ordinary noun too: an edge, or the post of somebody in it."""
    return rf"(?:{_CLOSED}|(?={alternatives(words(_LEXICON, 'posts.txt'))}))"


@cache
def _office_pattern() -> re.Pattern[str]:
    """A body in a curriculum vitae or a list: place, anything, post, and then an edge."""
    posts = alternatives(words(_LEXICON, "posts.txt"))
    return searched(
        rf"(?:{PLACE}{{1,3}}|{_LEVEL}(?!委|政协|政府|人大|纪委))(?:(?!{_NO_PART}|[届次]会议)[^\s，。、；：（）()“”《》的了在为任]){{2,16}}?(?=(?:副|代)?(?:{posts})(?:[\s，。、；（(]|$|兼))"
    )


@cache
def _open_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\s，。、；：（“]))(?P<name>{_IN}{{2,16}}?(?:（[\u4e00-\u9fff]{{2,4}}）{_IN}{{0,8}}?)?(?:{suffixes('any')})(?:{_IN}{{0,8}}?(?:院|所|中心|店|分公司))?{NOTE})"
    )


_OFFICE = re.compile(
    r"(?:公司|厂|局|厅|委员会|委|办公室|处|科|所|院|校|中学|小学|大学|站|社|部|行|会|中心|馆|店|场|园|台|团|队|支部|总支|支社|集团|医院|法院|公社|乡|镇)$"
)
_CUE = re.compile(
    r".*(?:要求|协助|推动|支持|加强|推进|引导|了解|介绍|听取|围绕|依托|通过|利用|指导|督促|开展|参与|帮助|完善|建立|提升|打造|关于|沿着|位于|地处|返回|抵达|途经|"
    r"深入|来到|走进|赴|前往|走访|看望|慰问|作为|邀请|组织|参观|考察|视察|调研|率领|带领|由|在|经|至|会同|联合|委托|原|现任|曾任|历任|任|系|主办|协办|承办|查看|察看|视察了?|选举产生|协助|扎根|深耕|请|到|对|为|将|把|与|和|同|向|从|于|给|被|让|所|了|位于)"
)


def _open(symbols: Symbols, text: str) -> Iterator[Candidate]:
    for start, end, match in symbols.find(_anchored_pattern()):
        if len(match[0]) < 3:
            continue
        label = label_of(text[start:end])
        if not label or VAGUE.search(text[start:end]) or (label == "LOC" and parted(text[start:end])):
            continue
        own = _own_name(match)
        begin = symbols.offset(match.start() + own)
        yield propose("sites.anchored_own" if own else "sites.anchored", begin, end, label)
    for start, end, _ in symbols.find(_office_pattern()):
        if _OFFICE.search(text[start:end]):
            yield propose("sites.office", start, end)
    for match in _open_pattern().finditer(text):
        name = match["name"]
        cue = _CUE.match(name)
        start = match.start("name") + (cue.end() if cue else 0)
        label = label_of(text[start : match.end("name")])
        if label and match.end("name") - start >= 4:
            yield propose("sites.open", start, match.end("name"), label)


def _repeated(text: str, candidates: list[Candidate]) -> Iterator[Candidate]:
    """An open name that stands in one strong context counts everywhere in its document."""
    named = {text[c.start : c.end]: c.label for c in candidates if c.score >= SURE and c.end - c.start >= 4}
    for start, end in repeats(named, text):
        yield propose("sites.repeat", start, end, named[text[start:end]])


def recognise(symbols: Symbols, text: str, names: list[PlaceName]) -> Iterator[Candidate]:
    """Candidates for establishments and sites over the whole text."""
    open_names = [*visited(text, names), *_open(symbols, text)]
    yield from open_names
    yield from _repeated(text, open_names)
