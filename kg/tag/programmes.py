"""Programmes: quoted undertakings with and without a head noun, and those known all over the country."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table, words
from kg.patterns import searched
from kg.tag.candidate import Candidate
from kg.tag.left_edge import left_edge
from kg.tag.names import name_before
from kg.tag.repeats import repeats
from kg.tag.rules import propose

_LEXICON = "kg.tag.lexicon"

#: A quoted phrase without a head noun that is longer is a slogan; a shorter one than this is no name to look for again.
LONGEST_BARE, SHORTEST_REPEATED = 12, 4

#: What stands in 【】 and is shorter is the rubric of a column: 【会议活动】.
SHORTEST_IN_BRACKETS = 8

_QUOTED = r"[“【](?P<inner>[^“”【】\n]{2,30})[”】]"


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
    return re.compile(rf"[“【](?P<inner>[^“”【】，。；\n]{{0,12}}(?:{endings}))[”】]")


@cache
def _cue() -> re.Pattern[str]:
    cues = alternatives(words(_LEXICON, "programme_cues.txt"))
    return re.compile(rf"(?:{cues})(?:了|出|好|起|以|为)?(?:[^，。；“”\n]{{0,4}})?(?:“[^“”\n]{{2,20}}”、?)*{_QUOTED}")


_PLAIN = re.compile(
    r"(?:(?<=开展)|(?<=实施)|(?<=推进)|(?<=启动)|(?<=打好)|(?<=参与)|(?<=投身))[^\s，。、；：,“”《》的了在]{2,14}?"
    r"(?:主题教育|专项行动|专项整治行动|专项整治|专项斗争|提升行动|攻坚战|工程)(?![师技建质项款局程])"
)
_EDUCATION = searched(r"(?:深入)?(?:学习)?贯彻[^\s，。、；：“”《》的了]{3,20}?(?:主题教育|学习教育)")
#: Works with a name of their own: what was built or mended, and the word for the undertaking.
_WORKS = re.compile(
    r"(?:输变电|治理|修复|截污|饮水|干道|立交|示范|绿化|引水|调水|改造|提升|惠民|搬迁|安居|基础设施|管线|技改)(?:工程|项目)(?![师技质款局程组部])"
)
#: Verbs of visiting and of carrying out, which lead to works and not to meetings.
_LEADS = re.compile(r".*(?:推进|实施|视察|察看|查看|调研|参观|车观|开工|启动|走访|加快|完成)")
#: A name of works is no shorter and no longer than this.
WORKS_LEAST, WORKS_MOST = 6, 30


_SLOGAN = re.compile(
    r"^[\d一二三四五六七八九十两双][个大项条点种为有不要求者是必级位张把]|^(?:在|要|为|以|把|是|使|让|从|向|被|对|由|必须|坚持|始终|进一步|做好)|^[一二三四五六七八九十]+[\u4e00-\u9fff]?[、，]|精神$|思想$|理念$|原则$|方针$"
    r"|\+|^新[\u4e00-\u9fff]{1,3}$|^十[一二三四五六]五$|之[乡城路都]$"
)


#: Inside the quotes stands the whole name, and 活动 behind it is a kind: “主席接待日”活动, “书香政协”创建.
_OWN_NAME = re.compile(r"(?:政协|商量|[动待放党书]日|行|下乡|示范[户点]|^书香.+)$")
_KIND = re.compile(r"[^\s，。]{0,4}?(?:活动|创建|评选)")
#: “统筹片区改造”视察活动: a topic, not a name.
_TOPICAL = re.compile(r"视察|调研|考察|协商|监督|座谈|培训|研讨|开展|举办|组织")
#: “家门口”的协商平台 is said of something; “…”中 and “…”期间 are times.
_SAID = re.compile("”(?:的|中|期间|时期|以来)")

#: “委员大讲堂”22期: what is counted is a thing with a name.
_COUNTED = re.compile(r"“(?P<inner>[^“”，。；、\n]{3,10})”(?=\d+余?[期个场次所座处项家届])")


#: What is called after the member who runs it: 王小平委员工作室.
_OF_A_MEMBER = frozenset({"委员工作室"})


def _is_slogan(inner: str) -> bool:
    return inner in words(_LEXICON, "slogans.txt") or bool(_SLOGAN.search(inner)) or inner[-1] in "。！？；"


def _heads(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """(match, whole) of quoted phrases with a head noun."""
    for span in ("whole", "inner"):
        for match in _head(span).finditer(text):
            tail = match["tail"]
            if (_is_slogan(match["inner"]) and "教育" not in tail) or _TOPICAL.search(tail) or tail[0] in "中期":
                continue
            own = _OWN_NAME.search(match["inner"]) and _KIND.fullmatch(tail)
            yield match, span == "whole" and not tail.startswith("等") and not own


def _quoted(text: str) -> Iterator[tuple[str, re.Match[str], bool]]:
    """(rule, match, whole) of quoted phrases; ``whole``: what stands behind the quotes belongs to the name."""
    for match, whole in _heads(text):
        yield "programmes.quoted_head", match, whole
    for match in _cue().finditer(text):
        inner = match["inner"]
        fits = len(inner) <= LONGEST_BARE and "、" not in inner and not _SAID.match(text, match.end() - 1)
        if fits and not _is_slogan(inner):
            yield "programmes.quoted_cue", match, False
    for match in _ending().finditer(text):
        rubric = match[0].startswith("【") and len(match["inner"]) < SHORTEST_IN_BRACKETS
        if not rubric and not _is_slogan(match["inner"]):
            yield "programmes.quoted_ending", match, False
    for match in _COUNTED.finditer(text):
        if not _is_slogan(match["inner"]):
            yield "programmes.quoted_counted", match, False


def _works(text: str) -> Iterator[tuple[int, int]]:
    """Works that are visited, listed or carried out: 来到|环湖截污工程."""
    for match in _WORKS.finditer(text):
        start, kind, _ = left_edge(text, match.start())
        lead = _LEADS.match(text, start, match.start())
        start = lead.end() if lead else start
        if kind != "far" and WORKS_LEAST <= match.end() - start <= WORKS_MOST:
            yield start, match.end()


def recognise(text: str) -> Iterator[Candidate]:
    """Candidates for programmes over the whole text; what is named once counts wherever it stands in quotes."""
    named: set[str] = set()
    for rule, match, whole in _quoted(text):
        yield propose(rule, *(match.span() if whole and rule.endswith("head") else match.span("inner")))
        if len(match["inner"]) >= SHORTEST_REPEATED:
            named.add(match["inner"])
    for start, end in repeats({f"“{name}”" for name in named}, text):
        yield propose("programmes.quoted_repeat", start + 1, end - 1)
    for match in _known().finditer(text):
        owner = name_before(text, match.start()) if match[0] in _OF_A_MEMBER else -1
        yield propose("programmes.known", match.start() if owner < 0 else owner, match.end())
    for match in _EDUCATION.finditer(text):
        yield propose("programmes.education", match.start(), match.end())
    for start, end in _works(text):
        yield propose("programmes.works", start, end)
    for match in _PLAIN.finditer(text):
        yield propose("programmes.plain_head", match.start(), match.end())
