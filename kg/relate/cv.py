"""Curricula vitae: a line is a span of time and the posts held in it.

1985.07—1988.09  霞浦县农业技术推广站助理农艺师、副站长
2016.12—         宁德市政协副主席，民进宁德市委会主委
"""

import re
from collections.abc import Iterator

from kg.model import Link

from . import clauses
from .apposition import Holding
from .chains import Before, Chains
from .dates import Date, When, resolve
from .view import DATE, PERSON, View

#: 甲，男，…; 甲男，汉族; 甲同志简历; 姓名：甲; a name alone on its line.
_SUBJECT = re.compile(
    rf"^(?:姓名[：\t])?(?P<who>{PERSON})(?:[，、\t]?[男女](?=[，。、\t\n])|(?:同志)?(?:个人|工作)?(?:简历|简介)|$)",
    re.M,
)
#: Between a span of time and the posts.
_BETWEEN = re.compile(r"^[—\-–－：:起至今 ]*(?:先?[后曾]?[担兼历]?任)?")
_NOW = re.compile(r"现任|现为|兼任|现兼")
_ONCE = re.compile(r"曾任|历任|先后任|先后担任|原任")
_BRACKETS = re.compile(r"[（(][^（）()\n]{0,60}[）)]")
#: A date may stand with anything; so many spans of time after a name make a CV.
_ENOUGH, _FEW = 3, 2


def holdings(view: View, chains: Chains) -> Iterator[Holding]:
    """The posts of the persons whose CVs the document holds: a line that names one opens a CV."""
    spans = {n for n, when in view.whens.items() if _opens(view, n, when)}
    named = list(_SUBJECT.finditer(view.text))
    said = [m for m in named if m.end() > m.end("who")]  # 甲，男，… opens a CV, a name alone may be anything
    subjects = said or named[:1]
    ends = [m.start() for m in subjects[1:]] + [len(view.text)]
    for m, until in zip(subjects, ends, strict=False):
        person = view.links.get(m.start("who"))
        told = [n for n in spans if m.start() <= n < until and (said or view.text[n - 1 : n] == "\n")]
        if person is not None and len(told) >= (_FEW if said else _ENOUGH):
            yield from _life(view, chains, person, spans, (m.start(), until))


def _life(view: View, chains: Chains, person: Link, spans: set[int], part: clauses.Span) -> Iterator[Holding]:
    """The posts of the CV that fills ``part``; what follows no span of time must be a list of offices."""
    opening = view.text.find("\n", part[0] + len("甲，男，汉族")) + 1 or len(view.text)
    for at, to in clauses.lines(view.text):
        if not part[0] <= at < part[1] or PERSON in view.text[at + 1 : to]:
            continue
        starts = [n for n in range(at, to) if n in spans]
        for n, end in zip(starts, [*starts[1:], to], strict=False):
            when = view.whens[n]
            begin = resolve(When(when.at, when.to, when.start), Date())
            last = resolve(When(when.at, when.to, when.end), Date()) if when.end else ""
            stop = view.text.find("。", n, end)  # the next sentence tells of another time
            yield from _posts(view, chains, person, (n + 1, stop if stop > 0 else end), (begin, last))
        before = starts[0] if starts else to
        if at < before:
            yield from _untimed(view, chains, person, at, before)
    for start, end in clauses.sentences(view.text, part[0], min(opening, part[1])):
        if not any(n in spans for n in range(start, end)):
            yield from _untimed(view, chains, person, start, end)


def _opens(view: View, n: int, when: When) -> bool:
    line = view.text[view.text.rfind("\n", 0, n) + 1 : n]
    if line.count("（") > line.count("）"):
        return False  # （其间：…） is no post
    after = view.text[n + 1 : n + 2]
    if line and not re.search(r"[，。；：]$", line):
        return False
    if after == "起":
        return bool(when.start.year)
    return bool(when.start.month or when.end) and (when.end is not None or when.open or after in tuple("—-–－"))


def _posts(view: View, chains: Chains, person: Link, span: clauses.Span, time: tuple[str, str]) -> Iterator[Holding]:
    """The posts in the words after a span of time."""
    (at, to), (begin, last) = span, time
    before = Before()
    text = _BRACKETS.sub(lambda m: "，" * len(m[0]), view.text[at:to])
    for start, end in clauses.split(text, 0, len(text), "，,；;。"):
        begins = start + len(text[start:end]) - len(_BETWEEN.sub("", text[start:end]))
        for item, body in chains.read(at + begins, at + end, before):
            before = before.then(body, item.post)
            former = bool(last) or item.former
            yield Holding(person, item.post, body, former, at - 1, at + end, "cv", "", begin, last)


def _untimed(view: View, chains: Chains, person: Link, at: int, to: int) -> Iterator[Holding]:
    """现任…，…。 and lists of offices (社会职务), with a span in brackets where there is one."""
    former = told = False
    before = Before()
    for start, end in clauses.split(view.text, at, to, "，,；;。"):
        clause = view.text[start:end]
        now, once = _NOW.search(clause), _ONCE.search(clause)
        former = bool(once) or (former and not now)
        word = now or once
        begin = start + word.end() if word else start
        timed = re.search(rf"[（(]({DATE})[）)]$", clause)
        stop = start + timed.start() if timed else end
        when = view.whens[start + timed.start(1)] if timed else None
        told = told or bool(word or timed) or _office_list(view, at)
        if not told:
            continue
        for item, body in chains.read(begin, stop, before):
            before = before.then(body, item.post)
            since = str(when.start) if when else ""
            until = str(when.end) if when and when.end else ""
            yield Holding(
                person, item.post, body, former or item.former or bool(until), start, end, "cv", "", since, until
            )


def _office_list(view: View, at: int) -> bool:
    """Whether the line stands under a heading for offices: 社会职务, 社会兼职."""
    above = view.text[max(0, at - 14) : at].rstrip("\n")
    return bool(re.search(r"\n[一-龥]{0,4}(?:职务|兼职|任职)$", above))
