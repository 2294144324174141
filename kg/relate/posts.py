"""Posts: who holds which post in which body."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.iri import SEGMENT, entity_iri, mint
from kg.model import Fact, Value

from . import apposition, bodies, careers, cv, facts, founded, labels, rosters, tables, tenure, verbs
from .apposition import Holding
from .chains import Chains
from .context import Context
from .view import PERSON, View

#: Chance that a fact of a pattern is right: the share found right on 175 real pages that nobody had read
#: (docs/facts.md). Of notes and lists there were too few to count.
CONFIDENCE = {
    "named": 0.95,
    "implied": 0.94,
    "after": 0.57,
    "label": 0.9,
    "verb": 0.78,
    "note": 0.9,
    "list": 0.9,
    "cv": 0.79,
}

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
        beside = holding.pattern in ("named", "implied", "label")  # who was elected to a term is told as of then
        if beside and tenure.over(holding.term, holding.body.name, holding.at, context):
            holding = replace(holding, former=True)
        key = holding.person.entity, holding.post, holding.body.name
        fact = _fact(view, holding)
        held[key] = _together(held[key], fact) if key in held else fact
    return [fact for key, fact in held.items() if not _elsewhere(held, key)]


def _together(one: Fact, other: Fact) -> Fact:
    """What is said of one post in two places: the fuller telling, with what the other adds of its time."""
    fuller, rest = (other, one) if len(other.slots) > len(one.slots) else (one, other)
    whole = {**rest.slots, **fuller.slots}
    if "from" in whole and "to" in whole and whole["from"][0].name <= whole["to"][0].name:
        return replace(fuller, slots=whole)
    return fuller


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
    yield from tables.holdings(view, context, chains)
    yield from _authors(view, context, chains)
    yield from verbs.elections(view, chains)
    yield from founded.members(view)
    yield from cv.holdings(view, chains)
    yield from verbs.holdings(view, chains)
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
    if holding.body.name in ("大会", "大会主席团", "主席团"):
        meeting = labels.main_meeting(view, holding.body.name.removeprefix("大会"))
        return replace(holding, body=meeting) if meeting else None
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
        "term": [facts.literal(holding.term)] if holding.term else [],
        "from": [facts.literal(holding.begin)] if holding.begin else [],
        "to": [facts.literal(holding.end)] if holding.end else [],
        **{key: [facts.literal(value)] for key, value in holding.traits},
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
