"""How a sentence speaks of a meeting: as held, as attended, as where somebody spoke, or only citing it."""

import re
from typing import NamedTuple

from .view import DATE, LOC, MEETING, ORG, PERSON, View

HELD = r"(?:召开|举行|(?<!选)举办|召集|开幕|闭幕|开会|圆满结束)"
_HOLDS = re.compile(rf"{HELD}(?:了|的)?[^，。；{MEETING}]{{0,24}}$")
_IS_HELD = re.compile(
    rf"[^，。；{MEETING}]{{0,8}}，?(?:[于在]|隆重|胜利|圆满|顺利|{DATE}|上午|下午|今日|{LOC}|{ORG})*"
    rf"[^，。；{MEETING}]{{0,8}}{HELD}"
)
_CITED = re.compile(r"[^，。；]{0,10}(?:以来|精神|之后|之前|后|前)")
_AT = re.compile(
    r"(?:[一-龥]{0,6}(?:会|期间|开幕|闭幕|讨论))?上?(?:[，的]|发表|作|讲|所|强调|指出|通过|审议|表决|期间|中)"
)
_NEAR = re.compile(r"(?:主持|出席|参加|列席)了?[^，。；]{0,16}$")
#: Delegates elected for a meeting are not at it yet: 出席…大会的代表.
_OF_IT = re.compile(r"的(?!讲话)")
#: 2003年3月8-9日，四届二次全委会议增补…: the day right before, what it did right after.
_DATED = re.compile(rf"(?:^|[，。；])[★●◆■▲◎\d.、]*{DATE}[，：]?(?:[{ORG}{LOC}])?$")
_ACTS = re.compile(
    r"[，。；]|$|[^，。；]{0,6}?(?:增补|增选|补选|选举|审议|讨论|决定|任命|免去|听取|协商|传达|研究|部署|表决|接受)"
)
#: 召开座谈会23场: a kind of meeting and how often.
_COUNTED = re.compile(r"(?:达|共|近|累计)?[\d一二三四五六七八九十百两]+[余多]?[场次个期]")
_YEAR_OF = re.compile(r"(?:胜利)?(?:召开|举行)之年")
_PASSED = re.compile(r"(?:审议|协商|讨论|表决)?通过(?!了?的?《)")
_SPEECH_TITLE = re.compile(
    rf"在{MEETING}[^。\n]{{0,12}}上(?:的?(?:讲话|报告|发言|致辞|总结讲话|主持词))?$|^[—（(]*{DATE}在?{MEETING}",
    re.M,
)
#: Titles stand within the first so many characters.
_TOP = 200


class Signs(NamedTuple):
    """What all this a sentence says of a meeting."""

    holds: bool  # 召开…会议
    is_held: bool  # 会议…召开
    spoken: bool  # 在…会议上
    title: bool  # the title of a speech given there
    near: str  # 出席…会议
    year: bool  # 会议召开之年
    passed: bool  # 会议通过
    listed: bool  # the title of a list of its members, its day underneath


def read(view: View, n: int, at: int, to: int) -> Signs | None:
    """How ``[at, to)`` speaks of the meeting at ``n``; ``None`` if it only cites it or counts its kind."""
    text = view.text
    before, after = text[at:n], text[n + 1 : to]
    if _COUNTED.match(after):
        return None
    line, end = text.rfind("\n", 0, n) + 1, line_end(text, n)
    is_held = bool(_IS_HELD.match(after)) and (not _CITED.match(after) or DATE in after[:6])
    near = _NEAR.search(before)
    if near and (_OF_IT.match(after) or (PERSON not in before and DATE not in before)):
        near = None
    holds = bool(_HOLDS.search(before))
    signs = Signs(
        holds=holds,
        is_held=is_held or (bool(_DATED.search(before)) and bool(_ACTS.match(after))),
        spoken=(before.endswith("在") and bool(_AT.match(after)))
        or (re.search(rf"{DATE}，?$", before) is not None and after.startswith("上")),
        title=bool(_SPEECH_TITLE.search(text, line, end)),
        near=near[0] if near else "",
        year=bool(_YEAR_OF.match(after)),
        passed=bool(_PASSED.match(after)),
        listed=at < _TOP and not holds and bool(re.match(rf"\n（{DATE}", text[end : end + 3])),
    )
    return signs if any(signs) else None


def line_end(text: str, n: int) -> int:
    """Where the line that holds ``n`` ends."""
    end = text.find("\n", n)
    return len(text) if end < 0 else end
