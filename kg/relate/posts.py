"""Posts: who holds which post in which body."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.iri import SEGMENT, entity_iri, mint
from kg.model import Fact, Value

from . import apposition, bodies, clauses, cv, facts, rosters, titles
from .apposition import Holding
from .chains import Before, Chains
from .context import Context
from .view import MEETING, ORG, PERSON, TITLE, View

#: Chance that a fact of a pattern is right when its mentions are: the share found right on gold and sample corpus.
CONFIDENCE = {
    "named": 0.99,
    "implied": 0.98,
    "after": 0.89,
    "label": 0.98,
    "verb": 0.98,
    "note": 0.95,
    "list": 0.98,
    "cv": 0.98,
}

_PEOPLE = apposition.PEOPLE.pattern
_LABEL = re.compile(
    rf"^(?:[一二三四五六七八九十]+、)?(?P<lead>大会(?:主席团)?|主席团|{ORG})?(?P<post>(?!请假|列席|缺席|出席|应到)[一-龥]{{0,6}}?{titles.POST}(?:、副秘书长)?)"
    rf"(?:（[^（）\n]{{1,20}}）)?(?:[：:]\n?|\n)(?P<people>{_PEOPLE}(?:\n{_PEOPLE}(?=\n|$))*)",
    re.M,
)
_HEAD = re.compile(rf"(?P<org>{ORG})$|(?P<title>{TITLE}(?:编委会|编辑委员会|编辑部))$", re.M)
_GIVES = re.compile(r"选举|补选|增选|推选|推举|任命|聘任|聘请|增补|推荐|决定")
_AS = re.compile(
    rf"(?:等?\d+人|同志|等)?(?:续?任|为|担任|兼任|出任)(?P<posts>[^。；，、（\n{PERSON}]{{1,40}}(?:、[^。；，、\n{PERSON}]{{2,30}})*)"
)
_TAKES = re.compile(
    rf"(?P<people>{_PEOPLE})(?:同志)?(?:全票|高票)?(?:当选为?|续任|担任|出任|就任|兼任|任|接任|现任|现为|历任|曾任|系|是)(?P<posts>[^。；，,\n\t（）{PERSON}]{{1,60}})"
)
_NOTE = r"(?:[（(][^（）()\n]{1,20}[）)])?"
_ROW = re.compile(
    rf"(?:^(?P<people>{PERSON}){_NOTE}\t?|(?P<cell>{PERSON}){_NOTE}\t)(?P<posts>[^。；，,\n\t{PERSON}]{{2,60}})"
    rf"(?=\t|\n|$|{PERSON}{_NOTE}\t)",
    re.M,
)
_IN_BRACKETS = re.compile(
    rf"(?P<people>{PERSON})[（(](?:[男女]，)?(?:[一-龥]{{1,4}}族，)?(?P<posts>[^。；，,\n\t（）(){PERSON}]{{3,40}})[）)]"
)
_ONCE = re.compile(
    rf"(?P<people>{PERSON})[^。\n{PERSON}]{{0,80}}?(?:曾任|前任)(?P<posts>[^。；，,\n\t（）{PERSON}]{{1,60}})"
)
_LEAVES = re.compile(
    rf"(?:免去|撤销|同意|接受)?(?P<people>{apposition.PEOPLE.pattern})(?:同志)?(?:因[^，。；]{{1,12}}，)?(?P<verb>辞去|不再担任|不再兼任|的)(?P<posts>[^。；，\n{PERSON}]{{1,40}}?)(?:的?职务|的请求|的?委员资格|$|(?=[。；，]))",
    re.M,
)
_AUTHOR = re.compile(
    rf"[（(](?:作者|本文作者|发言人)(?:{PERSON})?(?:系|为|是|单位：|：)(?P<posts>[^\n]{{2,120}}?)[）)]"
)


def extract(view: View, context: Context) -> list[Fact]:
    """All posts of the document, one fact for each person, post and body."""
    chains = Chains(view, context)
    held: dict[tuple[str, str, str], Fact] = {}
    for found in _holdings(view, context, chains):
        holding = _in_a_body(found)
        if holding is None:
            continue
        key = holding.person.entity, holding.post, holding.body.name
        fact = _fact(view, holding)
        if key not in held or len(fact.slots) > len(held[key].slots):
            held[key] = fact  # a line of a CV says from when
    return list(held.values())


def _holdings(view: View, context: Context, chains: Chains) -> Iterator[Holding]:
    yield from apposition.before(view, chains)
    yield from _labels(view, context)
    yield from rosters.holdings(view, context)
    yield from _authors(view, context, chains)
    yield from _elections(view, chains)
    yield from cv.holdings(view, chains)
    yield from _verbs(view, chains)
    yield from apposition.after(view, chains)


#: Organs that stand between a place and a post: 田林街道|办事处|主任.
_ORGAN_OF_PLACE = re.compile(
    r"(?P<organ>办事处|管委会|管理委员会|居委会|村委会|党支部|党总支|联络组|商会|分部)(?P<post>.+)"
)


def _in_a_body(holding: Holding) -> Holding | None:
    """A post is held in a body: of a place with an organ word the organ's, of a bare place nobody's."""
    if not (holding.body.entity or "").startswith(mint(SEGMENT["LOC"])):
        return holding
    match = _ORGAN_OF_PLACE.fullmatch(holding.post)
    if not match:
        return None
    name = holding.body.name + match["organ"]
    body = Value(name, entity_iri("ORG", name), holding.body.text + match["organ"])
    return replace(holding, body=body, post=match["post"])


def _fact(view: View, holding: Holding) -> Fact:
    slots = {
        "person": [facts.named(holding.person)],
        "post": [facts.literal(holding.post)],
        "org": [holding.body],
        "former": [facts.literal("true")] if holding.former else [],
        "sector": [facts.literal(holding.sector)] if holding.sector else [],
        "from": [facts.literal(holding.begin)] if holding.begin else [],
        "to": [facts.literal(holding.end)] if holding.end else [],
    }
    return facts.make(view, "post", slots, (holding.at, holding.to), by="posts/1", sure=CONFIDENCE[holding.pattern])


def _labels(view: View, context: Context) -> Iterator[Holding]:
    """主编：甲, a line each, under the line that names the body."""
    for m in _LABEL.finditer(view.text):
        body = _labelled_body(view, m.start()) or context.at(m.start()).body
        if m["lead"] == ORG:
            body = facts.named(view.links[m.start("lead")])
        elif m["lead"] or _of_meeting(view, m.start()):
            body = _main_meeting(view, "主席团" if "主席团" in (m["lead"] or "") else "")
        if body is None or "、" in m["post"]:
            continue
        if m["post"].endswith("主任") and bodies.committee(body.name) == body.name:
            body = _organ(view, body, m.start()) or body
        post, body = titles.normal(m["post"], body)
        for person in view.links_in(m.start("people"), m.end("people"), PERSON):
            yield Holding(person, post, body, False, m.start(), m.end(), "label")


def _organ(view: View, body: Value, at: int) -> Value | None:
    """The special committee of ``body`` that was named last: a committee has a chairman, its organ a director."""
    for n in sorted((n for n in view.links if n < at), reverse=True):
        name = view.links[n].name
        if view.text[n] == ORG and name != body.name and name.startswith(body.name) and name.endswith("委员会"):
            return facts.named(view.links[n])
    return None


def _of_meeting(view: View, at: int) -> bool:
    """Whether the line above is of the officers of a meeting: 二、大会秘书长、副秘书长."""
    above = view.text[max(0, at - 80) : at].rstrip("\n").split("\n")
    return any("大会" in line and len(line) < 20 for line in above[-3:])


def _main_meeting(view: View, organ: str) -> Value | None:
    """The meeting that the document is about, or its presidium."""
    first = next((view.links[n] for n in sorted(view.links) if view.text[n] == MEETING), None)
    return bodies.value(first.name + organ) if first else None


def _labelled_body(view: View, at: int) -> Value | None:
    """The nearest line above, within 400 characters, that ends in a body's name."""
    for m in reversed(list(_HEAD.finditer(view.text, max(0, at - 400), at))):
        if m["org"]:
            return facts.named(view.links[m.start("org")])
        if m["title"]:
            return bodies.value(view.printed(m.start(), m.end()))
    return None


def _authors(view: View, context: Context, chains: Chains) -> Iterator[Holding]:
    """（作者系全国政协…副主任，…研究员）: the author is the byline's."""
    for m in _AUTHOR.finditer(view.text):
        speaker = context.at(m.start()).speaker
        if speaker is None:
            continue
        start = m.start("posts")
        for end in [*(start + n.start() for n in re.finditer("[，,；;]", m["posts"])), m.end("posts")]:
            for item, body in chains.read(start, end):
                yield Holding(speaker, item.post, body, item.former, m.start(), m.end(), "note")
            start = end + 1


def _elections(view: View, chains: Chains) -> Iterator[Holding]:
    """选举甲为主席，乙、丙为副主席: each 为 takes whom was named since the one before."""
    for start, end in clauses.sentences(view.text, 0, len(view.text)):
        verb = _GIVES.search(view.text, start, end)
        alone = re.match(rf"{_PEOPLE}为", view.text[start:end])  # an item of a list under 任命：
        if verb is None and alone is None:
            continue
        at = verb.end() if verb else start
        founded = re.search(rf"产生了?({ORG})", view.text[start:end])
        last = Before()
        if founded:
            last = Before(facts.named(view.links[start + founded.start(1)]), given=True)
        for m in _AS.finditer(view.text, at, end):
            people = view.links_in(at, m.start(), PERSON)
            for item, body in chains.read(m.start("posts"), m.end("posts"), last) if people else ():
                last = last.then(body, item.post)
                for person in people:
                    yield Holding(person, item.post, body, False, at, m.end(), "verb")
            at = m.end()


def _verbs(view: View, chains: Chains) -> Iterator[Holding]:
    """Taking and leaving a post, and the rows of a list (name, posts)."""
    for pattern, former in ((_TAKES, False), (_ROW, False), (_IN_BRACKETS, False), (_ONCE, True), (_LEAVES, True)):
        for m in pattern.finditer(view.text):
            listed = view.text[max(0, m.start() - 1) : m.start()] in ("\n", "；", "：") and m[0].endswith("职务")
            if pattern is _LEAVES and m["verb"] == "的" and not (re.match("免去|撤销", m[0]) or listed):
                continue
            at = m.start("posts")
            stop = re.search(r"的?职务|职位", m["posts"])
            end = at + stop.start() if stop else m.end("posts")
            for item, body in chains.read(at, end):
                group = "cell" if m.groupdict().get("cell") else "people"
                for person in view.links_in(*m.span(group), PERSON):
                    left = former or item.former or "曾任" in m[0]
                    yield Holding(person, item.post, body, left, m.start(), m.end(), "verb")
