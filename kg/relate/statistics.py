"""Statistics: what a body counted: 立案提案228件, 办复率达到100%, 开展调研110余次.

The measure is named from the words around the number, verb and object, as a reader would put it in a table.
"""

import re
from collections.abc import Iterable, Iterator

from kg.model import Fact, Value

from . import clauses, facts, lexicon, numbers
from . import context as ctx
from .view import DATE, MEETING, ORG, PERSON, View

_UNIT = re.compile(lexicon.alternatives("units"))
#: Words before a measure that are no part of it.
_LEAD = re.compile(
    rf"^(?:[一二三四五六七八九十]+[是要、]|\d+[.．、]|[（(][一二三四五六七八九十\d]+[)）]|截至{DATE}?底?|{DATE}(?:上半年|下半年|底|初|以来)?|[{DATE}，、]|(?:五|一|两|三|四)年来|一年来|近年来|会议期间|期间|全年|今年|去年|目前|其中|先后|累计|共计|总共|共|已经|已|各类|有|并|还|又|及时|圆满|成功|较好|全面|分别|分|积极|认真|年内|当年|同时|另|另有|合计|总计|推动|实际|经审查|经审议|全市|全县|全省|全区|全州|到|的|了|在|等|约|对|就|由|向|把|将|被|[、，。]|我们|我会|常委会|大会|会议)+"
)
_TAIL = re.compile(
    r"(?:达到了?|达|约|为|是|共计|累计|总计|共|超过|突破|增加到|增至|升至|有|近|计|了|已|各|等|的|完成率为|先后|分别|高达|多达|[：:（(“])+$"
)
_AFTER = re.compile(r"^(?:的)?(?P<object>[^，,。；;、（）()\d：:\n\t]{1,24})")
_DONE = re.compile(r"(?:得到|受到|获得|被)?(?:了)?(?:较好|妥善|及时|有效|圆满|全部)?(?:地)?")
_RATE = re.compile(r"[率比度占数额量值]")
_ABOUT = re.compile(
    r"围绕(?:学习贯彻|助力|推进|推动|落实|加强|促进|服务)?(?P<topic>[^，,。；]{2,40}?)(?:，|,|持续|深入|开展|组织)"
)
_LIST_VERB = re.compile(
    r"^(?P<verb>[^一-龥]*(?:建立|制定|提出|形成|组织|开展|举办|召开|编发|编报|报送|完成|举行|收到|提交|办理|走访|发放|投入|捐赠|征集|设立|新增|增设|增|修订|研究|实施|资助|培训|帮扶|接待|参加|建成|出版|发展|表彰|推荐|聘请|协调|解决|落实|列支|领办|选派|邀请|扶持|新改建|建设|改造|新建|改建|安排|促成|引进|化解|吸收)[一-龥]{0,6}?)$"
)
_SKIP_BEFORE = re.compile(
    r"(?:第|每|前|后|头|近|过去|未来|今后|上|下|这|那|一个|哪|几|成立|时隔|建党|诞辰|周年|连续|年满|国道|省道|号|岁)$"
)
_SKIP_AFTER = re.compile(
    r"^(?:周年|年(?!度)|月|日|时|点|岁|代|届|层|级|号|世纪|维|位一体|中全会|次全会|次会议|方位|大局|会|全|化|多元|型)"
)
_SLOGAN = re.compile(r"[“《「][^”》」]*$")
_APPROXIMATE = re.compile(r"(?:近|约|超过|逾|不少于|超)$")


def extract(view: View, context: ctx.Context) -> list[Fact]:
    """The figures the document reports."""
    found = []
    for start, end in _spans(view):
        found += list(_sentence(view, context, start, end))
    return found


def _spans(view: View) -> Iterator[tuple[int, int]]:
    for at, to in clauses.lines(view.text):
        yield from clauses.sentences(view.text, at, to)


def _sentence(view: View, context: ctx.Context, at: int, to: int) -> Iterator[Fact]:
    text = view.text
    stretch = context.at(at)
    if (
        stretch.planned
        or re.search(r"^(?:[^，]{0,12})?(?:要|将|力争|确保|计划)(?!点)", text[at:to])
        and not re.search(DATE, text[at:to])
    ):
        return
    topic = _topic(view, at, to)
    verb = ""
    subject: Value | None = None
    for start, end in clauses.split(text, at, to, "，,：:、（）()"):
        subject = _subject(view, start, end) or subject
        previous = start
        for number in numbers.find(text[start:end]):
            a, b = start + number.start, start + number.end
            unit = _unit(view, number, b, end)
            if unit is None or not _counted(view, number, start, a, b, at):
                continue
            measure, verb = _measure(view, start, previous, a, b + len(unit[0]), end, verb, at)
            previous = b + len(unit[0])
            if not measure:
                continue
            near = number.approximate or numbers.hedged(text, previous) or bool(_APPROXIMATE.search(text[start:a]))
            slots: dict[str, Iterable[Value]] = {
                "org": [body] if (body := subject or stretch.body) else [],
                "measure": [facts.literal(measure)],
                "value": [facts.literal(number.value)],
                "unit": [facts.literal(unit[1])],
                "period": [facts.literal(period)] if (period := _period(view, context, at, a)) else [],
                "approximate": [facts.literal("true" if near else "false")],
                "topic": [facts.literal(topic)] if topic else [],
            }
            yield facts.make(
                view, "statistic", slots, (start, min(end, max(previous, b + 1) + 8)), "statistics/1", 0.75
            )


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


def _counted(view: View, number: numbers.Number, start: int, a: int, b: int, at: int) -> bool:
    """Whether the number counts something done, and is no ordinal, date, name or slogan."""
    before = view.text[max(at, a - 30) : a]
    if _SKIP_BEFORE.search(before) or _SLOGAN.search(view.text[max(at, a - 40) : a]):
        return False
    return not _SKIP_AFTER.match(view.text[b : b + 4])


def _measure(view: View, start: int, previous: int, a: int, b: int, end: int, verb: str, at: int) -> tuple[str, str]:
    """The measure of the number ``[a, b)`` in the clause ``[start, end)``, and the verb for what follows it."""
    text = view.text
    lead = text[previous:a]
    stripped = _LEAD.match(lead)
    head = previous + (stripped.end() if stripped else 0)
    tail = _TAIL.search(text[head:a])
    before = view.printed(head, head + tail.start() if tail else a)
    found = _AFTER.match(text[b:end])
    after = view.printed(b + found.start("object"), b + found.end("object")) if found else ""
    after = re.sub(r"^(?:以上|左右|上下|的|余)", "", after)
    listed = _LIST_VERB.match(before)
    if listed:
        verb = before
    if not before and not after:
        return _earlier(view, start, at), verb
    if before and not after:
        return before, verb if not listed else before
    if before and after:
        return (before + after)[:40], verb
    if re.match(r"(?:得到|受到|被|成为|参加|参与)", after):
        return re.sub(r"^(?:得到|受到|被)(?:较好|妥善)?", "", after), verb
    return (verb + _DONE.sub("", after, count=1))[:40], verb


def _earlier(view: View, start: int, at: int) -> str:
    """A bare number (占84%) takes the words of the clause before."""
    before = view.text[at:start].rstrip("，,：:、（(")
    parts = list(clauses.split(view.text, at, at + len(before), "，,：:、（）()"))
    if not parts:
        return ""
    words = view.printed(*parts[-1])
    return re.sub(r"[\d.]+.{0,3}$", "", words)[-20:]


def _subject(view: View, start: int, end: int) -> Value | None:
    """The body that a clause begins with: 全国政协已经制定了…"""
    m = re.match(
        rf"(?:[^，]{{0,6}}?)({ORG})(?=[^{ORG}{PERSON}、的]{{0,8}}(?:制定|每年|先后|共|已|办|收|组织|开展|召开|提出|建立|编|投入|完成|全年|向|就|围绕|走访|立案|出台|提交|实施|举办))",
        view.text[start:end],
    )
    if m is None:
        return None
    link = view.links[start + m.start(1)]
    return ctx.body_value(re.sub(r"(?:常务委员会|党组|机关)$", "", link.name))


def _topic(view: View, at: int, to: int) -> str:
    m = _ABOUT.search(view.text, at, to)
    return view.printed(m.start("topic"), m.end("topic")).strip("“”") if m else ""


def _period(view: View, context: ctx.Context, at: int, a: int) -> str:
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
    spoken = re.search(r"([一两二三四五])年(?:多)?来|过去([一两二三四五])年", view.text[max(0, at - 400) : a])
    if spoken and year:
        years = numbers.chinese(spoken[1] or spoken[2]) or 1
        return f"{year - years}-{year}" if years > 1 else str(year)
    return str(year) if year else ""
