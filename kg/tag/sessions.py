"""Numbered meetings: what kind it was and which in number, and before that body, term and organ in whatever order.

    政协第十届沁水县委员会 第一次会议 · 县政协常委会 第十二次会议 · 七届 二次 全会 · 民盟山西省十二届 一次 全委会议

The end of the name is looked for first (``第一次会议``); then the name grows to the left over ``ELEMENTS`` as long as
one stands directly before it. The link station reads a name with the same elements.
"""

import re
from collections.abc import Iterator

from kg.lexicon import alternatives, table
from kg.patterns import searched
from kg.tag.body_grammar import LEVEL, NOT_BEFORE_LEVEL
from kg.tag.left_edge import left_edge
from kg.tag.symbols import PLACE, Symbols

_LEXICON = "kg.tag.lexicon"

NUMBER = r"(?:[一二三四五六七八九十百零〇]{1,5}|\d{1,3})"
TERM = rf"(?:(?<![新上本历每这首换往])第?{NUMBER}届|首届)"
TIMES = rf"第?{NUMBER}次"

#: What a meeting was: the circle that met, (扩大), and the word for meeting. 委员会议 is a plenary, 委员会 a body.
CIRCLE = (
    "全体委员|全体|全委会|全委|常务委员会|常务委员|常委会|常委|常务|主席团|主席|主任|党组|秘书长|理事会|理事|执委会|执委|"
    "执行委员会|执行委员|中央|协商委员会"
)
_WIDER = "（扩大）|扩大"
KIND = (
    rf"(?:(?:{CIRCLE})?(?:{_WIDER})?(?:代表)?(?:会议|全会)|(?:全体|主席|党组|主任)会(?!议)"
    rf"|(?:全体委员会|全委会|常委会|常务委员会|理事会)(?:{_WIDER})?(?:会议|扩大会)?"
    r"|(?:党代会|人代会|职代会|团代会|妇代会)|(?:联席|联系|协作|协商|合作|年度)+会议?|年会|[^\W\d_]{0,8}?(?:代表大会|代表会议))"
)
#: Parts of one session that are named after it; its opening and its elections are not.
PART = rf"(?:预备会议?)?(?:第{NUMBER}阶段会议)?(?:(?<=会议)第{NUMBER}次全体会议)?"

_MASS = "工商联|妇联|共青团|总工会|科协|文联|侨联|残联|台联|作协|知联会|侨商会|黄埔军校同学会|协商委员会|各界人民"
#: Administrative regions of the 1950s that had meetings of representatives.
_FORMER = "(?:苏南|苏北|皖南|皖北|川东|川西|川南|川北)(?:行署区|行政区|区)?"
#: Kind of an element → its pattern; ``(?<name>)`` groups are added by those who read a name.
ELEMENTS: dict[str, str] = {
    "house": "中国人民政治协商会议|(?<!人民)政协",
    "party": "中国共产党|中共|党的",
    "allies": f"{alternatives(row['form'] for row in table(_LEXICON, 'parties.tsv'))}|{_MASS}",
    "place": f"{PLACE}{{1,4}}|{_FORMER}",
    "term": TERM,
    "people": "人民代表大会|人大",
    "government": "人民政府|政府",
    "organ": f"全体会议|专门委员会|{CIRCLE}",
    "committee": "纪律检查委员会|委员会|党委|中纪委|纪委|中央|委会|委(?!员)",
    "level": LEVEL,
}
#: A level word may stand behind a body (民盟市委会), but opens no name when it belongs to the word before it.
_FIRST = "|".join({**ELEMENTS, "level": f"{NOT_BEFORE_LEVEL}{LEVEL}"}.values())
#: A representative body of its own making (议事代表会) stands behind its place or term only.
_NEXT = "|".join(
    (
        *ELEMENTS.values(),
        r"[^\W\d_]{0,4}代表(?:大会|会议|会)",
        r"(?<=协商会议)[\u4e00-\u9fff]{1,8}?[省市县区州旗]",
        "街道|社区|村",
    )
)
_CHAIN = re.compile(rf"(?:{_FIRST})(?:{_NEXT})*\Z")
#: A name is no longer than this before its number.
_WINDOW = 44

_END = searched(
    rf"(?:{TIMES}{KIND}(?!协商委员会)|{TERM}(?:全体会议|委员会议(?![案事定政题])|人代会|[^\W\d_]{{0,8}}?代表(?:大会|会议))(?!{TIMES}|第|协商委员会)|{NUMBER}中全会){PART}(?![员厅室场堂])"
)
_ORGAN = searched(
    rf"(?:主席|主任|常务委员会|常务|常委会|常委|党组)(?:{_WIDER})?会议(?:{_WIDER})?(?![员厅室场堂])|(?<=政协)会议(?![员厅室场堂]|简报|纪要|制度|议程)"
)
_GREAT = searched(
    r"(?:中国共产党|中共|党的|(?<![\w])|(?<=[开后前议习彻到过是为接以自]))"
    r"(?:十[一二三四五六七八九]|二十|八)大(?!会|量|力|类|项|户|家|中|型)"
)
_ALL = searched(rf"(?:党的)?{TERM}(?:(?:{NUMBER}中、)+{NUMBER}中全会|历次全会)")
#: Another meeting held together with this one is part of its name.
JOINT = r"(?:暨[^，。；、\s]{2,24}?(?:大会|(?<!政治协商)会议|座谈会|推进会|年会|论坛|仪式|活动|周年(?!大会)))?"
_JOINT = re.compile(JOINT)
#: Where a number alone is the name of a meeting: 举行第二次全体会议.
_ALONE = re.compile(r"(?:^|[\s，。；：、）]|举行|召开|召集|出席|参加|聚焦|提请|提交|[的了在经由])\Z")
#: What meets again and again under one name: 政协横向联系会|第四十三次会议, 八州政协|第九次年会.
_RECURS = re.compile(r"会$|(?:会议|研讨|协商|协作|合作|联席|论坛|政协|政协主席)$")
#: 2022年|第四次党组会议: counted by the year.
_YEAR = re.compile(r"(?:19|20)\d{2}年度?\Z")
_BODY = re.compile(rf"(?:中国共产党|中共)?(?:{PLACE}|{LEVEL}).*(?:{ELEMENTS['house']}|委员会|委|人大|政府)|中央")


def recognise(symbols: Symbols) -> Iterator[tuple[str, int, int]]:
    """(rule, start, end) of the meetings that are named by number or by the circle that met; offsets in the text."""
    text = symbols.text
    for rule, pattern in (("meetings.plenum", _ALL), ("meetings.congress", _GREAT)):
        for start, end, _ in symbols.find(pattern):
            yield rule, start, end
    for match in _END.finditer(text):
        begin, end = _grown(text, match)
        if begin < match.start():
            yield "meetings.session", symbols.offset(begin), symbols.offset(end)
        elif match[0].startswith("第") and _RECURS.search(text, max(0, begin - _WINDOW), begin):
            first, kind, soft = left_edge(text, begin)
            if kind != "far":
                yield "meetings.session", symbols.offset(soft[0] if soft else first), symbols.offset(end)
        elif match[0].startswith("第") or match[0].endswith("代会"):
            year = _YEAR.search(text, max(0, begin - 6), begin)
            begin = year.start() if year else begin
            if _ALONE.search(text, max(0, begin - 4), begin):
                yield "meetings.bare", symbols.offset(begin), symbols.offset(end)
    for match in _ORGAN.finditer(text):
        begin, end = _grown(text, match)
        if _BODY.match(text, begin, match.start()):
            yield "meetings.organ", symbols.offset(begin), symbols.offset(end)


def _grown(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The end of a name with what belongs to it on the left and a joint meeting on the right."""
    start, end = match.span()
    chain = _CHAIN.search(text, max(0, start - _WINDOW), start)
    joint = _JOINT.match(text, end)
    return chain.start() if chain else start, joint.end() if joint else end
