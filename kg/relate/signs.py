"""How a sentence speaks of a meeting: as held, as attended, as where somebody spoke, or only citing it."""

import re
from typing import NamedTuple

from .view import BULLETS, DATE, LOC, MEETING, ORG, PERSON, View

HELD = r"(?:召开|举行|(?<!选)举办|召集(?!人)|承办|[开闭]幕(?![会式])|开会|开班|启幕|落幕|落下帷幕|拉开帷幕|圆满结束)"
#: 完成各项议程后，胜利闭幕; 圆满完成各项议程，昨日在某某会堂闭幕: how a session ends.
_CLOSED = r"，?[^，。；]{0,6}(?:[闭落]幕|落下帷幕|结束)"
_ELSE = f"[^，。；{MEETING}]"
_DONE = rf"，?{_ELSE}{{0,8}}(?:完成|履行){_ELSE}{{0,14}}，(?={_ELSE}{{0,20}}(?:[闭落]幕|结束))"
_HOLDS = re.compile(rf"(?:{HELD}|组织开展)(?:了|的)?[^，。；{MEETING}]{{0,24}}$")
_IS_HELD = re.compile(
    rf"(?:[^，。；{MEETING}]{{0,12}}后(?={_CLOSED})，?|{_DONE}|[^，。；{MEETING}]{{0,8}}，?)(?:[于在]|隆重|胜利|圆满|顺利|{DATE}|上午|下午|今日|{LOC}|{ORG})*"
    rf"[^，。；{MEETING}]{{0,8}}{HELD}"
)
_CITED = re.compile(rf"等[^，。；]{{0,10}}后|[^，。；]{{0,10}}(?:以来|精神|之后|之前|后(?!{_CLOSED})|(?<![日目])前)")
_AT = re.compile(
    r"(?:[一-龥]{0,6}(?:会|期间|[开闭]幕式?|讨论))?上?(?:[，的]|发表|作|讲|称|说|所|强调|指出|通过|审议|表决|期间|中)"
)
#: In one or several: 在甲会议、乙会议上.
_IN = re.compile(r"在(?:[^，。；]{1,30}[、和]|[^，。；]{0,12}(?:召开|举行|举办)的)?$")
_NEAR = re.compile(r"(?:主持|出席|参加|列席)了?[^，。；]{0,16}$")
#: 县政协…，先后参加甲会议、乙会议: a body that was at it.
_BODY_AT = re.compile(
    rf"(?:^|，){ORG}(?![、和的])(?:[^。；]*，)?(?:先后|应邀|受邀|派员|组团|分别)*(?:出席|参加)了?(?:{MEETING}、)*$"
)
#: 共承办十一届三次会议期间提案338件: the proposals, not the meeting.
_HANDLES, _BUSINESS = re.compile("承办[^，。；]{0,24}$"), re.compile("期间|以来|[^，。；]{0,4}(?:提案|建议|议案)")
_NOMINAL = re.compile(r"[^，。；]{0,4}上?的")
#: 3月2日，记者从县政协十届三次会议上获悉: reported from where it was held.
_HEARD_AT = re.compile(r"上?(?:获悉|了解到|获知|得知|传出|悉)")
#: 决定1月9日召开, 建议…于1月9日召开, 会议将于1月9日召开: a meeting that is still to come.
_TO_CALL = re.compile(r"(?:决定|建议|同意|商定|定于|拟于?|(?<!要)将[于在]?|计划)[^。；]{0,40}$")
_WILL = re.compile(r"[^，。；]{0,4}(?:(?<!即)将(?!军|领)|拟|定于|即将(?!落|闭|结束)|预计)")
#: Delegates elected for a meeting are not at it yet: 出席…大会的代表.
_OF_IT = re.compile(r"的(?!讲话)")
#: 2003年3月8-9日，四届二次全委会议增补…: the day right before, what it did right after.
_DATED = re.compile(rf"(?:^|[，。；])[{BULLETS}\d.、]*{DATE}(?:上午|下午|晚上?)?[，：]?(?:[{ORG}{LOC}])?$")
_ACTS = re.compile(
    r"[，。；]|$|[^，。；]{0,6}?(?:增补|增选|补选|选举|审议|讨论|决定|任命|免去|听取|协商|传达|研究|部署|表决|接受)"
)
_AMENDS = re.compile(r"对[^，。；]{2,30}(?:进行了?|作出了?)(?:修订|修改|部署)")
#: 召开座谈会23场: a kind of meeting and how often.
_COUNTED = re.compile(
    rf"】?(?:达|共|近|累计)*(?:在{LOC})?(?:召开|举行|举办)?了?[\d一二三四五六七八九十百两]+[余多]?[场次个期]"
)
#: What is done every year, is still to come, or is a sum of many, is no one meeting; nor is what a page links to.
HABIT = re.compile(
    r"(?:每[年月季]|轮流|不?定期|年内|原定|届时|即将|迎接|喜迎|确保|筹备|关于召开|[为于]召开|上一篇|下一篇|共(?=召开|举行))[^，。；]{0,16}$"
)
_YEAR_OF = re.compile(r"(?:胜利)?(?:召开|举行)之年")
_PASSED = re.compile(r"(?:审议|协商|讨论|表决)?通过(?!了?的?《)|推定|选举产生）|选出）|任命）|补选|增选")
#: 列席人大会议，听取市长甲所作的政府工作报告: he spoke there.
_REPORT_HEARD = re.compile(rf"[，、]?(?:并|认真|分别)*听取[^。；]{{0,24}}?{PERSON}[^，。；{PERSON}]{{0,10}}所?作的?")
_SPEECH_TITLE = re.compile(
    rf"在{MEETING}[^。\n]{{0,12}}(?:[上时](?:的?(?:讲话|报告|发言|致辞|总结讲话|主持词))?|的讲话)$|^[—（(]*{DATE}在?{MEETING}",
    re.M,
)
#: From one meeting of a list to the next.
_LISTED = len("、") + len(MEETING)
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
    planned: bool  # 决定…召开会议
    cited: bool  # 在…会议上的讲话精神: what was said there is spoken of elsewhere


def read(view: View, n: int, at: int, to: int) -> Signs | None:
    """How ``[at, to)`` speaks of the meeting at ``n``; ``None`` if it only cites it or counts its kind."""
    text = view.text
    first, last = run(view, n)
    before, after = text[at:first], text[last + 1 : to]
    if _COUNTED.match(after) or HABIT.search(before) or view.links[n].mention.text.endswith("两会"):
        return None
    line, end = text.rfind("\n", 0, n) + 1, line_end(text, n)
    is_held = bool(_IS_HELD.match(after)) and (not _CITED.match(after) or DATE in after[:6])
    near = _NEAR.search(before)
    if near and (_OF_IT.match(after) or not (set(before) & {PERSON, DATE} or (to < end and _BODY_AT.search(before)))):
        near = None
    holds = bool(_HOLDS.search(before)) and not (_HANDLES.search(before) and _BUSINESS.match(after))
    planned = (holds or is_held) and bool(_WILL.match(after) or _TO_CALL.search(before.rsplit("，", 1)[-1]))
    signs = Signs(
        holds=holds,
        is_held=is_held or (bool(_DATED.search(before)) and bool(_ACTS.match(after))) or bool(_AMENDS.match(after)),
        spoken=(bool(_IN.search(before)) and bool(_AT.match(after)))
        or (before.endswith("从") and bool(_HEARD_AT.match(after)))
        or bool(_REPORT_HEARD.match(after))
        or (re.search(rf"{DATE}，?$", before) is not None and after.startswith("上")),
        title=bool(_SPEECH_TITLE.search(text, line, end)),
        near=near[0] if near else "",
        year=bool(_YEAR_OF.match(after)),
        passed=bool(_PASSED.match(after)),
        listed=at < _TOP and not holds and bool(re.match(rf"\n（{DATE}", text[end : end + 3])),
        planned=planned,
        cited=_NOMINAL.match(after) is not None,
    )
    return signs if any(signs[:-1]) else None


def run(view: View, n: int) -> tuple[int, int]:
    """The first and the last of the meetings listed around the one at ``n``: 召开甲会议和乙会议."""
    text, first, last = view.text, n, n
    while first >= _LISTED and text[first - 1] in "、和及" and text[first - _LISTED] == MEETING:
        first -= _LISTED
    while text[last + 1 : last + 2] in ("、", "和", "及") and text[last + _LISTED : last + _LISTED + 1] == MEETING:
        last += _LISTED
    return first, last


def line_end(text: str, n: int) -> int:
    """Where the line that holds ``n`` ends."""
    end = text.find("\n", n)
    return len(text) if end < 0 else end
