"""From when until when somebody held a post: the date before the verb that gives or takes it, or its term.

2011年3月至2018年12月任…; 自2003年1月起担任…; 1986年至1991年在某局工作，任…; 2008年1月不再担任; 六届政协主席.
"""

import re

from . import bodies, numbers, years
from .context import Context
from .dates import When
from .view import DATE, LOC, View

#: Between the date and the verb: nothing, or how it came to it; what is dated otherwise is not the post.
_LEADS = re.compile(r"[^。；：\n]{0,24}")
_OTHER = re.compile(r"生|毕业|参加|加入|入党|入伍|退休|成立|召开|举行|开幕|闭幕|去世|逝世|公示|报道|获|[，].*，")
#: 2011年初，甲回到武汉，任市长: the move is of the same date.
_MOVE = re.compile(f"(?<=，)[^，。；]{{0,8}}(?:[到赴往]|履新|调任?){LOC}+，")
#: 2010年前, 2010年至: the date is no beginning.
_NO_BEGINNING = re.compile("前|底前|以前|之前")


def said(view: View, context: Context, at: int, verb: int, *, left: bool) -> tuple[str, str]:
    """Beginning and end, ISO or empty, of a post that a verb at ``verb`` gives in the sentence from ``at``.

    ``left``: the verb ends the post, and the date is that of its end.
    """
    n = view.text.rfind(DATE, at, verb)
    words = _MOVE.sub("", view.text[n + 1 : verb])
    if n < 0 or not _LEADS.fullmatch(words) or _OTHER.search(words) or _NO_BEGINNING.match(words):
        return "", ""
    begin, _, end = context.date(n).partition("/")
    if left:
        return "", end or begin
    return begin, end if _spans(view.whens[n]) else ""


def _spans(when: When) -> bool:
    """Whether a date has an end: 2011年3月至2018年12月."""
    return when.end is not None


def over(term: str, body: str, at: int, context: Context) -> bool:
    """Whether a term of office was over when the text was written: it names a later one, or the calendar tells."""
    number = _number(term)
    if not number:
        return False
    committee = bodies.committee(body)
    place = "全国" if committee.endswith("全国委员会") else bodies.place(committee)
    written = context.at(at).date.year or context.written.year
    return number < context.latest_terms.get(committee, 0) or years.past(place, number, written)


def _number(term: str) -> int:
    return numbers.chinese(term.strip("第届")) or 0
