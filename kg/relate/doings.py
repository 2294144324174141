"""The words for what was done: which of them tell of an activity, and what kind it was."""

import re
from typing import NamedTuple

from kg.patterns import searched

from . import lexicon, stops
from .view import LOC, View

#: Behind the word these make a team, a report, a right or a slogan of it: 调研组, 监督职能, 协商民主.
_NO_DOING = (
    r"(?![组队员团]|报告|课题|工作中|成果|计划(?!生育)|方案|制度|信息|站|性|机制|意见|建议(?!，)|职能|作用|权|体系|渠道|形式|能力"
    r"|水平|会议|协商会|座谈会|议政|民主|的?基础|重要|选题|情况)"
)
_SPEECHES = rf"(?!{LOC}?时?的?(?:重要)?(?:讲话|指示))"
KIND = searched(rf"(?<![不没])(?P<kind>{lexicon.alternatives('activities')}){_NO_DOING}{_SPEECHES}")
_COUNTED = re.compile(r"[^，。；、]{0,6}[\d一二三四五六七八九十两]+[余多]?(?:次|场|期|轮|人次|批|篇|件|条|家|个)")
#: The name of a team says what it is out for.
_TEAM = re.compile(r"(?P<kind>调研|视察|考察|监督|督导|慰问|巡察)小?[组团](?!织)")
#: Words of a rank above this say how, not what for: 走访, 察看.
_OWN_RANK = 2


class Said(NamedTuple):
    """A word for an activity in the text: its rank and the match."""

    rank: int
    match: re.Match[str]


def find(view: View, at: int, to: int) -> list[Said]:
    """The words for an activity in ``[at, to)``; how often it was done is a statistic, unless places are named."""
    return [
        Said(int(_rank(m["kind"])), m)
        for m in KIND.finditer(view.text, at, to)
        if not _COUNTED.match(view.text, m.end(), to) or stops.sites(view, at, m.start())
    ]


def kind(said: list[Said], text: str) -> str:
    """The kind of the word of lowest rank; a team's name says more than 走访 does."""
    table = lexicon.table("activities")
    team = _TEAM.search(text)
    if team and all(s.rank > _OWN_RANK for s in said):
        return table[team["kind"]]
    return table[min(said, key=lambda s: s.rank).match["kind"]] if said else "调研"


def _rank(word: str) -> str:
    return next(row[2] for row in lexicon.rows("activities") if row[0] == word)
