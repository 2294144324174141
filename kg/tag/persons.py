"""Persons: names after posts, in lists, before a form of address, at the head of a clause, on a line of their own.

A name that stands in one strong context counts everywhere in its document.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.divisions import divisions
from kg.lexicon import alternatives, words
from kg.tag import name_lists
from kg.tag.candidate import Candidate
from kg.tag.name_lists import NOTE
from kg.tag.names import (
    HAN,
    JOINED,
    ends_well,
    foreign_before,
    is_name,
    is_word,
    joined_end,
    name_at,
    name_before,
    plausibility,
    run_at,
    transliterated_at,
)
from kg.tag.rules import propose

_LEXICON = "kg.tag.lexicon"

#: A name repeated elsewhere must have been found with at least this score.
SURE = 0.84

#: How plausible the characters must be after a post: before punctuation, and before a word that follows names.
#: After a post that other words follow as often, it must look like a name.
LEAST_SPEAKING, LEAST_LISTED, LEAST_TITLED, LEAST_WEAK = 0.1, 0.2, 0.22, 0.6

_APPOINTS = re.compile(
    "增补|任命|选举|补选|补选了|推选|选出|免去|撤销|同意|接受|批准|提名|聘任|聘请|决定|由|经|请|听取了?|会上，|关于|[，；。]"
)
_APPOINTED = re.compile(
    r"(?:等\d*[名位人]?(?:同志)?)?(?:为|因|（|任(?!务)|担任|不再|的(?:[^，。；]{0,20}(?:职务|请求|资格|委员))|辞去|同志|当选|带队|主持|代表|作(?!为)|介绍|宣读|宣布|率队|带领)"
)

_SEPARATOR = re.compile(r"[（(][^（）()\n]{1,20}[)）]|")
_JOINT = re.compile(r"[、和及与 ]{1,2}|(?<=[）)])")
_ADDRESS = re.compile(
    r"同志|总书记|先生|女士|老师|教授|院士|书记|主席|市长|省长|县长|委员长|总理|部长|主任|委员(?!会)|代表|烈士|将军|法师|反映[：:]|等反映[：:]"
)
_TITLES_OF_ADDRESS = ("同志", "总书记", "先生", "女士", "反映：", "等反映：")
_EDGE = re.compile(r"$|[\s，。、；：（“,和与对由向请是为中]")
_ACTS = re.compile(
    "主持|出席|参加|列席|陪同|指出|强调|表示|认为|要求|介绍|建议|讲话|发言|致辞|传达|宣读|宣布|通报|作(?!用|风|为)|带领|率|先后|深入|来到|当选|代表|"
    "反映|在|对|就|与|向|说|任(?!务)|受|一行|担任|到会|分别|等"
)
#: Only people do this, so that before it a name may be a word too: 主席|安宁|指出.
_SPEAKS = re.compile("主持|出席|指出|强调|要求|讲话|致辞|带队|率队|陪同")
_CLAUSE = re.compile(rf"(?:^|(?<=[\n，。；！？：“（])|(?<=[的还]有)|(?<=分别是)|(?<=的是))(?=[{HAN}])", re.MULTILINE)


@cache
def post_end() -> re.Pattern[str]:
    """Posts that a name may follow, with what may stand between."""
    posts = alternatives(words(_LEXICON, "posts.txt"))
    return re.compile(rf"(?:{posts})(?:（[^（）\n]{{1,12}}）|\([^()\n]{{1,12}}\))?[ \u3000：:]{{0,2}}(?=[{HAN}])")


@cache
def _label() -> re.Pattern[str]:
    labels = alternatives(words(_LEXICON, "labels.txt"))
    return re.compile(
        rf"(?:^|(?<=[\s（(，、]))(?:{labels})\s?[：:／/]\s*|[（(](?:记者|通讯员|作者|摄影|文|图|供稿)[ \u3000：:]*",
        re.MULTILINE,
    )


def _series(text: str, start: int) -> list[tuple[int, int]]:
    """The names of a list that begins here: 甲、乙（女）、丙 or 甲 乙 丙."""
    spans: list[tuple[int, int]] = []
    at = start
    while True:
        end = max(name_at(text, at), transliterated_at(text, at))
        if not end:
            return spans
        spans.append((at, end))
        note = _SEPARATOR.match(text, end)
        at = note.end() if note else end
        joint = _JOINT.match(text, at)
        if not joint:
            return spans
        at = joint.end()


def _after_posts(text: str) -> Iterator[Candidate]:
    for match in post_end().finditer(text):
        spans = _series(text, match.end())
        weak = match[0].strip() in words(_LEXICON, "posts_weak.txt")
        if not spans and not weak and (end := run_at(text, match.end())):
            yield propose("persons.run", match.end(), end)
        for number, (start, end) in enumerate(spans):
            followed = text[end : end + 1]
            closed = len(spans) > 1 or followed in "，。；、（() \n\u3000" or not followed
            least = LEAST_LISTED if closed else LEAST_TITLED if number == 0 else LEAST_WEAK
            if not weak and _SPEAKS.match(text, end):
                least = LEAST_SPEAKING
            if len(spans) < 3 and weak:
                least = max(least, LEAST_WEAK)
            if not is_name(text[start:end]):
                if closed or least < LEAST_WEAK or end - start >= 3:
                    yield propose("persons.transliterated", start, end)
            elif plausibility(text[start:end]) >= least:
                yield propose("persons.listed" if closed else "persons.titled", start, end)


def _appointed(text: str) -> Iterator[Candidate]:
    """任命甲为…, 免去乙的…职务, 同意丙任…, 由丁带队."""
    for match in _APPOINTS.finditer(text):
        spans = _series(text, match.end())
        if spans and _APPOINTED.match(text, spans[-1][1]):
            for start, end in spans:
                least = LEAST_TITLED if len(match[0]) > 1 else 0.5
                if plausibility(text[start:end]) >= least or (len(match[0]) > 1 and not is_name(text[start:end])):
                    yield propose("persons.appointed", start, end)


#: Dots that lead from a post or a title to a name: 主席…………王平, 工作报告............王平（1）.
_LEADERS = re.compile(r"(?:…{2,}|[.．·]{4,})\s*")


def _labelled(text: str) -> Iterator[Candidate]:
    for match in _LEADERS.finditer(text):
        for start, end in _series(text, match.end()):
            if plausibility(text[start:end]) >= LEAST_TITLED:
                yield propose("persons.labelled", start, end)
    for match in _label().finditer(text):
        for start, end in _series(text, match.end()):
            yield propose("persons.labelled", start, end)


def _addressed(text: str) -> Iterator[Candidate]:
    for match in _ADDRESS.finditer(text):
        start = name_before(text, match.start())
        if start < 0 or plausibility(text[start : match.start()]) < 0.55:
            continue
        if match[0] in _TITLES_OF_ADDRESS:
            yield propose("persons.addressed", start, match.start())
        elif _EDGE.match(text[start - 1 : start]):
            yield propose("persons.acting", start, match.start())


def _lists(text: str) -> Iterator[Candidate]:
    """Three or more names in a row, or two that open a clause: 丁某某、刘某、杨某某出席座谈会."""
    for match in _CLAUSE.finditer(text):
        spans = _series(text, match.start())
        if not spans:
            continue
        names = [text[start:end] for start, end in spans]
        mean = sum(map(plausibility, names)) / len(names)
        if len(spans) >= 3 and mean >= 0.5:
            for start, end in spans:
                yield propose("persons.row", start, end)
        elif mean >= 0.6 and _ACTS.match(text, spans[-1][1]):
            for start, end in spans:
                yield propose("persons.acting", start, end)


def _annotated(text: str) -> Iterator[Candidate]:
    for match in NOTE.finditer(text):
        start = name_before(text, match.start())
        if start >= 0:
            yield propose("persons.annotated", start, match.start())


def _minority(text: str) -> Iterator[Candidate]:
    """Names joined by ·, from where their first part begins: 副主席|吐尔逊江·艾合买提."""
    for match in JOINED.finditer(text):
        parts = re.split(r"[·•・‧]", match[0])
        if any(part == "中国" or divisions().named(part) for part in parts):
            continue  # 中国·山西 names a fair
        dot = match.start() + len(parts[0])
        start = foreign_before(text, dot)
        if start < match.start() or dot - start >= 2:
            yield propose("persons.minority", max(start, match.start()), joined_end(text, match))


_RECOGNISERS = (
    _after_posts,
    _appointed,
    _labelled,
    _addressed,
    _lists,
    name_lists.recognise,
    _annotated,
    _minority,
)


def recognise(text: str) -> Iterator[Candidate]:
    """Candidates for persons over the whole text, with every repetition of a sure name."""
    sure: dict[str, float] = {}
    for recogniser in _RECOGNISERS:
        for candidate in recogniser(text):
            name = text[candidate.start : candidate.end]
            if candidate.score >= SURE:
                sure[name] = max(sure.get(name, 0.0), candidate.score)
            yield candidate
    if sure:
        for match in re.finditer(alternatives(sure), text):
            if not is_word(match[0]) or ends_well(text, match.end()) == 1:  # 安宁|指出, but not 社会安宁
                yield propose("persons.repeat", match.start(), match.end())
