"""Who issued a document and who wrote it: as its title says, or the words before it."""

import re
from typing import NamedTuple

from kg.model import Value

from . import bodies, facts, lexicon
from .context import Context
from .view import LOC, ORG, PERSON, TITLE, View

_MAKERS = lexicon.alternatives("makers")
_MADE = re.compile(
    rf"(?P<verb>{_MAKERS})了?(?:的)?(?:[^，。；{TITLE}]{{0,12}})?(?:{TITLE}(?:[（(][^（）()]{{1,12}}[）)])?(?:以?及|[、和])?)*$"
)
_PROPOSED = re.compile(rf"(?P<who>{ORG}|{PERSON})[^，。；{TITLE}{ORG}{PERSON}]{{0,14}}(?:提(?:出|交)的?|撰写的?)$")
_WROTE = re.compile(
    rf"(?P<who>{PERSON})(?:委员|同志|主席|副主席)?(?:代表(?P<for>{ORG})[^，。；{PERSON}]{{0,8}})?[^，。；{PERSON}]{{0,14}}?"
    rf"(?:所作的?|所写的?|作的|著|发表了?|作了?|以)(?:题为)?$"
)
_FOR = re.compile(rf"代表(?P<for>{ORG}|[^，。；{PERSON}]{{2,12}}?)(?:（[^（）]*）)?(?:所?作|发言)")
_OF_MEETING = re.compile(r"^(?P<org>政协.{2,24}?会议(?:提案(?:审查)?委员会)?)(?=.{0,6}决议|关于)")
#: A title that begins with its body's name; what stands of a term is no part of that.
_OF_BODY = re.compile(
    r"^(?:中国人民政治协商会议|政协)(?:第[^届]{1,4}届)?(?P<place>[^第全]{2,14}?)(?:第[^届]{1,4}届)?委员会(?P<organ>常务委员会|[^会]{2,8}委员会)?"
)
_OF_PARTY = re.compile(r"^(?P<org>中共(?:.{2,14}?委|中央))(?:员会)?(?=\d|关于|、|\s|[^员]*人民政府)")
_OF_GOVERNMENT = re.compile(r"(?:^|、|\s|委员会)(?P<org>[^、\s中]{2,12}?人民政府)(?=关于|办公)")
#: 清河文史资料, 清河政协: what a committee of that place puts out.
_LOCAL = re.compile(r"^(?P<place>[^文政]{2,6}?)(?:文史|政协)(?:资料|丛书|选辑|通讯|天地)*")
#: 海西州 is short for a longer name; a county's is not.
_SHORT = 3
#: Papers that a meeting hears of but others made: 审议《政府工作报告》.
_OTHERS = re.compile(r"政府|法院|检察院|预算|国民经济")


class Makers(NamedTuple):
    """Those who issued a document, and those who wrote it."""

    issuer: list[Value]
    author: list[Value]


def of(view: View, context: Context, at: int, n: int) -> Makers:
    """The makers of the title at ``n``, said in the title itself or from ``at`` on."""
    name, before = view.titles[n], view.text[at:n]
    if m := _PROPOSED.search(before):
        who = facts.named(view.links[at + m.start("who")])
        return Makers([who], []) if m["who"] == ORG else Makers([], [who])
    if issuer := in_title(view, context, name) or _local(view, context, name):
        return Makers(issuer, [])
    if m := _WROTE.search(before):
        office = at + m.start("for") if m["for"] else -1
        if office < 0:
            office = next((k for k in range(at + m.start("who"), at - 1, -1) if view.text[k] == ORG), -1)
        return Makers(
            [facts.named(view.links[office])] if office >= 0 else [], [facts.named(view.links[at + m.start("who")])]
        )
    if made := _MADE.search(before):
        if not (made["verb"] in ("审议", "研究") and _OTHERS.search(name)):
            return _subject(view, context, at, at + made.start(), made["verb"])
    elif view.text[n - 1 : n] == ORG:
        return Makers([facts.named(view.links[n - 1])], [])
    return Makers([], [])


def in_title(view: View, context: Context, name: str) -> list[Value]:
    """The bodies that a title begins with: 政协…委员会关于…, 中共…委员会 …人民政府关于…."""
    if m := _OF_MEETING.match(name):
        return [bodies.value(m["org"])]
    if m := _OF_BODY.match(name):
        body = f"政协{m['place']}委员会"
        if not re.search("[省市县区州盟旗]$", m["place"]) or len(m["place"]) <= _SHORT:
            body = _known(view, context, m["place"]) or _known(view, context, m["place"][:-1]) or body
        return [bodies.value(body + (m["organ"] or ""))]
    where = bodies.place(context.body.name) if context.body else ""
    if name == "政府工作报告" and where:
        return [bodies.value(f"{where}人民政府")]
    found = [m["org"] + "员会"] if (m := _OF_PARTY.match(name)) else []
    found = ["中国共产党中央委员会" if "中央" in org else org for org in found]
    found += [m["org"] for m in _OF_GOVERNMENT.finditer(name)] if found else []
    return [bodies.value(org) for org in found]


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
    if people and (lexicon.table("makers")[verb] == "author" or verb in ("出版", "编写")):
        return Makers([], [facts.named(people[-1])])
    text = view.text
    named = [k for k in range(at, to) if text[k] == ORG and not re.match("的|领导|同意|批准|部署", text[k + 1 : k + 3])]
    if not named:
        body = context.at(to).body
        return Makers([body] if body else [], [])
    joined = [named[-1]]
    while text[joined[0] - 1] in "、和" and joined[0] - 2 in named:
        joined.insert(0, joined[0] - 2)
    return Makers([facts.named(view.links[k]) for k in joined], [])
