"""Statistics: what a body counted: 立案提案228件, 办复率达到100%, 开展调研110余次.

The measure is named from the words around the number, verb and object, as a reader would put it in a table.
"""

import re
from collections.abc import Iterable, Iterator

from kg.iri import entity_iri
from kg.model import Fact, Value

from . import bodies, clauses, facts, lexicon, measures, numbers
from .context import Context
from .measures import Counted
from .view import DATE, MEETING, ORG, PERSON, View

_UNIT = re.compile(lexicon.alternatives("units"))
#: Who looks back on a year in its first so many months means the year before.
_NEW_YEAR = 4
_SHORT = 12
_ABOUT = re.compile(
    r"围绕(?:学习贯彻|助力|推进|推动|落实|加强|促进|服务)?(?P<topic>[^，,。；]{2,40}?)(?:，|,|持续|深入|开展|组织)"
)
_SKIP_BEFORE = re.compile(
    r"(?:第|每|前|(?<!先)后|头|过去|未来|今后|上|下|这|那|一个|哪|几|成立|时隔|建党|诞辰|周年|连续|年满|国道|省道|号|岁)$"
)
_SKIP_AFTER = re.compile(
    r"^(?:周年|年(?!度)|月|日|时|点|岁|代|届|层|级|号|世纪|维|位一体|中全会|次全会|次会议|方位|大局|会|全|化|多元|型)"
)
_SLOGAN = re.compile(r"[“《「][^”》」]*$")
_WILL = re.compile(
    r"^[^，]{0,10}?(?:(?<![重主需简纪摘概必首])要(?![求点闻素件])|将(?![军近])|力争|确保|计划(?=新|建|投|用))"
)
#: Parts of an argument, not results: 分为三个部分, 履行三项职能, 强调从五个方面.
_ARGUED = re.compile(
    r"(?:分为?|主要有?|就是|重点是|从|履行|坚持|把握|抓好的?|部署了?|突出|围绕|这|那|下面|讲|提|有|是|仍?存在|落实|强调|要求|中央|贯彻|要)$"
)
_FROM = re.compile(r"(?:由|从)(?:过去的|原来的|不足)?$")
_IN_SESSION = re.compile(r"会议期间|大会|会议|期间|开幕|闭幕|闭会")
_WHOLE = re.compile(r"全[市县省区州旗盟乡镇村]")
_APPROXIMATE = re.compile(r"(?:近|约|超过|逾|不少于|超)$")


def extract(view: View, context: Context) -> list[Fact]:
    """The figures the document reports."""
    found = []
    for start, end in _spans(view):
        found += list(_sentence(view, context, start, end))
    for start, end in clauses.lines(view.text):
        if "\t" in view.text[start:end]:
            found += list(_table(view, context, start, end))
    return found


def _spans(view: View) -> Iterator[tuple[int, int]]:
    for at, to in clauses.lines(view.text):
        yield from clauses.sentences(view.text, at, to)


def _sentence(view: View, context: Context, at: int, to: int) -> Iterator[Fact]:
    text = view.text
    stretch = context.at(at)
    if stretch.planned or (_WILL.search(text[at:to]) and DATE not in text[at:to]):
        return
    topic = _topic(view, at, to)
    subject: Value | None = None
    for clause, comma in clauses.split(text, at, to, "，,：:\t"):
        verb = ""
        for start, end in clauses.split(text, clause, comma, "、（）()"):
            subject = _subject(view, start, end) or subject
            previous = start
            for number in numbers.find(text[start:end]):
                a, b = start + number.start, start + number.end
                unit = _unit(view, number, b, end)
                if unit is None or not _counted(view, number, start, at):
                    continue
                after = b + len(unit[0])
                measure, verb = measures.name(view, Counted(at, clause, previous, a, after, end), verb)
                previous = after
                if not measure:
                    continue
                near = number.approximate or numbers.hedged(text, after) or bool(_APPROXIMATE.search(text[start:a]))
                body = _org(view, context, clause, comma, measure) or subject or stretch.body
                period = _period(view, context, at, a)
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


def _org(view: View, context: Context, start: int, end: int, measure: str) -> Value | None:
    """Whom a clause is about when it is not the body at hand: the meeting, or the place as a whole."""
    text = view.text
    if re.match(r"应到|实到|到会|请假|收到|立案|应出席|实际出席", measure) and _IN_SESSION.search(
        text, max(0, start - 60), end
    ):
        for n in range(start, -1, -1):
            if text[n] == MEETING:
                return facts.named(view.links[n])
    body = context.at(start).body
    if _WHOLE.search(text, start, end) and not re.search("政协|委员|提案|党派|社情", measure) and body:
        where = bodies.place(body.name)
        return Value(where, entity_iri("LOC", where), "") if where else None
    return None


def _table(view: View, context: Context, at: int, to: int) -> Iterator[Fact]:
    """A row of a table: measure, number, unit in cells of their own."""
    cells = list(clauses.split(view.text, at, to, "\t"))
    for (a, b), (c, d), (e, f) in zip(cells, cells[1:], cells[2:], strict=False):
        value = next(numbers.find(view.text[c:d]), None)
        unit = view.printed(e, f)
        if value is None or value.start or value.end != d - c or unit not in lexicon.table("units"):
            continue
        stretch = context.at(at)
        slots: dict[str, Iterable[Value]] = {
            "org": [stretch.body] if stretch.body else [],
            "measure": [facts.literal(view.printed(a, b).lstrip("—"))],
            "value": [facts.literal(value.value)],
            "unit": [facts.literal(unit)],
            "period": [facts.literal(period)] if (period := _period(view, context, at, a)) else [],
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
    if number.spelled and _ARGUED.search(before):
        return False
    if re.match(r"个?(?:方面|部分)", view.text[b : b + 3]) and not re.match(
        r"个?(?:方面|部分)[、\d一二三四五六七八九十]", view.text[b : b + 4]
    ):
        return False
    if _FROM.search(before) and re.search(r"[到至为]", view.text[b : b + 12]):
        return False  # 由44.1%提高到46.3%: the second is the figure
    if re.search(rf"{PERSON}(?:、?{PERSON})*等?$", before) and _unit_is_people(view, b):
        return False
    return not _SKIP_AFTER.match(view.text[b : b + 4])


def _unit_is_people(view: View, b: int) -> bool:
    """甲等15人为委员: the number repeats the list."""
    return re.match(r"[人位名](?!次)", view.text[b : b + 2]) is not None


def _subject(view: View, start: int, end: int) -> Value | None:
    """The body that a clause begins with: 全国政协已经制定了…"""
    m = re.match(
        rf"(?:[^，]{{0,6}}?)({ORG})(?=[^{ORG}{PERSON}、的]{{0,8}}(?:制定|每年|先后|共|已|办|收|组织|开展|召开|提出|建立|编|投入|完成|全年|向|就|围绕|走访|立案|出台|提交|实施|举办))",
        view.text[start:end],
    )
    if m is None:
        return None
    link = view.links[start + m.start(1)]
    return bodies.value(re.sub(r"(?:常务委员会|党组|机关)$", "", link.name))


def _topic(view: View, at: int, to: int) -> str:
    m = _ABOUT.search(view.text, at, to)
    return view.printed(m.start("topic"), m.end("topic")).strip("“”") if m else ""


def _period(view: View, context: Context, at: int, a: int) -> str:
    """The years a figure covers: a date in its sentence, a span of years said (五年来), else the stretch's."""
    stretch = context.at(at)
    for n in range(a - 1, at - 1, -1):
        if view.text[n] == DATE and (iso := context.date(n)):
            first, _, last = iso.partition("/")
            if re.match(r"以来|起", view.text[n + 1 : n + 3]) and stretch.date.year > int(first[:4]):
                return f"{first[:4]}-{stretch.date.year}"
            return f"{first[:4]}-{last[:4]}" if last and last[:4] != first[:4] else first[:4]
    year = stretch.date.year
    if stretch.period:
        return stretch.period
    spoken = re.findall(
        r"([一两二三四五])年(?:多)?来|过去(?:的)?([一两二三四五])年|(刚刚过去|去年)",
        view.text[max(stretch.start, a - 400) : a],
    )
    if spoken and year:
        years = numbers.chinese(spoken[-1][0] or spoken[-1][1] or "一") or 1
        until = year - (1 if 0 < stretch.date.month <= _NEW_YEAR else 0)
        return f"{year - years}-{year}" if years > 1 else str(until)
    return str(year) if year else ""
