"""Who issued a document and who wrote it: as its title says, or the words before it."""

import re
from typing import NamedTuple

from kg.model import Link, Value

from . import bodies, facts, lexicon
from .context import Context
from .view import LOC, ORG, PERSON, TITLE, View

_MAKERS = lexicon.alternatives("makers")
_MADE = re.compile(
    rf"(?P<verb>{_MAKERS})了?(?:的)?(?:[^，。；{TITLE}]{{0,12}})?(?:{TITLE}(?:[（(][^（）()]{{1,12}}[）)]|\d+[辑期册部集卷篇])?(?:以?及|[、和])?)*$"
)
_WORKS = "(?:集体|团体|联名|联合|重点|个人)?(?:提案|建议案?|发言|调研报告|调研课题|课题|文章|论文)"
_PROPOSED = re.compile(
    rf"(?P<who>{ORG}|{PERSON})(?:[^，。；{TITLE}{ORG}{PERSON}]{{0,14}}(?:提(?:出|交)的?|撰写的?)|的?{_WORKS})$"
    rf"|(?P<one>{PERSON})(?:等?(?:[\d一二三四五六七八九十]+[名位])?(?:政协)?(?:委员|同志|代表))?的(?:{_WORKS})?$"
)
#: 我带来《…》, said by the author of the page; 甲…，并提交了《…》.
_MINE = re.compile(
    rf"(?:^|[，：“])[^，。；{PERSON}{ORG}]{{0,8}}我[^，。；{PERSON}{ORG}]{{0,8}}(?:带来|提交|提出|撰写)了?(?:一?[件份篇])?(?:{_WORKS})?$"
)
_HANDED_IN = ("提交", "提出", "形成")
#: Those that sign an agreement are named apart: 甲市政协主席乙与丙市政协主席丁签署.
_SIGNED = ("签署", "签订")
#: 甲提交了《…》，乙提交了《…》: what is said of another title.
_OTHER = re.compile(rf"{TITLE}等?，(?=[^，。；]*(?:提交|提出|撰写)了?的?(?:{TITLE}|$))")
_SOMEBODY = re.compile(r"(?!会议|大会|我)[一-龥]{2,3}")
#: Whom something is sent to, and where somebody goes, is not who made it.
_TO_WHOM = re.compile(r"(?:向|给|报送|呈报|报|送|赴|到|深入|走访|前往)[^，。；]*$")
_WROTE = re.compile(
    rf"(?P<who>{PERSON})(?:委员|同志|主席|副主席)?(?:，?代表(?:(?P<for>{ORG})|(?P<own>[一-龥]{{1,4}}))[^，。；{PERSON}]{{0,8}}，?"
    rf"|，在[^，。；{PERSON}]{{2,24}}上)?[^，。；{PERSON}]{{0,14}}?"
    rf"(?:所作的?|所写的?|作的|著|发表了?|作了?|以)(?:题为)?$"
)
#: 法院院长甲作《…工作报告》, 某党市委主委甲代表市委会作《…》: whose head speaks for it.
_HEAD = re.compile(rf"{ORG}(?=[^，。；、{ORG}{PERSON}]{{1,10}}{PERSON}$)")
_REPORT = re.compile("(?:工作|情况)的?(?:报告|通报|汇报|说明)$")
#: 提交集体提案3件，其中《…》: made by whoever made all of them.
_AMONG = re.compile(
    rf"(?P<verb>提交|报送|上报|形成|撰写|提出)了?[^。；{TITLE}]{{0,40}}，其中，?(?:{TITLE}(?:以?及|[、和])?)*$"
)
#: Who prints a book is not who made it, if that is said.
_PRINTS = re.compile("(?:出版社|出版集团|书店|印刷.{0,2}|报社)$")
_FOR = re.compile(rf"代表(?P<for>{ORG}|[^，。；{PERSON}]{{2,12}}?)(?:（[^（）]*）)?(?:所?作|发言)")
#: The national committee, whose name holds no place: 中国人民政治协商会议全国委员会提案工作条例.
_OF_ALL = re.compile(
    r"^(?:中国人民政治协商会议|政协)(?:第[^届]{1,4}届)?全国委员会(?P<organ>常务委员会|[^会]{2,8}委员会)?|^全国政协(?=关于|[^关]{0,6}(?:条例|规则|办法))"
)
_OF_MEETING = re.compile(r"^(?P<org>政协.{2,24}?会议(?:提案(?:审查)?委员会)?)(?=.{0,6}决议|关于)")
#: A title that begins with its body's name; what stands of a term is no part of that.
_OF_BODY = re.compile(
    r"^(?:中国人民政治协商会议|政协)(?:第[^届]{1,4}届)?(?P<place>[^第全]{2,14}?)(?:第[^届]{1,4}届)?委员会(?P<organ>常务委员会|[^会]{2,8}委员会)?"
)
#: 中共政协某省委员会党组关于…, 市政协党组关于…, 市政协第一届委员会常务委员会工作报告, 常委会工作报告.
_OF_GROUP = re.compile(r"^(?:中共)?政协(?P<place>[^第全]{2,14}?)委员会(?P<organ>(?:机关)?党组)")
_OF_OWN = re.compile(
    r"^(?:(?P<level>[省市县区州盟旗])?政协)?(?:第?[^届]{1,4}届(?:委员会)?)?(?P<organ>机关党组|党组|常务委员会|常委会)(?=关于|.{0,8}工作报告)"
    r"|^提案工作(?:情况的?)?报告"
)
_OF_PARTY = re.compile(r"^(?P<org>中共(?:.{2,14}?委|中央))(?:员会)?(?=\d|关于|、|\s|[^员]*人民政府)")
_OF_GOVERNMENT = re.compile(r"(?:^|、|\s|委员会)(?P<org>[^、\s中]{2,12}?人民政府)(?=关于|办公)")
#: 清河文史资料, 清河政协: what a committee of that place puts out.
_LOCAL = re.compile(r"^(?P<place>[^文政]{2,6}?)(?:文史|政协)(?:资料|丛书|选辑|通讯|天地)*")
#: 海西州 is short for a longer name; a county's is not.
_SHORT = 3
_IS_OF = re.compile("工作报告|关于|章程|工作规则|工作条例|工作总结")
#: Papers that a meeting hears of but others made: 审议《政府工作报告》.
_OTHERS = re.compile(r"政府|法院|检察院|预算|国民经济")


class Makers(NamedTuple):
    """Those who issued a document, and those who wrote it."""

    issuer: list[Value]
    author: list[Value]


def of(view: View, context: Context, at: int, n: int) -> Makers:
    """The makers of the title at ``n``, said in the title itself or from ``at`` on."""
    name = view.titles[n]
    for said in _OTHER.finditer(view.text, at, n):
        at = said.end()
    text, before = view.text, view.text[at:n]
    if proposed := _proposed(view, context, at, n):
        return proposed
    issuer = in_title(view, context, name) or _local(view, context, name)
    if m := _WROTE.search(before):
        office = [facts.named(view.links[at + m.start("for")])] if m["for"] else []
        head = _HEAD.search(text[: at + m.start("who") + 1]) if m["own"] or _REPORT.search(name) else None
        office = office or ([facts.named(view.links[head.start()])] if head else [])
        return Makers(issuer or office, [facts.named(view.links[at + m.start("who")])])
    if not issuer and (some := _AMONG.search(before)):
        return _subject(view, context, at, at + some.start(), some["verb"])
    if not issuer and (made := _MADE.search(before)):
        if not (made["verb"] in ("审议", "研究") and _OTHERS.search(name)):
            return _subject(view, context, at, at + made.start(), made["verb"])
    elif not issuer and text[n - 1 : n] == ORG:
        issuer = [facts.named(view.links[n - 1])]
    return Makers(issuer, [])


def _proposed(view: View, context: Context, at: int, n: int) -> Makers | None:
    """Who handed in, or whose work it is said to be: 甲委员提出的, 某会的集体提案, 我带来."""
    before = view.text[at:n]
    if m := _PROPOSED.search(before):
        who = facts.named(view.links[at + m.start("who" if m["who"] else "one")])
        return Makers([who], []) if m["who"] == ORG else Makers([], [who])
    speaker = context.at(n).speaker if _MINE.search(before) else None
    return Makers([], [facts.named(speaker)]) if speaker else None


def in_title(view: View, context: Context, name: str) -> list[Value]:
    """The bodies that a title begins with: 政协…委员会关于…, 中共…委员会 …人民政府关于…."""
    if m := _OF_MEETING.match(name):
        return [bodies.value(m["org"])]
    if m := _OF_ALL.match(name) or _OF_BODY.match(name):
        of = m.groupdict().get("place")
        body = f"政协{of}委员会" if of else "中国人民政治协商会议全国委员会"
        if of and (not re.search("[省市县区州盟旗]$", of) or len(of) <= _SHORT):
            body = _known(view, context, of) or _known(view, context, of[:-1]) or body
        return [bodies.value(body + (m["organ"] or ""))]
    where = bodies.place(context.body.name) if context.body else ""
    if m := _OF_GROUP.match(name):
        return [bodies.value(f"政协{m['place']}委员会{m['organ']}")]
    if (m := _OF_OWN.match(name)) and context.body and bodies.cppcc(context.body.name):
        organ = (m["organ"] or "常务委员会").replace("常委会", "常务委员会")
        return [bodies.value(context.body.name + organ)] if where.endswith(m["level"] or "") else []
    if name == "政府工作报告" and where:
        return [bodies.value(f"{where}人民政府")]
    found = [m["org"] + "员会"] if (m := _OF_PARTY.match(name)) else []
    found = ["中国共产党中央委员会" if "中央" in org else org for org in found]
    found += [m["org"] for m in _OF_GOVERNMENT.finditer(name)] if found else []
    return [bodies.value(org) for org in found] or _begins(view, name)


def _begins(view: View, name: str) -> list[Value]:
    """The body named in the text that a title begins with and is of: 清河县红十字会工作报告."""
    links = (link for n, link in view.links.items() if view.text[n] == ORG)
    named = [link for link in links if any(_IS_OF.match(name, len(w)) for w in _calls(link) if name.startswith(w))]
    best = max(named, key=lambda link: (len(link.mention.text), link.name), default=None)
    return [bodies.value(best.name)] if best else []


def _calls(link: Link) -> tuple[str, ...]:
    return "".join(link.mention.text.split()), link.name


def _local(view: View, context: Context, name: str) -> list[Value]:
    """The committee of the place that a series or journal is named after, if the text knows it."""
    m = _LOCAL.match(name)
    if m is None:
        return []
    found = _known(view, context, m["place"])
    return [bodies.value(found)] if found else []


def _known(view: View, context: Context, place: str) -> str:
    """The committee whose place begins so or holds the words, among those the text names or could name."""
    known = [context.body.name] if context.body else []
    known += [bodies.committee(link.name) for link in view.links.values() if bodies.cppcc(link.name)]
    places = (link.name for n, link in view.links.items() if view.text[n] == LOC)
    known += [f"政协{name}委员会" for name in places if bodies.place(name) == name]
    own = [(body, bodies.place(body)) for body in known if bodies.cppcc(body)]
    begins = (body for body, where in own if where.startswith(place))
    return next(begins, "") or next((body for body, where in own if place in where), "")


def _subject(view: View, context: Context, at: int, to: int, verb: str) -> Makers:
    """Issuer and author from the words ``[at, to)`` before the verb of making, else the body at hand."""
    people = view.links_in(at, to, PERSON)
    offices = [k for k in range(at, to) if view.text[k] == ORG]
    if people and verb in _HANDED_IN and view.text.rfind(PERSON, at, to) > max(offices, default=-1):
        return Makers([], [facts.named(people[-1])])
    if verb in _SIGNED:
        return Makers(list(facts.distinct(facts.named(view.links[k]) for k in offices)), [])
    if people and (lexicon.table("makers")[verb] == "author" or verb in ("出版", "编写")):
        return Makers([], [facts.named(people[-1])])
    text = view.text
    named = [k for k in offices if not re.match("的|领导|同意|批准|部署", text[k + 1 : k + 3])]
    named = [k for k in named if not _TO_WHOM.search(text, at, k)]
    named = [k for k in named if not _PRINTS.search(view.links[k].name)] or named
    if not named:
        if verb in _HANDED_IN and _SOMEBODY.fullmatch(text, at, to):
            return Makers([], [])  # a name that was not recognised
        body = context.at(to).body
        return Makers([body] if body else [], [])
    joined = [named[-1]]
    while text[joined[0] - 1] in "、和" and joined[0] - 2 in named:
        joined.insert(0, joined[0] - 2)
    return Makers([facts.named(view.links[k]) for k in joined], [])
