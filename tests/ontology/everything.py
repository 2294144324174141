"""A record in which everything that ``kg.schema`` declares occurs once, made by walking the declarations."""

from array import array
from typing import get_args

from kg.identity.resolution import Decision, Verdict
from kg.iri import SEGMENT, entity_iri
from kg.model import AlignedText, Document, Fact, Link, Mention, Record, Value
from kg.relate.statements import Relation, statements
from kg.schema import ABOUT, FACTS, RELATIONS, FactType, Slot, ancestors, concepts_in, iri, local, nodes
from kg.schema.docs import said, terms
from kg.schema.entities import CLASSES, About

TEXT = "甲县的一份材料，全部字词只为占位，供检查本体与代码是否一致之用。"
NAMES = {
    "PERSON": "甲某某",
    "ORG": "政协甲县委员会",
    "LOC": "甲县",
    "MEETING": "甲县座谈会",
    "PROGRAM": "书香甲县",
    "DOCUMENT": "甲办法",
}
LITERALS = {"day": "2021-07", "span": "2021-07-01/2021-07-02", "text": "某事", "number": "12", "flag": "true"}


def document(text: str = TEXT, name: str = "甲.txt") -> Document:
    """A document whose clean text is its source."""
    return Document(name, "0" * 64, "text/plain", text, AlignedText(text, array("l", range(len(text)))))


def value(slot: Slot) -> tuple[Value, ...]:
    """Something for a slot to hold: one entity of each label it may have, a known and an unknown concept, a literal."""
    if slot.labels:
        linked = [Value(NAMES[label], entity_iri(label, NAMES[label]), "原文") for label in slot.labels]
        return (*linked, Value("泛称者")) if slot.shape == "list" else tuple(linked[:1])
    if slot.kind == "concept":
        return (Value(concepts_in(slot.scheme)[0].label + "、未收之类"),)
    return (Value({"post": "主席", "term": "第十届"}[slot.segment] if slot.kind == "part" else LITERALS[slot.kind]),)


def fact(declared: FactType) -> Fact:
    """A fact with every slot filled."""
    return Fact(declared.name, {slot.key: value(slot) for slot in declared.slots}, 0, len(TEXT), "test", 0.5)


def _about(label: str, name: str) -> dict[str, str]:
    """All that a link may say of an entity with this label, as far as the ontology has the property for its class."""
    words = {"term": "十", "ordinal": "三", "concept": "县级", "text": "140521"}

    def fits(about: About) -> bool:
        return CLASSES[label] in said(iri(about.predicate), "schema:domainIncludes") or about.cls in RELATED[label]

    return {
        key: NAMES[about.label] if about.kind == "entity" else words[about.kind]
        for key, about in ABOUT.items()
        if fits(about) or (about.kind == "term" and label == "ORG")
    }


RELATED = {label: {"Division"} if label == "LOC" else set() for label in SEGMENT}


def links() -> list[Link]:
    """One link to an entity of each label, and one to each example the ontology gives of a class."""
    label_of = {cls: label for label, cls in CLASSES.items()}
    rows = list(NAMES.items())
    for term in terms("owl:Class"):
        above = [name for name in ancestors(local(term)) if name in label_of]
        rows += [(label_of[above[0]], example) for example in said(term, "skos:example")]
    return [
        Link(Mention(0, 2, label, "简称"), name, entity_iri(label, name), _about(label, name)) for label, name in rows
    ]


def relations() -> list[Relation]:
    """One of each plain relation between each pair of classes it may join."""
    node = {CLASSES[label]: entity_iri(label, name) for label, name in NAMES.items()}
    node["Term"] = nodes.part(node["Body"], "term", "第十一届")
    return [
        Relation(node[subject], predicate, node[value], 0, 2)
        for predicate, (subjects, objects) in RELATIONS.items()
        for subject in subjects
        for value in objects
    ]


def decisions() -> list[Decision]:
    """One decision of each verdict on an entity of the record."""
    someone = entity_iri("PERSON", NAMES["PERSON"])
    return [
        Decision(someone, verdict, (someone + "(1)",), ("甲.txt",), "某理由", "judgement", "2024-05-06")
        for verdict in get_args(Verdict)
    ]


def record() -> Record:
    """The record of all that."""
    made = statements(document(), links(), [fact(declared) for declared in FACTS.values()], relations())
    return Record("甲.txt", "0" * 64, "text/plain", "一份材料", TEXT, (), made)
