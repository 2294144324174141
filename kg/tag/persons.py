"""Persons: names after posts, in lists, before a form of address, at the head of a clause, on a line of their own.

A name that stands in one strong context counts everywhere in its document.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.divisions import divisions
from kg.lexicon import words
from kg.patterns import searched
from kg.tag import bylines, name_lists
from kg.tag.candidate import Candidate
from kg.tag.foreign_names import joined_end, joined_start
from kg.tag.name_lists import NOTE
from kg.tag.names import name_before
from kg.tag.person_leads import SPEAKS, after_posts, appointed, post_end, series
from kg.tag.plausible import HAN, JOINED, ends_well, foreign_characters, is_address, is_ordinary, is_word, likelihood
from kg.tag.repeats import repeats
from kg.tag.rules import propose
from kg.tag.word_edges import word_across

#: A name repeated elsewhere must have been found with at least this score.
SURE = 0.84

_ADDRESS = searched(
    r"同志|总书记|先生|女士|老师|教授|院士|副?(?:书记(?!处)|主席(?!台|团|会)|市长|省长|县长|区长|总理|部长|主任|会长|主委)|委员长|委员(?!会)|代表|烈士|将军|法师|反映[：:]|等反映[：:]"
)

_TITLES_OF_ADDRESS = ("同志", "总书记", "先生", "女士", "反映：", "等反映：")

_EDGE = re.compile(r"$|[\s，。、；：（“,和与对由向请是为中]")

_ACTS = re.compile(
    "主持|出席|参加|列席|陪同|指出|强调|表示|认为|要求|介绍|建议|讲话|发言|致辞|传达|宣读|宣布|通报|作(?!用|风|为)|带领|率|先后|深入|来到|当选|代表|"
    "反映|提交|因[故公病]|在|对|就|与|向|说|任(?!务)|受|一行|担任|到会|分别|等"
)

_CLAUSE = re.compile(
    rf"(?:^|(?<=[\n，。；！？：“（])|(?<=[的还]有)|(?<=分别是)|(?<=的是)|(?<=\d[月日年]))(?=[{HAN}])", re.MULTILINE
)


def _addressed(text: str) -> Iterator[Candidate]:
    for match in _ADDRESS.finditer(text):
        start = name_before(text, match.start())
        if start < 0:
            continue
        if likelihood(text, start, match.start()) < 0.55:
            continue
        if match[0] in _TITLES_OF_ADDRESS:
            yield propose("persons.addressed", start, match.start())
        elif _EDGE.match(text[start - 1 : start]):
            yield propose("persons.acting", start, match.start())


def _lists(text: str) -> Iterator[Candidate]:
    """Three or more names in a row, or two that open a clause: 丁某某、刘某、杨某某出席座谈会."""
    for match in _CLAUSE.finditer(text):
        spans = series(text, match.start())
        if not spans:
            continue
        mean = sum(likelihood(text, start, end) for start, end in spans) / len(spans)
        if len(spans) == 1 and divisions().named(text[slice(*spans[0])]):
            continue  # 安康|与西安
        if len(spans) >= 3 and mean >= 0.5:
            for start, end in spans:
                yield propose("persons.row", start, end)
        elif _ACTS.match(text, spans[-1][1]) and mean >= (0.4 if SPEAKS.match(text, spans[-1][1]) else 0.6):
            for start, end in spans:
                yield propose("persons.acting", start, end)


def _annotated(text: str) -> Iterator[Candidate]:
    for match in NOTE.finditer(text):
        start = name_before(text, match.start())
        if start >= 0:
            yield propose("persons.annotated", start, match.start())


@cache
def _hyphened() -> re.Pattern[str]:
    """Names with another sign for ·: 玉素甫江-阿不都热西提."""
    part = f"[{''.join(foreign_characters())}]{{2,7}}"
    return re.compile(rf"(?<=[、，。：\s）席任员长记]){part}(?:[-.．－]{part})+")


def _minority(text: str) -> Iterator[Candidate]:
    """Names joined by ·, from where their first part begins: 副主席|吐尔逊江·艾合买提."""
    for match in JOINED.finditer(text):
        parts = re.split(r"[·•・‧]", match[0])
        if any(part == "中国" or divisions().named(part) for part in parts):
            continue  # 中国·山西 names a fair
        dot = match.start() + len(parts[0])
        posts = [post.end() for post in post_end().finditer(text, match.start() - 4, dot)]
        start = joined_start(text, match, max(posts, default=0))
        if dot - start >= 2:
            yield propose("persons.minority", start, joined_end(text, match))
    for match in _hyphened().finditer(text):
        yield propose("persons.minority", *match.span())


_RECOGNISERS = (
    after_posts,
    appointed,
    bylines.recognise,
    _addressed,
    _lists,
    name_lists.recognise,
    _annotated,
    _minority,
)

#: They look themselves at the word that leads to a name.
_LED = (after_posts, appointed)

#: What is called by a name is another thing: 王平|委员工作室.
_NAMESAKE = re.compile(
    "(?:委员|代表|同志|烈士|先生|教授|院士|将军|主席)?(?:工作室|故居|纪念馆|纪念堂|陵园|烈士墓|奖学金|基金会|希望小学)"
)


@cache
def _titles() -> frozenset[str]:
    return frozenset(words("kg.tag.lexicon", "posts.txt"))


def misread(text: str, start: int, end: int) -> bool:
    """Whether another thing stands here: 常委[会会]议, [王平]委员工作室, a surname with a title (陈委员)."""
    if _NAMESAKE.match(text, end) or is_ordinary(text[start:end]) or is_address(text[start:end]):
        return True
    if text[start + 1 : end] in _titles():
        return True
    return word_across(text, start) >= 0 and (end - start == 2 or likelihood(text, start, end) < 0.5)


def _run_together(name: str, sure: set[str]) -> bool:
    """Whether the span is several names that a headline prints without anything between them."""
    return name.count("·") > 1 and any("·" in other and other != name and other in name for other in sure)


def _inside(part: Candidate, whole: Candidate) -> bool:
    """Whether the span is a part of a longer name: [艾尼瓦江]-吐尔地."""
    return whole.start <= part.start and part.end <= whole.end and part.end - part.start < whole.end - whole.start


def recognise(text: str) -> Iterator[Candidate]:
    """Candidates for persons over the whole text, with every repetition of a sure name."""
    found = [
        candidate
        for recogniser in _RECOGNISERS
        for candidate in recogniser(text)
        if recogniser in _LED or not misread(text, candidate.start, candidate.end)
    ]
    joined = [one for one in found if one.rule == "persons.minority"]
    found = [one for one in found if not any(_inside(one, whole) for whole in joined)]
    sure = {text[candidate.start : candidate.end] for candidate in found if candidate.score >= SURE}
    yield from (candidate for candidate in found if not _run_together(text[candidate.start : candidate.end], sure))
    sure = {name for name in sure if not _run_together(name, sure)}
    for start, end in repeats(sure, text):
        if misread(text, start, end):
            continue
        if not is_word(text[start:end]) or ends_well(text, end) == 1:  # 安宁|指出, but not 社会安宁
            yield propose("persons.repeat", start, end)
