"""Programmes: quoted undertakings with and without a head noun, and those known all over the country."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table, words
from kg.tag.candidate import Candidate
from kg.tag.rules import propose

_LEXICON = "kg.tag.lexicon"

#: A quoted phrase without a head noun that is longer is a slogan; a shorter one than this is no name to look for again.
LONGEST_BARE, SHORTEST_REPEATED = 12, 4

_QUOTED = r"“(?P<inner>[^“”\n]{2,30})”"


@cache
def _head(span: str) -> re.Pattern[str]:
    heads = alternatives(row["head"] for row in table(_LEXICON, "programme_heads.tsv") if row["span"] == span)
    return re.compile(
        rf"{_QUOTED}(?P<tail>(?:[^\s，。、；：,“”《》的]{{0,8}}?)(?:{heads})(?!组|办|者|人员|中|室|方案))"
    )


@cache
def _known() -> re.Pattern[str]:
    return re.compile(alternatives(words(_LEXICON, "programmes.txt")))


@cache
def _ending() -> re.Pattern[str]:
    endings = alternatives(words(_LEXICON, "programme_endings.txt"))
    return re.compile(rf"“(?P<inner>[^“”，。；\n]{{0,12}}(?:{endings}))”")


@cache
def _cue() -> re.Pattern[str]:
    cues = alternatives(words(_LEXICON, "programme_cues.txt"))
    return re.compile(rf"(?:{cues})(?:了|出|好|起|以|为)?(?:[^，。；“”\n]{{0,4}})?(?:“[^“”\n]{{2,20}}”、?)*{_QUOTED}")


_PLAIN = re.compile(
    r"(?:(?<=开展)|(?<=实施)|(?<=推进)|(?<=启动)|(?<=打好)|(?<=参与)|(?<=投身))[^\s，。、；：,“”《》的了在]{2,14}?"
    r"(?:主题教育|专项行动|专项整治行动|专项整治|专项斗争|提升行动|攻坚战|工程)(?![师技建质项款局程])"
)


_SLOGAN = re.compile(
    r"^[\d一二三四五六七八九十两双][个大项条点种为有不要求者是必级位张把]|^(?:在|要|为|以|把|是|使|让|从|向|被|对|由|必须|坚持|始终|进一步|做好)|^[一二三四五六七八九十]+[\u4e00-\u9fff]?[、，]|精神$|思想$|理念$|原则$|方针$"
)


#: “委员大讲堂”22期: what is counted is a thing with a name.
_COUNTED = re.compile(r"“(?P<inner>[^“”，。；、\n]{3,10})”(?=\d+余?[期个场次所座处项家届])")


def _is_slogan(inner: str) -> bool:
    return inner in words(_LEXICON, "slogans.txt") or bool(_SLOGAN.search(inner)) or inner[-1] in "。！？；"


def _quoted(text: str) -> Iterator[tuple[str, re.Match[str], bool]]:
    """(rule, match, whole) of quoted phrases; ``whole``: what stands behind the quotes belongs to the name."""
    for span in ("whole", "inner"):
        for match in _head(span).finditer(text):
            if not _is_slogan(match["inner"]) or "教育" in match["tail"]:
                yield "programmes.quoted_head", match, span == "whole" and not match["tail"].startswith("等")
    for match in _cue().finditer(text):
        if not _is_slogan(match["inner"]) and len(match["inner"]) <= LONGEST_BARE and "、" not in match["inner"]:
            yield "programmes.quoted_cue", match, False
    for match in _ending().finditer(text):
        yield "programmes.quoted_ending", match, False
    for match in _COUNTED.finditer(text):
        if not _is_slogan(match["inner"]):
            yield "programmes.quoted_counted", match, False


def recognise(text: str) -> Iterator[Candidate]:
    """Candidates for programmes over the whole text; what is named once counts wherever it stands in quotes."""
    named: set[str] = set()
    for rule, match, whole in _quoted(text):
        yield propose(rule, *(match.span() if whole and rule.endswith("head") else match.span("inner")))
        if len(match["inner"]) >= SHORTEST_REPEATED:
            named.add(match["inner"])
    if named:
        for match in re.finditer(rf"“(?:{alternatives(named)})”", text):
            yield propose("programmes.quoted_repeat", match.start() + 1, match.end() - 1)
    for match in _known().finditer(text):
        yield propose("programmes.known", match.start(), match.end())
    for match in _PLAIN.finditer(text):
        yield propose("programmes.plain_head", match.start(), match.end())
