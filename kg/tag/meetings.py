"""Meetings with a topic, found from their end: the word for the meeting, then everything to its left that is its name.

    召开|草原生态保护专项民主监督反馈座谈会 · 出席|全市政协工作会议 · “加强应急体系建设”专题议政会

The name begins where the text that leads to it ends: behind a verb of holding or attending, behind punctuation, at the
body or level that met (全省…座谈会). Quotes and brackets are passed over whole. ``sessions`` has the numbered meetings.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table
from kg.patterns import searched
from kg.tag import sessions
from kg.tag.body_grammar import LEVEL, NOT_BEFORE_LEVEL
from kg.tag.candidate import Candidate
from kg.tag.left_edge import leads, left_edge
from kg.tag.repeats import repeats
from kg.tag.rules import propose
from kg.tag.symbols import PLACE, Symbols

_LEXICON = "kg.tag.lexicon"

#: The shortest name, and the shortest that is looked for again.
SHORTEST, SHORTEST_REPEATED = 3, 5

#: What a name may begin with: the year, 首届, the body or the level that met.
_BODY = re.compile(
    rf"(?:(?:19|20)\d{{2}}(?:年度?)?)?(?:首届|第?{sessions.NUMBER}届|第{sessions.NUMBER}次)?(?:中共|中央|中国·?(?={PLACE})|全国|"
    rf"全[省市州盟县旗区镇乡]|{PLACE}|{NOT_BEFORE_LEVEL}{LEVEL}(?![长内外域场]))"
)
#: What follows a meeting that a clause is about: (近日)(在…)召开.
_HELD = re.compile(
    r"(?:\d+[日号])?(?:[上下]午|近日|日前|今天|昨天)?(?:在[^，。；\n]{1,24}?)?(?:隆重|顺利|正式|胜利)?(?:召开|举行|举办|开幕)|上[，,]"
)
#: A body deep in a clause whose verb nobody foresaw: 精神宣讲|市委经济工作会议.
_BODY_INSIDE = re.compile(
    rf"(?:(?:第?{sessions.NUMBER}|首)届)?(?:全[省市州盟县旗区]|(?:{PLACE}|{NOT_BEFORE_LEVEL}{LEVEL})(?:党委|委(?!员)|政府|政协|人大)|中央)"
)
#: 市委召开政协工作会议: a kind for many, the party committee's own where it holds one.
_BY_PARTY = re.compile(r"(?:中共中央|党中央|[省市县区州盟旗]委|党委)(?:首次|专门|隆重|及时|先后)?召开了?\Z")
_OF_PARTY = "政协工作会议"
#: 十届一次会议|选举大会: what happened at a session is no meeting by that name.
_SESSION = re.compile(r"(?:[届次]会议|全会)(?!精神)")
_ANNIVERSARY = re.compile(
    r"(?:庆祝|纪念)?(?:人民政协|中国人民政治协商会议|中国共产党|中华人民共和国|(?:(?!召开|举[行办]|出席|参加|庆祝|纪念)[^\s，。、；：“”《》的了在]){2,20}?)(?:成立|诞辰)"
    r"[\d一二三四五六七八九十百]+周年(?:大会|座谈会|会议)"
)
_GENERIC = re.compile(
    r"^(?:各类|各种|系列|专题|协商|议政|性|一次|两次|多次|有关|相关|这次|本次|此次|全体|常委|主席|党组|重要|座谈|工作|专题研究|学习|理论|政协|"
    r"委员|调研|民主|党派|和|无党派人士|部分|现场|动员|部署|总结|表彰|推进|汇报|情况|年度|专门|联合|庆祝|祝贺|纪念|读书|分享|培训|交流|联席|闭幕|开幕|线上|线下|视频|网络|远程|"
    r"\d+[次个场]|[一二三四五六七八九十]+[次个场]|[一二三四五六七八九十]+届(?=委员会议))*(?:会|会议|大会|全会|论坛|年会|[开闭]幕式|(?:启动|签约|颁奖|开工|结业|开班|首发|揭牌|授牌)?仪式)$"
)


@cache
def _heads(use: str) -> re.Pattern[str]:
    """Nouns that end a name; those of use ``formal`` do so only behind a title in quotes."""
    heads = alternatives(row["head"] for row in table(_LEXICON, "meetings.tsv") if row["use"] == use)
    behind = "(?<=”)(?:专题|议政性|专题议政性)?" if use == "formal" else ""
    part = rf"(?:第{sessions.NUMBER}(?:次(?:全体)?会议|阶段会议))?"
    return searched(
        rf"(?!(?<=代表)大会|(?<=政协)大会|(?<=政治)协商会){behind}(?:{heads}){part}{sessions.JOINT}(?![员议厅室场堂]|办公室|新闻发言|秘书处|主席团|制度|机制|纪要|\d+余?[次个场]|[一二三四五六七八九十]+余?[次个场])"
    )


def is_generic(name: str) -> bool:
    """Whether a name is no more than the word for a kind of meeting: 庆祝大会, 六届委员会议."""
    return _GENERIC.match(name) is not None


def _start(text: str, head: int, end: int) -> tuple[str, int] | None:
    """(rule, where it begins) of the name whose head noun stands in ``[head, end)``; None if it has none."""
    at, kind, soft = left_edge(text, head)
    if _SESSION.search(text, at, head + len("精神")):
        return None
    if kind == "held" and any(leads(text[at:begin]) for begin in soft):
        soft = []  # 召开|传达学习省委全会精神会议: the verb begins the name
    body = next((begin for begin in (*soft, at) if _BODY.match(text, begin) and begin < head), None)
    if body is not None and (kind != "far" or body != at):
        return "meetings.body", body
    if kind != "far" and (text[at] == "“" or (text[at - 1 : at] == "“" and text[end : end + 1] == "”")):
        return "meetings.quoted", at
    if kind == "held":
        return "meetings.topic", at
    if kind != "far" and _HELD.match(text, end):
        return "meetings.clause", at
    inside = [match.start() for match in _BODY_INSIDE.finditer(text, max(at, text.rfind("》", at, head)), head)]
    return ("meetings.inside", inside[-1]) if inside else None


def _matches(symbols: Symbols) -> Iterator[tuple[str, int, int]]:
    yield from sessions.recognise(symbols)
    for use in ("topic", "formal"):
        for match in _heads(use).finditer(symbols.text):
            found = _start(symbols.text, match.start(), match.end())
            if found and found[1] < match.end():
                yield found[0], symbols.offset(found[1]), symbols.offset(match.end())
    for start, end, _ in symbols.find(_ANNIVERSARY, "周年"):
        yield "meetings.anniversary", start, end


def recognise(symbols: Symbols, text: str) -> Iterator[Candidate]:
    """Candidates for meetings over the whole text; a meeting named once counts wherever its name is repeated."""
    found: set[tuple[int, int]] = set()
    seen: set[str] = set()
    for rule, start, end in _matches(symbols):
        name = text[start:end]
        by_party = name == _OF_PARTY and _BY_PARTY.search(text[max(0, start - 16) : start])
        if (is_generic(name) and not by_party) or len(name) < SHORTEST:
            continue
        if len(name) >= SHORTEST_REPEATED and not by_party and rule != "meetings.bare":
            seen.add(name)
        found.add((start, end))
        yield propose(rule, start, end)
    for start, end in repeats(seen, text):
        if (start, end) not in found:
            yield propose("meetings.repeat", start, end)
