"""Where a trip stopped: the places and bodies listed after a word of going, those that no recogniser named included.

``走访了甲乙时装、Ⓛ、丙丁小镇等企业和园区`` are three stops: a list says of each of its items what it says of one.
An item counts by the mention in it; without a mention by the word it ends in, or by standing between two that count.
"""

import itertools
import re
from collections.abc import Iterator

from kg.divisions import divisions
from kg.iri import entity_iri
from kg.link import provinces
from kg.model import Link, Value
from kg.patterns import searched

from . import bodies, clauses, facts
from .context import Context
from .view import DATE, LOC, NAMES, ORG, PERSON, PROGRAM, View

#: Words of going somewhere. 到 alone is one only behind a subject or before a place: 受到, 达到 and 落实到 are none.
GO = searched(
    r"(?:先后|分别|一行|实地|专程|再次|集中)*"
    r"(?P<go>深入到?|来到|前往|走进|走访(?:慰问)?|赶赴|奔赴|分赴|亲赴|赴|抵达(?=[^，。；]*[，。；]?[^。；]*(?:调研|视察|考察|参观|督导|慰问|检查))|莅临|亲临|参观|考察|视察(?!指导)|调研(?![员组队])|察看|查看"
    r"|看望(?:慰问)?|慰问|观摩|访问|接待|督导|驻点"
    rf"|来(?=[{LOC}{ORG}])|在(?=[{LOC}{ORG}][^，。；]{{0,8}}(?:举办|开展|举行|参加))|在(?={LOC}(?:、{LOC})*，[就围])|在(?=[{LOC}{ORG}](?:专题|实地)?(?:调研|视察|考察|走访|慰问|督导|参观)(?:时|中|期间|强调))"
    rf"|(?<=[，,后别行组队们员带领日午{PERSON}])到(?!会|场|位|了|底|目前|今)"
    rf"|(?<![受得达感看提收听做找遇办直送实彻一入化展延扩])到(?=[{LOC}{ORG}]))"
)
#: Guests come to the writer's own place.
HERE = re.compile(r"(?:来到?|莅临|到|赴|深入)我(?P<level>[省市县区州盟旗])(?!政协|委|直|级|办|局)")
#: 来桂调研: by the one character that is short for it.
_SHORT = re.compile(
    rf"(?<=[团组队行率{PERSON}])[来莅抵](?P<short>[一-龥])(?=，|就|针|围|开展|专题|调研|视察|考察|走访|参观|慰问|督导)"
)
_WITH = re.compile(rf"(?:与|同|和)(?P<who>[{LOC}{ORG}](?:、[{LOC}{ORG}])*)等?[^，。；]{{0,12}}(?:考察|交流|学习)")
_AID = re.compile(rf"({LOC})(?:驻村|结对|精准|定点)*帮扶")
#: 对甲厂、乙厂进行视察.
_TO_SEE = re.compile(
    r"对(?P<what>[^，。；]{3,80}?)(?:分别|先后|集中|联合|实地)*(?:进行|开展)了?[^，。；]{0,4}"
    r"(?:视察|考察|检查|监督|评议)"
)
#: Where a list of places ends and what was done there begins.
_DOING = re.compile(r"就(?!业)|围绕|对(?!口)|调研|督导|进行|开展|检查|看望(?!慰)|视察|向|专题|考察|监督")
_OF_A_POST = re.compile(rf"副?主席|书记|领导|负责|主任|委员|秘书长|党组|[^，。；、{NAMES}在的]{{1,12}}{PERSON}")
#: What may stand before a programme that is gone to, a platform or a centre: 走访“委员之家”.
_STARTS = re.compile(r"[、到访观赴察看入了进“和]")
_OF_A_CAUSE = re.compile(rf"[和、]{PROGRAM}|.{{0,4}}(?:工作|进展|情况|实施|成果|平台|建设|同|与)|$")
#: What leads up to an item, and what sums the list up behind the last: 等企业和园区.
_LEAD = re.compile(r"(?:了|过|到|在|位于)+")
_ETC = re.compile(r"(?:以?及|和|与)?$|等(?!离子).*$")
_AND = re.compile(rf"(?<=[{NAMES}])(?:以?及|和|与)|(?<=[一-龥]{{3}})(?:以及|和)(?=[一-龥{NAMES}]{{2}}|[{LOC}{ORG}])")
#: 先后赴甲县Ⓛ、Ⓛ，乙县Ⓛ，调研…: a comma between the places of two counties.
_GOES_ON = re.compile(rf"(?:，[{LOC}{ORG}](?:[、和][{LOC}{ORG}])*(?=[，。]|$))+")
#: Words of going that persons follow.
_TO_PEOPLE = ("看望", "慰问", "接待", "督导")
_PLAIN = re.compile(r"[一-龥A-Za-z·“”]{3,26}")
_NO_NAME = re.compile(
    r"[的了着在对把被是有向就将让使给]|并|以及|进行|开展|了解|介绍|听取|^(?:各|有关|相关|重点|部分|多|一|两|几|全|所|基层|农村|企业|车间)"
    r"|(?:工作|建设|情况|发展|问题|经验|治理|振兴|改革|进展|成效|做法|管理|保护|服务|生产|经营|现场|项目|困难|群众|委员|同志|干部|等地)$"
)
_HEADS = re.compile(r"(?:[厂矿站馆园院店港桥]|公司|集团|药业|化工|时装|陶瓷|科技|电子|水库|口岸|小镇|中心|基地)$")
_IN_HOUSE = re.compile(
    rf"[{LOC}{ORG}](?=[^的]{{2}})[一-龥“”]{{0,12}}?(?:中心|联络站|服务站|工作室|实验室|产业园|示范园|示范基地|纪念馆|博物馆|展示厅)"
)
#: Those that one name alone may end in: 参观了动力电池实验室.
_HOUSES = re.compile(
    r"(?:实验室|[物念览划史文]馆|[业范]园|园区|合作社|公司|服务站|联络站|工作室|研究院|[示种养]殖?基地)$"
)


def go(view: View, at: int, to: int) -> re.Match[str] | None:
    """The first word of going that places follow."""
    return next((m for m in GO.finditer(view.text, at, to) if listed(view, m.end(), to)), None)


def sites(view: View, at: int, to: int) -> list[Link]:
    """Places and bodies named from ``at`` on, up to the end of the clause or what was done there."""
    return [view.links[n] for n in range(at, _end(view.text, at, to)) if _is_site(view.text, n)]


def listed(view: View, at: int, to: int) -> list[Value]:
    """The stops of the list that begins at ``at``."""
    return _stops(view, at, _end(view.text, at, to), view.text[max(0, at - 2) : at] not in _TO_PEOPLE)


def _stops(view: View, at: int, end: int, unnamed: bool) -> list[Value]:
    """The stops of the list ``[at, end)``; with ``unnamed`` also the items without a mention."""
    items = [_trimmed(view.text, *item) for item in _items(view.text, at, end)]
    links = [[view.links[n] for n in range(*item) if _is_site(view.text, n)] for item in items]
    whole = [len(held) == 1 and b - a == 1 for held, (a, b) in zip(links, items, strict=True)]
    sites = sum(
        len(held) == 1 or _HEADS.search(view.text, *item) is not None for held, item in zip(links, items, strict=True)
    )
    many = len(items) > 2 and 2 * sites >= len(items)  # most of a long list are sites, and so are the others
    found: list[Value] = []
    for k, (item, held) in enumerate(zip(items, links, strict=True)):
        beside = many or (all(whole[max(0, k - 1) : k] + whole[k + 1 : k + 2]) and len(items) > k + 1 > 1)
        if held:
            found += map(facts.named, held) if len(held) > 1 else [_house(view, *item) or facts.named(held[0])]
        elif (
            unnamed
            and (name := _unnamed(view, *item))
            and (beside or (_HEADS if len(items) > 1 else _HOUSES).search(name))
        ):
            found.append(facts.literal(name))
    return found


def _house(view: View, at: int, to: int) -> Value | None:
    """What a mention only begins the name of: Ⓛ市民中心, Ⓞ委员联络站."""
    m = _IN_HOUSE.match(view.text, at, to)
    return facts.literal(view.printed(at, m.end())) if m else None


def _items(text: str, at: int, end: int) -> Iterator[clauses.Span]:
    """The items of a list; 和 parts two behind a mention or three other characters: 太和县 is one."""
    for start, stop in clauses.split(text, at, end, "、"):
        cuts = [start, *(m.end() for m in _AND.finditer(text, start, stop)), stop]
        yield from itertools.pairwise(cuts)


def _trimmed(text: str, at: int, to: int) -> clauses.Span:
    """An item without what leads up to it and what sums the list up behind it."""
    lead = _LEAD.match(text, at, to)
    begin = lead.end() if lead else at
    etc = _ETC.search(text, begin, to)
    return begin, max(begin, etc.start() if etc else to)


def _unnamed(view: View, at: int, to: int) -> str:
    """An item without a mention, as printed, if it can be a name."""
    words = view.text[at:to]
    return words if _PLAIN.fullmatch(words) and not _NO_NAME.search(words) else ""


def _end(text: str, at: int, to: int) -> int:
    end = min((n for n in (text.find(c, at, to) for c in "，,。；") if n >= 0), default=to)
    if more := _GOES_ON.match(text, end, to):
        end = more.end()
    doing = _DOING.search(text, at + 1, end)
    return doing.start() if doing else end


def _is_site(text: str, n: int) -> bool:
    """A body counts unless a post follows (县政协主席), a programme unless its name is that of a cause."""
    if text[n] == ORG:
        return not _OF_A_POST.match(text, n + 1)
    if text[n] == PROGRAM:
        return bool(_STARTS.match(text[n - 1])) and not _OF_A_CAUSE.match(text, n + 1)
    return text[n] == LOC


def visited(view: View, at: int, to: int) -> list[Value]:
    """All places and bodies gone to, exchanged with or helped."""
    text = view.text
    found = [value for m in GO.finditer(text, at, to) for value in listed(view, m.end(), to)]
    if m := _WITH.search(text, at, to):
        found += map(facts.named, view.links_in(*m.span("who"), LOC + ORG))
    if (m := _TO_SEE.search(text, at, to)) and (stops := _stops(view, *m.span("what"), unnamed=True)):
        found += stops
    if m := _AID.search(text, at, to):
        found.append(facts.named(view.links[m.start(1)]))
    return found


def _called(view: View, short: str) -> str:
    """The division that one character stands for: one that the text names and that begins with it, or a province."""
    for _, link in sorted(view.links.items()):
        where = link.name if link.mention.label == "LOC" else bodies.place(link.name)
        if where.startswith(short):
            return where
    province = provinces.called(short)
    return divisions().official(province) if province else ""


def here(view: View, context: Context, at: int, to: int) -> list[Value]:
    """来我县: the writer's own division."""
    m = HERE.search(view.text, at, to)
    name = context.place_of(at, m["level"]) if m else ""
    if DATE in view.text[at:to] and (short := _SHORT.search(view.text, at, to)):
        whole = _called(view, short["short"])
        return [Value(whole, entity_iri("LOC", whole), short["short"])] if whole else []
    return [Value(name, entity_iri("LOC", name), "")] if name else []
