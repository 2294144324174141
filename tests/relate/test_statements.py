"""Links, facts and relations as statements; and the law that facts come back from them."""

from array import array
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.iri import ENTITY, ONTOLOGY, entity_iri, mint
from kg.model import AlignedText, Document, Fact, Link, Mention, Statement, Value
from kg.relate.statements import Relation, statements
from kg.schema import FACTS, FactType, Slot, concept, concepts_in, schemes, span, term_name, tidy
from kg.store.facts import facts

BODY = "政协乙县委员会"
SOURCE = "县政协主席江 一川\n主持，副主席何秋出席。"
KEPT = [i for i, char in enumerate(SOURCE) if not char.isspace()]
DOCUMENT = Document(
    "乙县.txt", "0" * 64, "text/plain", SOURCE, AlignedText("".join(SOURCE[i] for i in KEPT), array("l", KEPT))
)


def make(*given: Fact, links: tuple[Link, ...] = (), relations: tuple[Relation, ...] = ()) -> tuple[Statement, ...]:
    return statements(DOCUMENT, links, given, relations)


def triples(made: tuple[Statement, ...]) -> set[tuple[str, str, str]]:
    return {
        (one.subject.removeprefix(ENTITY), one.predicate, one.object.removeprefix(ENTITY).removeprefix(ONTOLOGY))
        for one in made
    }


def link(label: str, name: str, text: str, **about: str) -> Link:
    start = DOCUMENT.text.index(text)
    return Link(Mention(start, start + len(text), label, text, 0.7), name, entity_iri(label, name), about)


def post(**slots: Value) -> Fact:
    return Fact("post", {key.rstrip("_"): (one,) for key, one in slots.items()}, 0, 8, "posts", 0.9)


CHAIR = {"person": Value("江一川", entity_iri("PERSON", "江一川"), "江一川"), "post": Value("主席"), "org": Value(BODY)}


def test_a_link_gives_class_names_and_what_the_name_says():
    found = triples(make(links=(link("ORG", BODY, "县政协", place="乙县", level="县", term="十"),)))
    assert found == {
        (f"body/{BODY}", "type", "Committee"),
        (f"body/{BODY}", "prefLabel", BODY),
        (f"body/{BODY}", "altLabel", "县政协"),
        (f"body/{BODY}", "locatedIn", "place/乙县"),
        (f"body/{BODY}", "level", "level/县级"),
        ("place/乙县", "type", "Place"),
        ("place/乙县", "prefLabel", "乙县"),
        (f"term/{BODY}/第十届", "type", "Term"),
        (f"term/{BODY}/第十届", "prefLabel", f"{BODY}第十届"),
        (f"term/{BODY}/第十届", "title", "第十届"),
        (f"term/{BODY}/第十届", "termOf", f"body/{BODY}"),
        (f"term/{BODY}/第十届", "number", "10"),
    }


def test_a_session_is_in_a_term_of_its_body():
    name = "政协第十届乙县委员会第二次会议"
    found = triples(make(links=(link("MEETING", name, "主持", body=BODY, term="十", session="二"),)))
    assert {
        (f"meeting/{name}", "type", "PlenarySession"),
        (f"meeting/{name}", "ofBody", f"body/{BODY}"),
        (f"meeting/{name}", "inTerm", f"term/{BODY}/第十届"),
        (f"meeting/{name}", "number", "2"),
    } <= found


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("政协第十届乙县委员会常务委员会第三次会议", "常务委员会会议"),
        ("政协第十届乙县委员会第三次会议", "全体会议"),
        ("中国共产党乙县第七届委员会第九次全体会议", "全体会议"),
        ("“某事”专题议政会", "专题议政会"),
        ("企业家座谈会", "座谈会"),
    ],
)
def test_the_name_of_a_meeting_says_its_kind(name, kind):
    found = triples(make(links=(link("MEETING", name, "主持"),)))
    assert {value for _, predicate, value in found if predicate == "kind"} == {f"meeting-kind/{kind}"}


def test_a_place_with_a_code_is_a_division():
    found = triples(make(links=(link("LOC", "乙县", "县", code="140521", place="甲市"),)))
    assert {("place/乙县", "type", "Division"), ("place/乙县", "divisionCode", "140521")} <= found
    assert ("place/乙县", "locatedIn", "place/甲市") in found


def test_an_organ_is_part_of_its_body_and_of_a_kind():
    name = f"{BODY}提案委员会"
    found = triples(make(links=(link("ORG", name, "县政协"),)))
    assert (f"body/{name}", "partOf", f"body/{BODY}") in found
    assert (f"body/{name}", "kind", "special-committee/提案委员会") in found


def test_an_entity_is_described_once_and_each_short_form_once():
    twice = (link("ORG", BODY, "县政协"), link("ORG", BODY, "县政协"), link("ORG", BODY, "政协"))
    made = make(links=twice)
    assert len([one for one in made if one.predicate == "type"]) == 1
    assert [one.object for one in made if one.predicate == "altLabel"] == ["县政协", "政协"]


def test_dates_and_posts_are_no_entities():
    assert make(links=(Link(Mention(0, 2, "POST", "主席"), "主席", ""),)) == ()


def test_a_post_exists_apart_from_its_holder():
    made = make(post(**CHAIR, from_=Value("2016"), term=Value("十届")))
    found = triples(made)
    node = f"membership/江一川/{BODY}/主席"
    assert {
        (node, "type", "Membership"),
        (node, "member", "person/江一川"),
        (node, "post", f"post/{BODY}/主席"),
        (node, "organization", f"body/{BODY}"),
        (node, "startDate", "2016"),
        (node, "inTerm", f"term/{BODY}/第十届"),
        (f"post/{BODY}/主席", "title", "主席"),
        (f"post/{BODY}/主席", "postIn", f"body/{BODY}"),
        (f"post/{BODY}/主席", "role", "role/主席"),
    } <= found
    assert {one.datatype for one in made if one.predicate == "startDate"} == {"gYear"}


def test_the_evidence_is_the_source_as_printed():
    (mark,) = [one for one in make(post(**CHAIR)) if one.predicate == "evidence"]
    assert (mark.start, mark.end, mark.original) == (0, 9, "县政协主席江 一川")
    assert mark.object.startswith(mint("evidence", "乙县.txt", "0-9-"))


def test_what_is_no_entity_is_known_only_in_its_document():
    given = Fact(
        "activity", {"participants": (Value("机关工作人员"),), "kind": (Value("调研"),)}, 0, 8, "activities", 0.5
    )
    found = triples(make(given))
    assert ("unresolved/乙县.txt/机关工作人员", "type", "Unresolved") in found
    assert ("activity/乙县.txt/调研/-", "participant", "unresolved/乙县.txt/机关工作人员") in found


@pytest.mark.parametrize(
    ("slots", "node"),
    [
        (
            {"date": "2021-03-01/2021-03-02", "kind": "专题调研", "leader": "何秋", "visited": "柳湾村"},
            "2021-03-01_2021-03-02/调研/何秋/柳湾村",
        ),
        ({"date": "2021-03", "kind": "调研", "leader": "何秋", "topic": "文旅"}, "2021-03/调研/何秋/文旅"),
        ({"date": "2021", "kind": "调研"}, "2021/调研/-"),
    ],
)
def test_an_activity_is_known_by_date_kind_leader_and_where(slots, node):
    given = Fact("activity", {key: (Value(name),) for key, name in slots.items()}, 0, 8, "activities", 0.5)
    assert (f"activity/{node}", "type", "Activity") in triples(make(given))


def test_relations_name_both_ends():
    term = f"{ENTITY}term/{BODY}/第十届"
    meeting, programme = entity_iri("MEETING", "乙县座谈会"), entity_iri("PROGRAM", "书香乙县")
    given = (Relation(meeting, "inTerm", term, 0, 3), Relation(entity_iri("ORG", BODY), "runs", programme, 0, 3))
    found = triples(make(relations=given))
    assert {
        ("meeting/乙县座谈会", "inTerm", f"term/{BODY}/第十届"),
        (f"term/{BODY}/第十届", "number", "10"),
        (f"body/{BODY}", "runs", "programme/书香乙县"),
        ("programme/书香乙县", "prefLabel", "书香乙县"),
    } <= found


@pytest.mark.parametrize(
    "wrong",
    [
        {"given": (Fact("post", {"colour": (Value("红"),)}, 0, 2, "x", 1.0),)},
        {"links": (link("ORG", BODY, "县政协", colour="红"),)},
        {"relations": (Relation(entity_iri("ORG", BODY), "likes", entity_iri("LOC", "乙县"), 0, 2),)},
    ],
    ids=["slot", "about", "relation"],
)
def test_what_is_not_declared_is_an_error(wrong):
    with pytest.raises(KeyError):
        make(*wrong.pop("given", ()), **wrong)


# ---------------------------------------------------------------- the law

NAMES = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="_、"), min_size=1, max_size=8)
MONTHS = st.dates().map(lambda day: day.isoformat()[:7])
DAYS = st.one_of(
    st.dates().map(str), MONTHS, st.integers(1000, 2999).map(str), NAMES.filter(lambda text: "/" not in text)
)
NUMBERS = st.one_of(st.integers(0, 10**9), st.floats(0.01, 10**6).map(lambda value: round(value, 2)))


def values(slot: Slot) -> st.SearchStrategy[Value]:
    """Anything a slot may hold, linked or not, in or out of the vocabulary."""
    printed = st.one_of(st.just(""), NAMES)
    if slot.labels:
        labels = st.sampled_from([*slot.labels, None])
        return st.builds(
            lambda label, name, text: Value(name, label and entity_iri(label, name), text), labels, NAMES, printed
        )
    if slot.kind == "concept":
        known = st.sampled_from([one.label for one in concepts_in(slot.scheme)])
        return st.lists(
            known | NAMES, min_size=1, max_size=2, unique_by=lambda label: concept(slot.scheme, label).label
        ).map(lambda labels: Value("、".join(labels)))
    span = st.tuples(DAYS, DAYS).map("/".join)
    return {
        "day": DAYS,
        "span": DAYS | span,
        "number": NUMBERS.map(str),
        "flag": st.sampled_from(["true", "false"]),
    }.get(slot.kind, NAMES).map(Value)


@st.composite
def any_fact(draw: st.DrawFn) -> Fact:
    declared = draw(st.sampled_from(list(FACTS.values())))
    slots = {}
    for slot in declared.slots:
        needed = slot.kind == "self" or slot.required
        most = 1 if slot.shape == "one" else 3
        held = draw(st.lists(values(slot), min_size=int(needed), max_size=most, unique_by=lambda one: one.name))
        if held:
            slots[slot.key] = tuple(held)
    start = draw(st.integers(0, len(DOCUMENT.text) - 1))
    end = draw(st.integers(start + 1, len(DOCUMENT.text)))
    return Fact(declared.name, slots, start, end, "test", draw(st.floats(0, 1)))


def exported(declared: FactType, slots: Mapping[str, tuple[Value, ...]]) -> dict[str, object]:
    """What the fact export must show for these slots."""
    row: dict[str, object] = {"type": declared.name}
    for slot in declared.slots:
        shown = [_shown(slot, one) for one in slots.get(slot.key, ())]
        if shown:
            single = slot.shape == "one" or (slot.shape == "either" and len(shown) == 1)
            row[slot.key] = shown[0] if single else shown
    return row


def _shown(slot: Slot, value: Value) -> object:
    if slot.kind == "concept":
        return "、".join(concept(slot.scheme, label).label for label in value.name.split("、"))
    if slot.kind == "number":
        return int(float(value.name)) if float(value.name).is_integer() else float(value.name)
    if slot.kind == "flag":
        return value.name == "true"
    if slot.kind == "span":
        return "/".join(filter(None, span(value.name)))
    if slot.segment == "term":
        return term_name(value.name)
    return value.text if slot.printed and value.text else value.name


@settings(deadline=None)  # the first example loads the ontology
@given(any_fact())
def test_a_fact_comes_back_from_its_statements(fact):
    start, end = DOCUMENT.span_in_source(fact.start, fact.end)
    where = {"start": start, "end": end, "evidence": tidy(SOURCE[start:end]), "confidence": fact.confidence}
    assert facts(make(fact)) == [exported(FACTS[fact.type], fact.slots) | where]


@settings(deadline=None)  # the first example loads the ontology
@given(st.lists(any_fact(), max_size=4, unique_by=lambda fact: (fact.start, fact.end)))
def test_facts_of_one_document_do_not_mix(given_facts):
    alone = [row for fact in given_facts for row in facts(make(fact))]
    together = facts(make(*given_facts))
    key = repr
    assert sorted(together, key=key) == sorted(alone, key=key)


@settings(deadline=None)  # the first example loads the ontology
@given(any_fact())
def test_statements_are_the_same_every_time(fact):
    assert make(fact) == make(fact)


def test_every_scheme_of_a_slot_exists():
    used = {slot.scheme for declared in FACTS.values() for slot in declared.slots if slot.scheme}
    assert used <= set(schemes())
