"""Where a name that is known by its end begins: at the word or mark that leads to it.

    市长武四海出席|全市经济工作会议 · 召开|“加强应急体系建设”专题议政会 · 7日上午，|视察情况反馈会

Quotes and brackets are passed over whole.
"""

import re
from functools import cache

from kg.lexicon import table

#: A name is no longer than this before its head noun, and a passage in quotes inside it no longer than that.
LONGEST, LONGEST_QUOTED = 40, 60

_OPENING = {"”": "“", "》": "《", "）": "（", ")": "("}
#: Words that a name cannot hold, with those that only look like them (就业, 对口, 经济, 在线).
_PARTICLE = re.compile(
    r"(?<!党)的(?!士)|了(?!解)|在(?!线|建|职|校|岗|基层|一线|身边)|是|把|将(?!军)|被|(?<![横纵方导意双面])向(?!阳|基层)|从(?!业|严)|由|经(?!济|验|贸|营|开|科|费|典)|赴|"
    r"到(?!户|村|位)|对(?!口|外|接|台|标|话|照)|为(?!民|期|主)|以(?!案|旧|水|及|上|下)|(?<!成)就(?!业|近|地)"
)
_PUNCTUATION = frozenset(" \t\n\u3000，。；：！？,;:“《（(‘’|【】[]※★●◆■▲◎#*—>＞→•、…")
#: 各民主党派、工商联和无党派人士座谈会: the one list that names of meetings hold.
_LIST = "民主党派"
#: What stands in brackets inside a name (扩大) is no longer than this, brackets included.
LONGEST_NOTE = 8


@cache
def _verbs() -> tuple[dict[str, str], int]:
    """Verb → its kind (held, edge, soft: see the file), and the length of the longest."""
    kinds = {row["verb"]: row["kind"] for row in table("kg.tag.lexicon", "meeting_verbs.tsv")}
    return kinds, max(map(len, kinds))


def leads(verb: str) -> bool:
    """Whether a verb leads to a name or begins one (落实, 传达学习)."""
    return _verbs()[0].get(verb) == "soft"


def left_edge(text: str, at: int) -> tuple[int, str, list[int]]:
    """Where the name that ends at ``at`` begins at the earliest, what stands there, and the soft edges on the way.

    ``held``: a verb of holding; ``edge``: another word; ``stop``: punctuation; ``far``: nothing within reach.
    """
    kinds, longest = _verbs()
    least = at - LONGEST
    soft: list[int] = []
    while at > max(0, least):
        before = text[at - 1]
        if before in _OPENING:
            opening = text.rfind(_OPENING[before], max(0, at - LONGEST_QUOTED), at - 1)
            if opening < 0 or "\n" in text[opening:at] or (before in "）)" and _is_note(text, opening, at)):
                return at, "stop", soft
            at, least = opening, min(least, opening - LONGEST // 2)
            continue
        if before == "—" and text[at - 3 : at] == "”——":
            at -= 2
            continue
        if before == "—" and text[at - 2].isdigit() and text[at].isdigit():  # 35—500千伏
            at -= 1
            continue
        if before == "、" and text.endswith(_LIST, 0, at - 1):
            at -= 1
            continue
        if before in _PUNCTUATION:
            return at, "stop", soft
        end = at - 1 if before in "了的" else at
        kind = next((kinds[verb] for n in range(longest, 1, -1) if (verb := text[end - n : end]) in kinds), "")
        if kind == "soft" and end == at:
            soft.append(at)
        elif kind == "held" or (kind and end == at):
            return at, kind, soft
        elif (before in "和与及" and text[at - 2] in "会议") or _PARTICLE.match(text, at - 1):
            return at, "edge", soft
        at -= 1
    return at, "far" if at else "stop", soft


def _is_note(text: str, opening: int, end: int) -> bool:
    """Whether what stands in brackets is a remark: longer than （扩大）, or behind 电 or 讯."""
    return end - opening > LONGEST_NOTE or text[opening - 1 : opening] in ("电", "讯")
