"""Who came along on an activity: those led, those who kept company, the bodies that did it together."""

import re
from collections.abc import Iterator

from kg.model import Value

from . import facts
from .view import LOC, ORG, PERSON, View

_LED = re.compile(
    r"(?:率领?的?|带领|组织|会同|陪同|邀请)(?P<who>[^，。；]*?)"
    r"(?=，|。|先后|分别|一行|深入|来到|前往|走进|走访|赴|到|就|对|围绕|开展|进行|专题|实地|$)"
)
_PEOPLE = re.compile(r"委员|干部|人员|专家|代表")
#: 甲局、乙局负责同志陪同: the bodies by whom they are sent.
_SENT = re.compile(
    rf"(?P<bodies>{ORG}(?:[、和及]{ORG})*)等?(?:单位|部门)?(?:的|有关|相关|主要|分管)*(?:负责人|负责同志|领导|同志|干部|人员)"
)
_SOME = re.compile(r"[一-龥]{0,10}(?:部分|全体|有关|相关)[一-龥]{0,8}(?:委员|干部|人员|专家|代表|负责人|同志)")
#: 县政协常委和部分委员到…视察: who of the body went.
_OF_BODY = re.compile(
    rf"[^，。；{ORG}{PERSON}]{{0,12}}?，?(?:组织)?(?P<who>(?:部分)?(?P<body>{ORG})(?:部分)?(?:常委(?!会)|委员(?!会)|领导|干部|机关)"
    r"[^，。；]{0,16}?)，?(?=先后|分别|到|对|赴|就|前往|深入|来到|走进|视察|考察|调研|走访|参观)"
)
#: 县政协第二调研组: the team, not the body it is of.
_TEAM = re.compile(r"^(?!.*(?:组成|成立|组建)).*[组团队]$")
#: 会议期间，与会人员参观了…
_TEAM_GOES = re.compile(
    r"(?:^|，)(?P<who>(?:与会|参会)(?:人员|委员|代表|同志))(?:先后|分别|一行|还|实地|集体)*(?=到|赴|前往|深入|来到|走进|视察|考察|调研|走访|参观|观摩|察看)"
)
#: 驻某省政协委员和市政协机关干部: members are meant, not the body.
_MEMBERS_OF = re.compile(
    rf"(?:[驻住在][一-龥{LOC}]{{1,3}})?(?P<of>{ORG})(?:机关)?(?:常委|委员|干部|老干部|领导|专家)(?!会)(?![^，。；、和]{{0,6}}{PERSON})"
)
_WHAT = (
    r"(?:(?:此次|本次|这次|专题|专项|集中|联合|民主)*"
    r"(?:调研|视察|考察|监督|督导|慰问|检查|走访|参观|座谈|接待|活动|汇报))"
)
#: Who came along: 甲、乙陪同考察, 丙等参加活动, 在丁的陪同下, 戊出席活动.
COMPANY = re.compile(
    rf"陪同|(?:参加|参与|出席)了?{_WHAT}+(?=$|[，。；、了并])|(?:一同|一起|一道|随同|(?<![会共协合陪随一])同){_WHAT}|(?:参加|参与|随行)(?=$|[，。；])"
)
#: Who makes up the team: 小组成员有甲、乙.
MEMBERS = re.compile(rf"(?:组|团|队)?成员(?:有|包括|为|：)(?P<who>[^。；]*{PERSON}[^。；]*)")
#: Bodies that do it together: 由甲会、乙会组成调研组, 会同丙局, 与丁会联合.
_TOGETHER = re.compile(
    rf"(?:会同|联合|协同|邀请|随)(?P<who>{ORG}(?:[、和及]{ORG})*)|(?P<made>{ORG}(?:[、和及]{ORG})+)(?:共同|联合)*组成"
)
_HOSTED = re.compile(
    rf"(?P<host>{PERSON}[^，。；]{{0,30}}?)陪同(?P<guest>[^。；]{{0,60}}?{PERSON})[^，。；{PERSON}]{{0,6}}?，?(?=到|赴|深入|前往|来|在|调研|视察|考察|走访)"
)
#: 甲，乙、丙等一行: one leads, the others come along.
_PARTY = re.compile(
    rf"{PERSON}[^。；]{{0,90}}[、，][^，。；{PERSON}]{{0,40}}{PERSON}[^，。；{PERSON}]{{0,6}}等[^，。；{PERSON}]{{0,14}}一行"
)
_TOLD_TO = re.compile(rf"向[^，。；]{{0,14}}?({PERSON})[^，。；]{{0,4}}汇报")
_TRAINED = re.compile(r"对(?P<who>[^，。；]{2,30}?)(?:共?\d+[余多]?人)?(?:进行|开展)了?[^，。；]{0,4}培训")
_JOINS = re.compile(
    rf"{PERSON}参加了?({ORG})(?:组织的|举办的|开展的)?[^，。；]{{2,40}}(?:视察|调研|考察|监督|协商|座谈)"
)
#: 走访了委员甲、乙，看望丙, 会见了丁率领的访问团: on whom somebody called.
_CALLED_ON = re.compile(
    rf"(?:走访|看望|慰问|会见)(?:看望|慰问)?了?(?P<who>[^，。；]*?[{PERSON}][^，。；]*(?:，(?:以及|和)[^，。；]*)?)"
)


def hosts(view: View, at: int, to: int) -> tuple[list[Value], list[Value]]:
    """甲陪同乙到…调研: the guest who leads, and the host who comes along; nobody where it is said otherwise."""
    m = _HOSTED.search(view.text, at, to)
    if m is None:
        return [], []
    lead, led = ((facts.named(link) for link in view.links_in(*m.span(side), PERSON)) for side in ("guest", "host"))
    first, *rest = lead
    return [first], [*led, *rest]


def party(view: View, at: int, to: int, leaders: list[Value]) -> tuple[list[Value], list[Value]]:
    """Those of ``leaders`` who lead, and those who come along: 甲、乙等一行."""
    return (leaders[:1], leaders[1:]) if _PARTY.search(view.text, at, to) else (leaders, [])


def participants(view: View, at: int, to: int, leaders: list[Value]) -> list[Value]:
    """Who came along: those led, those who kept company, those trained or reported to."""
    text = view.text
    known = {value.name for value in leaders}
    found = [value for m in _LED.finditer(text, at, to) for value in _group(view, *m.span("who"))]
    if m := COMPANY.search(text, at, to):
        found += _company(view, at, m.start())
    if m := MEMBERS.search(text, at, to):
        found += [facts.named(link) for link in view.links_in(*m.span("who"), PERSON)]
    if m := _TOGETHER.search(text, at, to):
        found += [facts.named(link) for link in view.links_in(*m.span("who" if m["who"] else "made"), ORG)]
    if m := _CALLED_ON.search(text, at, to):
        found += [facts.named(link) for link in view.links_in(*m.span("who"), PERSON)]
    if m := _TOLD_TO.search(text, at, to):
        found.append(facts.named(view.links[m.start(1)]))
    if m := _TRAINED.search(text, at, to):
        words = re.sub(r"共\d+.*$", "", view.printed(*m.span("who")))
        found += [facts.literal(word) for word in re.split("[、和]", words) if word]
    if not found and (m := _OF_BODY.match(text, at, to)) and facts.named(view.links[m.start("body")]).name in known:
        found.append(facts.literal(view.printed(*m.span("who"))))
    if not found and (m := _TEAM_GOES.search(text, at, to)):
        found.append(facts.literal(view.printed(*m.span("who"))))
    return [value for value in found if value.name not in known]


def _company(view: View, at: int, to: int) -> list[Value]:
    """Who kept company, as named before the word for it: persons, else bodies by those sent, else the words."""
    if persons := view.links_in(at, to, PERSON):
        return [facts.named(link) for link in persons]
    start = max(view.text.rfind(mark, at, to) for mark in "，。；\n") + 1 or at
    if sent := [n for m in _SENT.finditer(view.text, start, to) for n in range(*m.span("bodies"))]:
        return [facts.named(view.links[n]) for n in sent if n in view.links]
    words = view.printed(start, to)
    return [facts.literal(words)] if _SOME.fullmatch(words) else []


def _group(view: View, at: int, to: int) -> Iterator[Value]:
    """The bodies and persons among those led, else the words for them: 部分政协委员."""
    links = view.links_in(at, to, ORG + PERSON)
    words = view.printed(at, to)
    team = _TEAM.search(words) and not view.links_in(at, to, PERSON) and len(links) == 1
    if links and not team:
        sent = {m.start("of"): facts.literal(view.printed(*m.span())) for m in _MEMBERS_OF.finditer(view.text, at, to)}
        named = [n for n in range(at, to) if view.text[n] in ORG + PERSON]
        yield from (sent.get(n) or facts.named(view.links[n]) for n in named)
    elif 2 <= len(words) < 20 and (team or _PEOPLE.search(words)):
        yield facts.literal(re.sub(r"(?:共?\d+[余多]?(?:名|位|人次?))?等?$", "", words))


def joined(view: View, at: int, to: int, leaders: list[Value]) -> Value | None:
    """副主席甲参加乙政协组织的…视察: the body that leads where somebody of another only takes part."""
    m = _JOINS.search(view.text, at, to)
    return facts.named(view.links[m.start(1)]) if m and leaders else None
