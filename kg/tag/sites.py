"""Open names of places and establishments: what was visited, what stands after a place, what ends in a telling word.

深入山西天巨重工机械有限公司、凤西便民市场等地 · 市烈士陵园 · 泽州县李寨乡望头村
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table, words
from kg.patterns import searched
from kg.tag.bodies import NOT_BEFORE_LEVEL
from kg.tag.candidate import Candidate
from kg.tag.place_names import PlaceName
from kg.tag.repeats import repeats
from kg.tag.rules import propose
from kg.tag.running_sites import everyday, has_own, parted
from kg.tag.symbols import FULL, PLACE, Symbols

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
_NOTE = r"(?:[（(][^（）()\n，。]{1,10}[）)])?"
#: Verbs that a visited place follows; the list ends at 等, at a comma or at what was done there.
_VISIT = (
    r"(?:先后|分别|依次|再次|又|实地)*(?:深入到|深入|来到|走进|走访慰问了?|走访了?|赴|前往|奔赴|抵达|参观考察了?|参观了?|视察了?(?!团|组)|考察了?(?!团|组)|察看了?|查看了?|"
    r"调研了?(?!团|组)|看望慰问了?|看望了?|慰问了?|到)"
)
_STOP = (
    r"等(?:地|处|\d|[一二三四五六七八九十两几多]|企业|单位|项目|村|镇|乡|景区|点|部门|公司|现场|学校|社区|相关|有关|，|。|县|重点|民营|家|园区|市)|"
    r"[，。；：！？,;\n“]|就(?!业)|进行|开展|调研|视察(?!团)|督导|考察(?!团)|检查(?!站)|慰问|看望|走访|了解|察看|实地|围绕|参观|学习"
)
_VISITED = searched(rf"{_VISIT}(?P<list>[^，。；：！？,;\n]{{2,120}}?)(?={_STOP}|$)")
#: What a visited item may begin with before its name.
_LEAD = re.compile(
    r"^(?:.{0,8}?(?:联系点|帮扶点|扶贫点|包联点|联系村|帮扶村)(?=.{2})|(?:包联|所包联|联系|挂钩|对口|结对|帮扶|包保)?(?:的)?(?:重点)?(?:民营企业|企业|贫困村|帮扶村|工程项目|重点工程项目|项目|联系点|单位)?(?:[—-]{2}|[—:：])|"
    r"(?:包联|结对|联系|帮扶|挂钩)(?:的)?(?:贫困村|帮扶村|村|企业|社区|学校)|(?:位于|我市|我县|我省|我区|我州|该市|该县|全市|全县|部分|有关|相关|辖区内?|当地)的?)"
)
#: An item that names a kind and no particular thing.
_GENERIC = re.compile(
    r"^(?:各|部分|有关|相关|一些|多个|多家|\d|基层|一线|现场|企业|农村|社区|村|学校|委员|群众|田间|车间|工地|乡镇|街道|[一二三四五六七八九十两几]+[个家处户])"
)
#: An open name repeated elsewhere must have been found with at least this score.
SURE = 0.82

#: What stands in no name: 陵川县部分学校.
_VAGUE = re.compile("[的了]|部分|有关|相关|各|专门委员会")
_SPLIT = re.compile(r"、|以及|(?<!仁)(?<!谐)[和及与](?!谐|平|顺|田|县|静|政|林|龙|硕)")


#: A name of its own has so many characters before its kind: 太行一号|风景道, but 农贸市场 belongs to its county.
SHORTEST_OWN = 2


def _suffixes(*reaches: str) -> str:
    return alternatives(row["suffix"] for row in table(_LEXICON, "suffixes.tsv") if row["reach"] in reaches)


@cache
def labels() -> dict[str, tuple[str, ...]]:
    """Suffix of an open name → its label, and the second label a careful reader could give."""
    return {row["suffix"]: tuple(row["label"].split("|")) for row in table(_LEXICON, "suffixes.tsv")}


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?:{_suffixes('any', 'strong', 'place', 'near', 'own')}){_NOTE}$")


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(r"[\w]{1,8}(?:店|分店|分部|分公司|支行|分校|分院|校区|总店|门店|专卖店)$")


def label_of(name: str) -> str | None:
    """The label of an open name by its last words (凤西便民市场 → LOC), None if it ends in nothing known."""
    match = _ends().search(re.sub(rf"{_NOTE}$", "", name))
    if match:
        return labels()[match[0]][0]
    return "ORG" if _branch().search(name) else None


def _visited(text: str, names: list[PlaceName]) -> Iterator[Candidate]:
    towns = {name.start: name.end for name in names if name.full}
    for match in _VISITED.finditer(text):
        items, at = [], match.start("list")
        for piece in _SPLIT.split(match["list"]):
            start = text.index(piece, at)
            at = start + len(piece)
            lead = _LEAD.match(piece)
            begin = start + (lead.end() if lead else 0)
            rest = towns.get(begin, begin)
            suffix = _own_suffix().search(text[rest:at])
            if suffix and suffix.start() >= SHORTEST_OWN:  # 陵川县|太行一号风景道
                begin = rest
            items.append((begin, at, text[begin:at]))
        known = [label_of(name) for _, _, name in items]
        for (start, end, name), label in zip(items, known, strict=True):
            if not 3 <= len(name) <= 34 or _GENERIC.match(name) or _VAGUE.search(name):
                continue
            if label and not (label == "LOC" and (parted(name) or everyday(name))):
                yield propose("sites.listed", start, end, label)


#: What may follow a name whose last word is also an ordinary noun.
_CLOSED = r"(?=[\s，。、；：！？,;（）()”》]|$|[和等与及内上时建工项举召办的就党开进为])"


@cache
def _anchored_pattern() -> re.Pattern[str]:
    tail = rf"(?:{_NAME}{{2,10}}?(?:研究院|学院|研究所|中心|专题部|店|分店|分公司|支行|分校|总队|分局|分所|支社))?"
    sure = rf"{_NAME}{{0,14}}?(?:{_suffixes('any')})"
    closed = (
        rf"{_NAME}{{0,10}}?(?:{_suffixes('strong', 'place', 'own')}){_closed()}"
        rf"|{_NAME}{{1,3}}?(?:{_suffixes('near')}){_CLOSED}"
    )
    after_place = (
        rf"{PLACE}{{1,4}}(?:{sure}|(?!委|政协|政府|人大|纪委){_NAME}{{1,10}}?(?:{_suffixes('strong')})|{closed})"
    )
    own = (
        rf"(?:中国|中华|国家|国网)(?:{sure}|{_NAME}{{1,6}}?(?:银行|大学|科学院|科学技术大学)"
        rf"(?:{PLACE}|{_NAME}){{1,8}}?(?:支行|分行|分院))"
    )
    return searched(rf"(?:{after_place}|{_LEVEL}(?:{sure}|{closed})|{own}){_NOTE}{tail}")


@cache
def _own_suffix() -> re.Pattern[str]:
    return re.compile(rf"(?:{_suffixes('own')}){_NOTE}$")


def _own_name(match: re.Match[str]) -> int:
    """How many symbols of a place stand before a name of its own (陵川县|太行一号风景道), else 0."""
    place = re.match(f"{FULL}+", match[0])
    if not place:
        return 0
    rest = match[0][place.end() :]
    suffix = _own_suffix().search(rest)
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
        rf"(?:^|(?<=[\s，。、；：（“]))(?P<name>{_IN}{{2,16}}?(?:（[\u4e00-\u9fff]{{2,4}}）{_IN}{{0,8}}?)?(?:{_suffixes('any')})(?:{_IN}{{0,8}}?(?:院|所|中心|店|分公司))?{_NOTE})"
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
        if not label or _VAGUE.search(text[start:end]) or (label == "LOC" and parted(text[start:end])):
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
    open_names = [*_visited(text, names), *_open(symbols, text)]
    yield from open_names
    yield from _repeated(text, open_names)
