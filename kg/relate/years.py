"""The year of a text that prints days without one: the numbers of its sessions, what it reviews, what it plans.

Everything here is said by the text or follows from the calendar by which the committees meet
(``lexicon/terms.tsv``); where nothing tells, the year stays open.
"""

import re
from collections import Counter
from collections.abc import Iterator

from . import lexicon, numbers
from .dates import Date
from .view import DATE, MEETING, View

#: 2025年工作打算: said in autumn it is of the year to come, 总结2024年的工作 in spring of the year gone.
_PLANS = re.compile(rf"[^，。；和{DATE}\n]{{0,8}}?(?:打算|计划|安排|思路|要点|议题|选题|目标|任务|展望|工作重点|规划)")
_LOOKS_BACK = re.compile(r"的?度?工作")
_BACK_BEFORE = re.compile(r"(?:总结|回顾|听取|通报|过去的?)了?$")
#: 1952年6月生，1971年4月参加工作: of somebody's life.
OF_LIFE = re.compile("出?生(?=[，。于])|参加工作|加入|入党|毕业")
_AUTUMN, _SPRING = 9, 4
_SESSION = re.compile(
    r"(?:政协|中国人民政治协商会议)第(?P<term>[一二三四五六七八九十]{1,3})届(?P<place>.+?)委员会第(?P<times>[一二三四五])次会议"
)
#: A session that is still to be called belongs to another year.
_TO_COME = re.compile(r"(?:关于|即将|将要?|筹备|拟于?|迎接|决定|[为于]召开)[^，。；\n]{0,12}$")
#: …会议议程（草案）, …会议秘书长、副秘书长名单（草案）: what is laid down before it meets.
_DRAFTED = re.compile(r"[^，。；\n]{0,20}（草案）|[^，。；\n]{0,8}(?:作准备|筹备|新闻发言人)")
_IN_NAME = re.compile(r"(?<!\d)(?P<year>20\d\d)(?:年度?|(?=[“”]))")
_ANNIVERSARY = re.compile(
    rf"(?P<what>{lexicon.alternatives('anniversaries')})(?P<n>\d{{1,3}}|[一二三四五六七八九十百零]{{1,5}})周年"
)
_LAST_ELECTION, _TERM, _REGULAR = 2023, 5, 1983


def session(name: str) -> int:
    """The year in which a session of a province's or the national committee met; 0 if the calendar does not tell.

    >>> session("政协第十二届贵州省委员会第五次会议")
    2022
    """
    m = _SESSION.match(name)
    row = next((row for row in lexicon.rows("terms") if row[0] == m["place"]), None) if m else None
    if m is None or row is None:
        return 0
    term, times = numbers.chinese(m["term"]) or 0, numbers.chinese(m["times"]) or 0
    began = _LAST_ELECTION - _TERM * (int(row[1]) - term)
    regular = term >= int(row[2]) and _REGULAR <= began <= _LAST_ELECTION + _TERM
    return began + times - 1 if regular else 0


def in_name(name: str, month: int) -> int:
    """The year in which a meeting met in ``month`` whose name tells of one: 2019年度年会; 0 if it does not.

    In spring it is as often held for the year before: 2020年度组织生活会.
    """
    m = _IN_NAME.search(name)
    return int(m["year"]) if m and month > _SPRING else 0


def past(place: str, term: int, year: int) -> bool:
    """Whether a term of a province's or the national committee was over before ``year`` began.

    >>> past("贵州省", 11, 2019), past("贵州省", 12, 2019)
    (True, False)
    """
    row = next((row for row in lexicon.rows("terms") if row[0] == place), None)
    return row is not None and year > 0 and _LAST_ELECTION - _TERM * (int(row[1]) - term) + _TERM < year


def of_sessions(view: View, to: int) -> Date:
    """The year of the latest session named before ``to``; ``Date()`` if none tells."""
    years = [
        session(link.name)
        for n, link in view.links.items()
        if n < to and view.text[n] == MEETING and not _elsewhen(view.text, n)
    ]
    return Date(max(years, default=0))


def _elsewhen(text: str, n: int) -> bool:
    """Whether the session at ``n`` is spoken of from another year: as to come, or as long past."""
    return to_come(text, n) or text.startswith("以来", n + 1)


def to_come(text: str, n: int) -> bool:
    """Whether the session at ``n`` is still to be called."""
    return bool(_TO_COME.search(text, max(0, n - 20), n) or _DRAFTED.match(text, n + 1))


def of_anniversary(view: View) -> Date:
    """The year that the latest of the anniversaries makes it: 庆祝人民政协成立75周年; ``Date()`` if none is named."""
    began = lexicon.table("anniversaries")
    counted = ((began[m["what"]], numbers.chinese(m["n"]) or m["n"]) for m in _ANNIVERSARY.finditer(view.clean))
    return Date(max((int(first) + int(count) for first, count in counted), default=0))


def most_said(view: View) -> Date:
    """The year that most of what is said of years makes it.

    Of two the later one, but in autumn the later is the one to come.
    """
    months = Counter(when.start.month for _, when in sorted(view.whens.items()) if not when.start.year)
    month = next((month for month, _ in months.most_common() if month), 0)
    votes = Counter(_then(*said, month) for said in _said(view) if said[0])
    later = 1 if month >= _AUTUMN else -1
    return Date(min(votes, key=lambda year: (-votes[year], later * year))) if votes else Date()


def _said(view: View) -> Iterator[tuple[int, str, str]]:
    """The years that the text names, each with the words before and behind, those inside names and titles too."""
    text = view.text
    for n, when in view.whens.items():
        if OF_LIFE.match(text, n + 1):
            continue
        if when.start.month or when.end:
            yield when.start.year, "", ""
        else:
            yield when.start.year, text[max(0, n - 6) : n], text[n + 1 : n + 20]
    names = [link.mention.text for n, link in view.links.items() if text[n] == MEETING]
    for name in [*names, *view.titles.values()]:
        if m := _IN_NAME.search(name):
            yield int(m["year"]), name[: m.start()], name[m.end() :]


def _then(year: int, before: str, behind: str, month: int) -> int:
    """Which year it was in ``month``, when somebody spoke so of ``year``."""
    if month >= _AUTUMN and _PLANS.match(behind):
        return year - 1
    if 0 < month <= _SPRING and (_BACK_BEFORE.search(before) or _LOOKS_BACK.match(behind)):
        return year + 1
    return year
