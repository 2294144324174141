"""Statistics: what a body counted: 立案提案228件, 办复率达到100%, 开展调研110余次.

The measure is named from the words around the number, verb and object, as a reader would put it in a table.
"""

import re
from collections.abc import Iterable, Iterator

from kg.model import Fact, Value

from . import clauses, facts, lexicon, measures, numbers, periods, uncounted, whose
from .context import Context
from .lead import VERB, Counted
from .meetings import Told
from .view import DATE, View

_UNIT = re.compile(lexicon.alternatives("units"))
#: Spelled numbers below this count results only where it is said what was done.
_FEW = 10
_ABOUT = re.compile(
    r"围绕(?:学习贯彻|助力|推进|推动|落实|加强|促进|服务)?(?P<topic>[^，,。；]{2,40}?)(?:，|,|持续|深入|开展|组织)"
)
_WILL = re.compile(
    r"^[^，]{0,10}?(?:(?<![重主需简纪摘概必首])要(?![求点闻素件])|将(?![军近])|力争|确保|计划(?=新|建|投|用))"
)
#: 决定于1月24日召开全会，会期4天: still to come.
_CALLED = re.compile(r"(?:决定|定于|拟于|将于|建议)[^。；]*召开")
_APPROXIMATE = re.compile(r"(?:近|约|超过|逾|不少于|超)$")


def extract(view: View, context: Context, told: Told) -> list[Fact]:
    """The figures the document reports."""
    found = []
    reader = whose.Reader(view, context, told)
    for line, start, end in _spans(view):
        found += list(_sentence(reader, line, start, end))
    for start, end in clauses.lines(view.text):
        if "\t" in view.text[start:end]:
            found += list(_table(reader, start, end))
    return _once(view, found)


def _once(view: View, found: list[Fact]) -> list[Fact]:
    """Without the figures of headlines, lines without a full stop at the top, that the text below tells again."""
    text = view.clean.rfind("\n", 0, view.clean.find("。"))
    again = {_figure(fact) for fact in found if fact.start > text}
    return [fact for fact in found if fact.start > text or _figure(fact) not in again]


def _figure(fact: Fact) -> tuple[str, str]:
    return fact.slots["value"][0].name, fact.slots["unit"][0].name


def _spans(view: View) -> Iterator[tuple[int, int, int]]:
    """Where the paragraph begins, and the sentence."""
    for at, to in clauses.lines(view.text):
        for start, end in clauses.sentences(view.text, at, to):
            yield at, start, end


def _sentence(reader: whose.Reader, line: int, at: int, to: int) -> Iterator[Fact]:
    view, text = reader.view, reader.view.text
    stretch = reader.context.at(at)
    if stretch.planned or (_WILL.search(text[at:to]) and DATE not in text[at:to]):
        return
    topic = _topic(view, at, to)
    subject: Value | None = None
    for clause, comma in clauses.split(text, at, to, "，,：:\t"):
        verb = last = ""
        run = clause
        for start, end in clauses.split(text, clause, comma, "、（）()"):
            if run > clause or text[start - 1] in "（）()":
                run = start  # the part before had its number
            subject = whose.subject(view, start, end) or subject
            previous = start
            for number in numbers.find(text[start:end]):
                a, b = start + number.start, start + number.end
                unit = _unit(view, number, b, end)
                if unit is None or uncounted.is_one(view, number, start, at):
                    continue
                after = b + len(unit[0])
                measure, verb = measures.name(view, Counted(at, clause, run, previous, a, after, end), verb, last)
                previous = run = after
                if not measure or (number.spelled and int(number.value) < _FEW and not VERB.search(measure)):
                    continue  # 两份报告写得好: a figure of speech
                if measure.startswith("会期") and _CALLED.search(text, at, a):
                    continue
                last = measure
                near = number.approximate or numbers.hedged(text, after) or bool(_APPROXIMATE.search(text[start:a]))
                said = whose.Said(line, at, clause, comma)
                body = reader.org(said, measure, subject)
                period = periods.of(reader, said, a, body)
                slots: dict[str, Iterable[Value]] = {
                    "org": [body] if body else [],
                    "measure": [facts.literal(measure)],
                    "value": [facts.literal(number.value)],
                    "unit": [facts.literal(unit[1])],
                    "period": [facts.literal(period)] if period else [],
                    "approximate": [facts.literal("true" if near else "false")],
                    "topic": [facts.literal(topic)] if topic else [],
                }
                span = start, min(end, max(after, b + 1) + 8)
                yield facts.make(
                    view,
                    "statistic",
                    slots,
                    span,
                    by="statistics/1",
                    sure=0.89 if number.percent or unit[1] == "%" else 0.81,
                )


def _table(reader: whose.Reader, at: int, to: int) -> Iterator[Fact]:
    """A row of a table: measure, number, unit in cells of their own."""
    view = reader.view
    cells = list(clauses.split(view.text, at, to, "\t"))
    for (a, b), (c, d), (e, f) in zip(cells, cells[1:], cells[2:], strict=False):
        value = next(numbers.find(view.text[c:d]), None)
        unit = view.printed(e, f)
        if value is None or value.start or value.end != d - c or unit not in lexicon.table("units"):
            continue
        stretch = reader.context.at(at)
        slots: dict[str, Iterable[Value]] = {
            "org": [stretch.body] if stretch.body else [],
            "measure": [facts.literal(view.printed(a, b).lstrip("—"))],
            "value": [facts.literal(value.value)],
            "unit": [facts.literal(unit)],
            "period": [facts.literal(period)]
            if (period := periods.of(reader, whose.Said(at, at, a, b), a, stretch.body))
            else [],
            "approximate": [facts.literal("true" if value.approximate else "false")],
        }
        yield facts.make(view, "statistic", slots, (a, f), by="statistics/1", sure=0.89)


def _unit(view: View, number: numbers.Number, at: int, end: int) -> tuple[str, str] | None:
    """The unit behind a number, as printed and as kept (万 belongs to it: 62万余元 → 万元)."""
    if number.percent:
        return "", "%"
    m = _UNIT.match(view.text, at, end)
    if m is None:
        return None
    least = int(lexicon.table("units")[m[0]])
    if number.spelled and (not number.value.isdecimal() or int(number.value) < least):
        return None
    unit = "%" if m[0] == "％" else m[0]
    if number.scale and not unit.startswith(number.scale):
        unit = number.scale + unit
    return m[0], unit


def _topic(view: View, at: int, to: int) -> str:
    m = _ABOUT.search(view.text, at, to)
    return view.printed(m.start("topic"), m.end("topic")).strip("“”") if m else ""
