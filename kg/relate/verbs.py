"""Posts that a verb gives, takes or ends, and posts whose holder stands behind 是 or in brackets.

选举甲为主席，乙、丙为副主席              → each 为 takes whom was named since the one before
甲接替乙当选主席; 免去甲的秘书长职务      → taking and leaving
主席由县委书记甲兼任; 主席是甲            → the post first
"""

import re
from collections.abc import Iterator

from kg.patterns import searched

from . import apposition, bodies, clauses, founded
from .apposition import Holding
from .chains import Before, Chains
from .view import MEETING, PERSON, View

_PEOPLE = apposition.PEOPLE.pattern
_GIVES = searched(
    rf"选举|补选|增选|推选|推举|推定|公推|任命|聘任|聘请|增补|推荐|指派|委派|指定|决定|同意|(?:^|(?<=[，；。、]))以(?={PERSON})",
    re.M,
)
#: 同志, 等5名同志: what follows names before a verb.
_COUNTED = r"(?:同志)?(?:等?(?:[\d一二三四五六七八九十]+[名人位])?(?:同志|委员|代表|人选)?)?"
_AS = re.compile(
    rf"{_COUNTED}(?:续任|继任|(?<!主)任|(?:增补|增选|补选|选举|推选|推举|聘任|聘)?为|担任|兼任|出任)"
    rf"(?P<posts>[^。；，、（\n{PERSON}]{{1,40}}(?:、[^。；，、\n{PERSON}]{{2,30}})*)"
)
#: 甲接替乙当选主席
_FOLLOWS = rf"(?:[^，。；{PERSON}]{{0,4}}(?:接替|接任|代替){PERSON}后?，?)?"
_TAKES = re.compile(
    rf"(?P<people>{_PEOPLE}){_COUNTED}{_FOLLOWS}(?:全票|高票|已经?|再次|随后|又|则|后)?"
    r"(?:当选为?|续任|继任|担任|出任|就任|兼任|兼(?![职顾之备收并])|任|接任|调任|升任|改任|现任|现为|历任|曾任|系|是)"
    rf"(?P<posts>[^。；，,\n\t（）{PERSON}]{{1,60}})"
)
_ELECTED = re.compile(rf"{PERSON}当选(?!为)[^，。；{PERSON}]+[，；]")
_NOTE = r"(?:[（(][^（）()\n]{1,20}[）)])?"
_ROW = re.compile(
    rf"(?:^(?P<people>{PERSON}){_NOTE}\t?|(?P<cell>{PERSON}){_NOTE}\t)(?P<posts>[^。；，,\n\t{PERSON}]{{2,60}})"
    rf"(?=\t|\n|$|{PERSON}{_NOTE}\t)",
    re.M,
)
_IN_BRACKETS = re.compile(
    rf"(?P<people>{PERSON})[（(](?:[男女]，)?(?:[一-龥]{{1,4}}族，)?(?P<posts>[^。；，,\n\t（）(){PERSON}]{{3,40}})[）)]"
)
_ONCE = re.compile(rf"(?P<people>{PERSON})[^。\n{PERSON}]{{0,80}}?曾任(?P<posts>[^。；，,\n\t（）{PERSON}]{{1,60}})")
#: The post first: 主席是甲, 主席由县委书记乙兼任.
_FIRST = rf"(?:^|(?<=[，。；：、（]))(?P<posts>[^。；，、\n（）{PERSON}]{{2,30}}?)"
_IS = re.compile(
    rf"{_FIRST}(?:分别|依次)?[是为系有][：:]?(?:[^，。；{PERSON}]{{1,6}}人)?(?P<people>{_PEOPLE})(?=[，。；（]|$)", re.M
)
_BY = re.compile(
    rf"{_FIRST}(?:一职|职务)?由[^，。；{PERSON}]{{0,30}}(?P<people>{_PEOPLE}){_COUNTED}(?:担任|兼任|出任|接任|继任|兼|任)(?=[，。；]|$)",
    re.M,
)
_LEAVES = searched(
    rf"(?:免去|撤销|同意|接受)?(?P<people>{_PEOPLE})(?:同志)?(?:因[^，。；]{{1,12}}，)?(?P<verb>辞去|不再担任|不再兼任|的)"
    rf"(?P<posts>[^。；，\n{PERSON}]{{1,40}}?)(?:的?职务|的请求|的?委员资格|$|(?=[。；，]))",
    re.M,
)
#: Pattern and whether it tells of a post no longer held.
_PATTERNS = (
    (_TAKES, False),
    (_ROW, False),
    (_IN_BRACKETS, False),
    (_IS, False),
    (_BY, False),
    (_ONCE, True),
    (_LEAVES, True),
)
#: 大会执行主席为甲，秘书长为乙: the officers of one meeting.
_OF_MEETING = re.compile("大会|执行主席|主席团")


def elections(view: View, chains: Chains) -> Iterator[Holding]:
    """选举甲为主席，乙、丙为副主席: each 为 takes whom was named since the one before."""
    for start, end in clauses.sentences(view.text, 0, len(view.text)):
        verb = _GIVES.search(view.text, start, end)
        alone = re.match(rf"{_PEOPLE}为", view.text[start:end])  # an item of a list under 任命：
        if verb is None and alone is None:
            continue
        at = verb.end() if verb else start
        last: Before | None = None
        for m in _AS.finditer(view.text, at, end):
            for later in _GIVES.finditer(view.text, at, m.start()):  # 推举甲作报告，决定乙为委员
                at = later.end() if PERSON in view.text[later.end() : m.start()] else at
            for other in _ELECTED.finditer(view.text, at, m.start()):  # 甲当选某会主任委员，乙当选为副主任委员
                at = other.end()
            people = view.links_in(at, m.start(), PERSON)
            last = last or _occasion(view, start, m.start())
            for item, body in chains.read(m.start("posts"), m.end("posts"), last) if people else ():
                last = last.then(body, item.post)
                for person in people:
                    yield Holding(person, item.post, body, False, at, m.end(), "verb", term=item.term)
            at = m.end()


def _occasion(view: View, start: int, end: int) -> Before:
    """What the words ``[start, end)`` of a sentence give to the bare titles after them.

    选举产生了协商委员会，…甲任秘书长: the body just set up; 民盟某市三届一次全委会议选举甲为主任委员: the one that met.
    """
    if new := founded.body(view, start, end):
        return Before(new, given=True)
    for n in range(end - 1, start - 1, -1):
        link = view.links.get(n)
        if view.text[n] == MEETING and link and (body := link.about.get("body", "")):
            return Before(bodies.value(bodies.of_party(body)), given=True)
    return Before()


def holdings(view: View, chains: Chains) -> Iterator[Holding]:
    """Taking and leaving a post, and the rows of a list (name, posts)."""
    for pattern, former in _PATTERNS:
        for m in pattern.finditer(view.text):
            listed = view.text[max(0, m.start() - 1) : m.start()] in ("\n", "；", "：") and m[0].endswith("职务")
            if pattern is _LEAVES and m["verb"] == "的" and not (re.match("免去|撤销", m[0]) or listed):
                continue
            line = max(view.text.rfind(c, 0, m.start()) for c in "。\n") + 1
            if pattern is _IS and _OF_MEETING.search(view.text, line, m.start("people")):
                continue
            at = m.start("posts")
            stop = re.search(r"的?职务|职位|[以之]?后$", m["posts"])
            end = at + stop.start() if stop else m.end("posts")
            for item, body in chains.read(at, end, _occasion(view, line, m.start())):
                group = "cell" if m.groupdict().get("cell") else "people"
                for person in view.links_in(*m.span(group), PERSON):
                    left = former or item.former or "曾任" in m[0]
                    yield Holding(person, item.post, body, left, m.start(), m.end(), "verb", term=item.term)
