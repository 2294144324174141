"""Statistics: what a body counted: 立案提案228件, 办复率达到100%, 开展调研110余次.

The measure is named from the words around the number, verb and object, as a reader would put it in a table.
"""

import re
from collections.abc import Iterable, Iterator

from kg.model import Fact, Value

from . import clauses, facts, lexicon, measures, numbers, whose
from .context import Context
from .measures import Counted
from .meetings import Told
from .view import DATE, View

_UNIT = re.compile(lexicon.alternatives("units"))
_SHORT = 12
#: Spelled numbers below this count results only where it is said what was done.
_FEW = 10
_ABOUT = re.compile(
    r"围绕(?:学习贯彻|助力|推进|推动|落实|加强|促进|服务)?(?P<topic>[^，,。；]{2,40}?)(?:，|,|持续|深入|开展|组织)"
)
_SKIP_BEFORE = re.compile(
    r"(?:第|每|前|(?<!先)后|头|过去|未来|今后|上|下|这|那|一个|哪|几|成立|时隔|建党|诞辰|周年|连续|年满|国道|省道|号|岁|\d年|为期|[\d-]-|第[A-Z])$"
)
_SKIP_AFTER = re.compile(
    r"^(?:周年|年(?!度)|月|日|时|点|岁|代|届|层|级|号|世纪|维|位一体|中全会|次全|次会|次常|次主席|次党组|次代表|次联席|次专题|方位|大局|会|全|化|多元|型)"
)
_SLOGAN = re.compile(r"[“《「][^”》」]*$")
_WILL = re.compile(
    r"^[^，]{0,10}?(?:(?<![重主需简纪摘概必首])要(?![求点闻素件])|将(?![军近])|力争|确保|计划(?=新|建|投|用))"
)
#: Parts of an argument, not results: 分为三个部分, 履行三项职能, 强调从五个方面.
_ARGUED = re.compile(
    r"(?:分为?|主要有?|就是|重点是|从|履行|坚持|把握|抓好的?|部署了?|突出|围绕|这|那|下面|讲|提|有|是|仍?存在|落实|强调|要求|中央|贯彻|要)$"
)
#: 二期工程, 两个月的筹备: a name or a while, no result.
_NAMED = re.compile(r"期(?:工程|扩建|项目|建设)|(?:天|个月)的?")
#: 14位委员围绕…建言献策: so many take the floor, and nothing is counted.
_SPEAKERS = re.compile(
    r"[位名人](?:政协|常委|、|和)*(?:常委|委员)们?(?:分别|先后)?(?:围绕|立足|聚焦|紧扣|就(?!业)|从)(?![^，。；]*发言)"
)
_FROM = re.compile(r"(?:由|从)(?:过去的|原来的|不足)?$")
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
    return found


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
        for start, end in clauses.split(text, clause, comma, "、（）()"):
            subject = whose.subject(view, start, end) or subject
            previous = start
            for number in numbers.find(text[start:end]):
                a, b = start + number.start, start + number.end
                unit = _unit(view, number, b, end)
                if unit is None or not _counted(view, number, start, at):
                    continue
                after = b + len(unit[0])
                measure, verb = measures.name(view, Counted(at, clause, previous, a, after, end), verb, last)
                previous = after
                if not measure or (number.spelled and int(number.value) < _FEW and not measures.VERB.search(measure)):
                    continue  # 两份报告写得好: a figure of speech
                last = measure
                near = number.approximate or numbers.hedged(text, after) or bool(_APPROXIMATE.search(text[start:a]))
                said = whose.Said(line, at, clause, comma)
                body = reader.org(said, measure, subject)
                period = reader.period(said, a, body)
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
                    sure=0.95 if number.percent or unit[1] == "%" else 0.84,
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
            if (period := reader.period(whose.Said(at, at, a, b), a, stretch.body))
            else [],
            "approximate": [facts.literal("true" if value.approximate else "false")],
        }
        yield facts.make(view, "statistic", slots, (a, f), by="statistics/1", sure=0.95)


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


def _counted(view: View, number: numbers.Number, start: int, at: int) -> bool:
    """Whether the number found from ``start`` on counts something done, and is no ordinal, name or slogan."""
    a, b = start + number.start, start + number.end
    before = view.text[max(at, a - 30) : a]
    if _SKIP_BEFORE.search(before) or (_SLOGAN.search(before) and (number.spelled or b - start < _SHORT)):
        return False
    if (number.spelled and not number.scale and _ARGUED.search(before)) or (
        re.match(r"个?(?:方面|部分)", view.text[b : b + 3])
        and not re.match(r"个?(?:方面|部分)[、\d一二三四五六七八九十]", view.text[b : b + 4])
    ):
        return False
    if before.endswith("一行") or (number.spelled and _NAMED.match(view.text, b)):
        return False  # 甲、乙一行五人
    if _FROM.search(before) and re.search(r"[到至为]", view.text[b : b + 12]):
        return False  # 由44.1%提高到46.3%: the second is the figure
    nothing = not number.value.strip("0.")  # 2015年00期
    return not (nothing or _SPEAKERS.match(view.text, b) or _SKIP_AFTER.match(view.text[b : b + 4]))


def _topic(view: View, at: int, to: int) -> str:
    m = _ABOUT.search(view.text, at, to)
    return view.printed(m.start("topic"), m.end("topic")).strip("“”") if m else ""
