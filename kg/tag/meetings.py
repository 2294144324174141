"""Meetings: sessions with term and number, congresses and plenums, and meetings that carry a topic."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table
from kg.tag.bodies import LEVEL
from kg.tag.candidate import Candidate
from kg.tag.rules import propose
from kg.tag.symbols import PLACE, Symbols

_LEXICON = "kg.tag.lexicon"

_NUMBER = "[一二三四五六七八九十百]{1,5}"
_TIMES = rf"第?(?:{_NUMBER}|\d{{1,3}})次"
_ANCHOR = rf"(?:{PLACE}{{1,4}}|{LEVEL})"
_TH = rf"(?:第?(?:{_NUMBER}|\d{{1,2}})届)"

SESSION = rf"""
(?:中国人民政治协商会议|(?<!人民)政协)(?:{_TH})?{_ANCHOR}(?:{_TH})?(?:委员会)?(?:常务委员会|常委会|主席)?(?:{_TH})?(?:{_TIMES})(?:全体)?(?:会议|全会|主席会议|常委会会议|常务委员会会议)
|(?:{_ANCHOR}政协|政协{_ANCHOR})(?:{_TH})?(?:委员会)?(?:常务委员会|常委会|主席)?(?:{_TIMES})(?:全体)?(?:会议|主席会议|常委会议|常委会会议|常委会（扩大）会议|常务委员会会议|党组会议|党组（扩大）会议)
|(?:{_ANCHOR}政协)?{_TH}(?:委员会)?(?:常务委员会|常委会|主席)?(?:第?{_NUMBER}次)(?:全体)?(?:会议|常委会会议|常委会议|主席会议|全会)
|(?:政协)?(?:中国人民政治协商会议)第{_NUMBER}届全体会议
|{_ANCHOR}?政协(?:党组|主席|常委会|常务委员会)(?:第?(?:{_NUMBER}|\d{{1,3}})次)(?:（扩大）)?会议
"""
CONGRESS = rf"""
(?:中国共产党|中共|党的|中共{_ANCHOR}|(?<![\w])|(?<=[开后前议习彻到过是为接以自]))(?:第?{_NUMBER}次全国代表大会|(?:十[一二三四五六七八九]|二十|八)大(?!会|量|力|类|项|户|家|中|型))
|(?:中国共产党|中共)?{_ANCHOR}第?{_NUMBER}次(?:党代会|党代表大会|代表大会|党员代表大会)
|{_ANCHOR}?第?{_NUMBER}(?:届|次)(?:人民代表大会|人代会|人大)(?:第?{_NUMBER}次会议)?
|(?:{_ANCHOR}|全国)?{_TH}(?:全国)?人大(?:常委会)?第?{_NUMBER}次(?:主任)?会议
|(?:{_ANCHOR}|全国)人大{_TH}(?:常委会)?第?{_NUMBER}次会议
|{_ANCHOR}(?:人民)?政府(?:{_TH})?第?(?:{_NUMBER}|\d{{1,3}})次(?:常务|全体)会议
|{_ANCHOR}委常委会(?:第?(?:{_NUMBER}|\d{{1,3}})次)(?:（扩大）)?会议
|(?:{alternatives(row["form"] for row in table(_LEXICON, "parties.tsv"))}|工商联|知联会|侨联|妇联|残联|科协|文联|总工会)?{_ANCHOR}(?:工商联|知联会|侨联|妇联|残联|科协|文联|总工会)?第{_NUMBER}(?:届|次)(?:会员|党员|妇女|归侨侨眷)?代表大会(?:第?{_NUMBER}次(?:全体)?会议)?
|{_NUMBER}次党代会
"""
PLENUM = rf"""
(?:(?:中国共产党|中共|党的)?(?:{_ANCHOR})?(?:党?委)?(?:{_TH})(?:中央委员会|委员会)?(?:第?{_NUMBER}次(?:全体会议|全体（扩大）会议|全会|全委会|全委（扩大）会议)|{_NUMBER}中全会)
|(?:中国共产党|中共){_ANCHOR}{_TH}委员会第{_NUMBER}次全体会议
|(?:中共)?(?:{_ANCHOR})党?委{_TH}{_NUMBER}次(?:全体会议|全会)
)(?:暨[^，。；\s]{{4,20}}?会议)?
"""
_SERIES = rf"(?:党的)?{_TH}(?:{_NUMBER}中、)+{_NUMBER}中全会|{_TH}历次全会"


@cache
def _formal() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule, re.compile(pattern, re.VERBOSE))
        for rule, pattern in (
            ("meetings.plenum", _SERIES),
            ("meetings.session", SESSION),
            ("meetings.congress", CONGRESS),
            ("meetings.plenum", PLENUM),
        )
    )


#: A piece of a meeting's name: the long name of the CPPCC in one piece, or a character that is no punctuation.
_IN = (
    r"(?:中国人民政治协商会议|(?!召开|举行|举办|主持|出席|参加|列席|深入|学习|传达|贯彻|落实|组织|开好|[省市县区州]委|(?<=会)[和与及])"
    r"[^\s，。、；：！？,;:《》“”‘’的了在并#*])"
)
_VERBS = "召开 举行 举办 召开了 举行了 举办了 出席 参加 列席 出席了 参加了 列席了 主持 组织召开 承办 在 是 届"
_OPENS = "|".join(f"(?<={verb})" for verb in _VERBS.split(" "))


@cache
def _heads() -> str:
    return alternatives(row["head"] for row in table(_LEXICON, "meetings.tsv") if row["use"] == "topic")


@cache
def _topical() -> tuple[tuple[str, re.Pattern[str]], ...]:
    heads = rf"(?:{_heads()})(?![员议厅室场上堂]|\d+[次个场]|[一二三四五六七八九十]+次)"
    body = rf"(?:(?:中共)?全?{_ANCHOR}(?:党?委(?:（[^）]*）)?|政府|政协(?:党组|机关)?|人大|政协系统)?)"
    and_so = rf"(?:暨{_IN}{{2,30}}?(?:大会|会议|座谈会|推进会|年会|周年))?"
    return tuple(
        (rule, re.compile(pattern))
        for rule, pattern in (
            (
                "meetings.quoted",
                rf"(?:{_ANCHOR}{_IN}{{0,20}})?“[^“”\n]{{2,50}}”{_IN}{{0,12}}?(?:{heads}|常委会(?:会议)?|常委会议|主席会议|会议)",
            ),
            ("meetings.body", rf"{body}{_IN}{{0,16}}?{heads}{and_so}"),
            ("meetings.body", rf"中央{_IN}{{2,8}}?工作会议{and_so}"),
            (
                "meetings.body",
                rf"(?:{_ANCHOR}政协(?:党组|主席|常委会|机关)?|机关)(?:（扩大）)?(?:党组会议|党组（扩大）会议|（扩大）会议|全体干部大会|全体党员大会)",
            ),
            ("meetings.body", rf"{_ANCHOR}政协党组会议"),
            ("meetings.topic", rf"(?:{_OPENS})(?:\d{{4}}年度?)?{_IN}{{1,22}}?{heads}"),
        )
    )


_ANNIVERSARY = re.compile(
    rf"(?:庆祝|纪念)?(?:人民政协|中国人民政治协商会议|中国共产党|中华人民共和国|{_IN}{{2,20}}?)(?:成立|诞辰)"
    r"[\d一二三四五六七八九十百]+周年(?:大会|座谈会|会议)"
)


_GENERIC = re.compile(
    r"^(?:各类|各种|系列|专题|协商|议政|性|一次|两次|多次|有关|相关|这次|本次|此次|全体|常委|主席|党组|重要|座谈|工作|专题研究|学习|理论|政协|委员|调研|民主|党派|和|无党派人士|"
    r"\d+[次个场]|[一二三四五六七八九十]+[次个场])*(?:会|会议|大会|全会|论坛|年会)$"
)


def _matches(symbols: Symbols) -> Iterator[tuple[str, int, int]]:
    for rule, pattern in (*_formal(), *_topical()):
        for start, end, _ in symbols.find(pattern):
            yield rule, start, end
    for start, end, _ in symbols.find(_ANNIVERSARY, "周年"):
        yield "meetings.body", start, end


def recognise(symbols: Symbols, text: str) -> Iterator[Candidate]:
    """Candidates for meetings over the whole text; a meeting named once counts wherever its name is repeated."""
    seen: set[str] = set()
    for rule, start, end in _matches(symbols):
        name = text[start:end]
        if _GENERIC.match(name) or len(name) < 3:
            continue
        if len(name) >= 5:
            seen.add(name)
        yield propose(rule, start, end)
    if seen:
        for match in re.finditer(alternatives(seen), text):
            yield propose("meetings.repeat", match.start(), match.end())
