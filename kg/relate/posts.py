"""Posts: who holds which post in which body."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.iri import SEGMENT, entity_iri, mint
from kg.model import Fact, Value

from . import apposition, bodies, careers, clauses, cv, facts, labels, rosters
from .apposition import Holding
from .chains import Before, Chains
from .context import Context
from .view import ORG, PERSON, View

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
_GIVES = re.compile(r"选举|补选|增选|推选|推举|任命|聘任|聘请|增补|推荐|决定")
_AS = re.compile(
    rf"(?:等?\d+人|同志|等)?(?:续?任|为|担任|兼任|出任)(?P<posts>[^。；，、（\n{PERSON}]{{1,40}}(?:、[^。；，、\n{PERSON}]{{2,30}})*)"
)
_TAKES = re.compile(
    rf"(?P<people>{_PEOPLE})(?:同志)?(?:等?(?:[\d一二三四五六七八九十]+[名人位])?)?(?:全票|高票)?(?:当选为?|续任|担任|出任|就任|兼任|任|接任|现任|现为|历任|曾任|系|是)(?P<posts>[^。；，,\n\t（）{PERSON}]{{1,60}})"
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
        holding = _in_a_body(view, found)
        if holding is None:
            continue
        key = holding.person.entity, holding.post, holding.body.name
        fact = _fact(view, holding)
        if key not in held or len(fact.slots) > len(held[key].slots):
            held[key] = fact  # a line of a CV says from when
    return [fact for key, fact in held.items() if not _elsewhere(held, key)]


def _elsewhere(held: Mapping[tuple[str, str, str], Fact], key: tuple[str, str, str]) -> bool:
    """Whether a title behind a name (甲委员) only repeats a seat or office that is told with its body elsewhere."""
    person, post, _ = key
    if held[key].confidence != CONFIDENCE["after"]:
        return False
    said = [k for k, fact in held.items() if k[0] == person and k != key and fact.confidence > CONFIDENCE["after"]]
    seats = ("委员", *apposition.SEATS, "主席", "副主席", "秘书长")
    return any(other == post or (post == "委员" and other in seats and bodies.cppcc(name)) for _, other, name in said)


def _holdings(view: View, context: Context, chains: Chains) -> Iterator[Holding]:
    yield from apposition.before(view, chains)
    yield from labels.holdings(view, context)
    yield from rosters.holdings(view, context)
    yield from _authors(view, context, chains)
    yield from _elections(view, chains)
    yield from cv.holdings(view, chains)
    yield from _verbs(view, chains)
    yield from careers.holdings(view, context, chains)
    yield from apposition.after(view, chains)


#: A group of a meeting or a trip is no body.
_GROUP = re.compile(r"第[一二三四五六七八九十\d]+小?组")
#: Organs that stand between a place and a post: 田林街道|办事处|主任.
_ORGAN_OF_PLACE = re.compile(
    r"(?P<organ>办事处|管委会|管理委员会|居委会|村委会|党支部|党总支|联络组|商会|分部)(?P<post>.+)"
)


def _in_a_body(view: View, holding: Holding) -> Holding | None:
    """A post is held in a body: of a place with an organ word the organ's, of a bare place nobody's."""
    if holding.body.name in ("大会主席团", "主席团"):
        presidium = labels.main_meeting(view, "主席团")
        return replace(holding, body=presidium) if presidium else None
    if _GROUP.fullmatch(holding.body.name):
        return None
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
        last = _founded(view, start, end)
        for m in _AS.finditer(view.text, at, end):
            people = view.links_in(at, m.start(), PERSON)
            for item, body in chains.read(m.start("posts"), m.end("posts"), last) if people else ():
                last = last.then(body, item.post)
                for person in people:
                    yield Holding(person, item.post, body, False, at, m.end(), "verb")
            at = m.end()


def _founded(view: View, start: int, end: int) -> Before:
    """What a sentence that sets up a body gives to the bare titles after it: 选举产生了协商委员会，…甲任秘书长."""
    body = re.search(rf"产生了?({ORG})", view.text[start:end])
    return Before(facts.named(view.links[start + body.start(1)]), given=True) if body else Before()


def _verbs(view: View, chains: Chains) -> Iterator[Holding]:
    """Taking and leaving a post, and the rows of a list (name, posts)."""
    for pattern, former in ((_TAKES, False), (_ROW, False), (_IN_BRACKETS, False), (_ONCE, True), (_LEAVES, True)):
        for m in pattern.finditer(view.text):
            listed = view.text[max(0, m.start() - 1) : m.start()] in ("\n", "；", "：") and m[0].endswith("职务")
            if pattern is _LEAVES and m["verb"] == "的" and not (re.match("免去|撤销", m[0]) or listed):
                continue
            at = m.start("posts")
            stop = re.search(r"的?职务|职位|[以之]?后$", m["posts"])
            end = at + stop.start() if stop else m.end("posts")
            line = max(view.text.rfind(c, 0, m.start()) for c in "。\n") + 1
            for item, body in chains.read(at, end, _founded(view, line, m.start())):
                group = "cell" if m.groupdict().get("cell") else "people"
                for person in view.links_in(*m.span(group), PERSON):
                    left = former or item.former or "曾任" in m[0]
                    yield Holding(person, item.post, body, left, m.start(), m.end(), "verb")
