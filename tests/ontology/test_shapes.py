"""Each shape catches what was planted against it, says so in one sentence, and leads to the words."""

from dataclasses import dataclass, replace
from importlib import resources

import pyoxigraph as ox
import pytest
import rdflib
import sample

from kg.iri import ENTITY, mint
from kg.model import Statement, StoredMention
from kg.schema import BY_CLASS, iri
from kg.store.rdf import quads
from kg.store.validate import check, validate

RECORD = sample.record()
TRIPLES = [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads(RECORD)]
MEETING = mint("meeting", sample.MEETING)
MEMBERSHIP = mint("membership", "江一川", sample.BODY, "主席")
ACTIVITY = f"{ENTITY}activity/2021-03/调研/何秋/柳湾村"
STATISTIC = f"{ENTITY}statistic/{sample.BODY}/2021/立案提案/228/件"
WORK = mint("work", "提案办理办法")
PLACE = mint("place", sample.PLACE)
EVIDENCE = next(one.subject.value for one in TRIPLES if one.predicate.value == iri("oa:start"))


@dataclass(frozen=True)
class Planted:
    """One fault: the subject and predicate whose objects are replaced by ``values``, and the sentence expected."""

    subject: str
    predicate: str
    values: tuple[str, ...]
    sentence: str
    severity: str = "violation"

    def triples(self) -> list[ox.Triple]:
        kept = [
            one for one in TRIPLES if (one.subject.value, one.predicate.value) != (self.subject, iri(self.predicate))
        ]
        made = [
            ox.parse(f"<{self.subject}> <{iri(self.predicate)}> {value} .", ox.RdfFormat.N_TRIPLES)
            for value in self.values
        ]
        return kept + [ox.Triple(one.subject, one.predicate, one.object) for parsed in made for one in parsed]


def node(name: str) -> str:
    return f"<{name}>"


def typed(text: str, datatype: str) -> str:
    return f'"{text}"^^<{iri("xsd:" + datatype)}>'


CASES = {
    "chair is a place": Planted(
        MEETING, "chairedBy", (node(PLACE),), "led, attended or signed by “乙县”, which is neither a person nor a body"
    ),
    "speaker is a place": Planted(MEETING, "addressedBy", (node(PLACE),), "neither a person nor a body"),
    "place is a person": Planted(
        MEETING, "heldAt", (node(mint("person", "何秋")),), "takes place at “何秋”, which is neither a place nor a body"
    ),
    "leader is a meeting": Planted(ACTIVITY, "ledBy", (node(MEETING),), "neither a person nor a body"),
    "visited a person": Planted(ACTIVITY, "visited", (node(mint("person", "何秋")),), "no place, body or project"),
    "issuer is a place": Planted(WORK, "issuedBy", (node(PLACE),), "neither a person nor a body"),
    "ends before it starts": Planted(MEMBERSHIP, "endDate", (typed("2015-12", "gYearMonth"),), "ends before it starts"),
    "date that is text": Planted(MEETING, "startDate", ('"年初"',), "the date “年初”, which is no year, month or day"),
    "issued on no date": Planted(WORK, "issued", ('"去年"',), "no year, month or day"),
    "no person": Planted(MEMBERSHIP, "member", (), "has no person who holds the post"),
    "person is a place": Planted(MEMBERSHIP, "member", (node(PLACE),), "has no person who holds the post"),
    "no post": Planted(MEMBERSHIP, "post", (), "has no post that belongs to a body"),
    "post without body": Planted(MEMBERSHIP, "post", ('"主席"',), "has no post that belongs to a body"),
    "no body": Planted(MEMBERSHIP, "organization", (), "has no body in which the post is held"),
    "term is text": Planted(MEMBERSHIP, "inTerm", ('"第十届"',), "the term “第十届”, which is no term of a body"),
    "no evidence": Planted(MEMBERSHIP, "evidence", (), "rests on no words of its document"),
    "whose number": Planted(STATISTIC, "refBody", (), "does not say which body, place or meeting it counts"),
    "two measures": Planted(STATISTIC, "measure", ('"甲"', '"乙"'), "should have one measure and no more"),
    "no value": Planted(STATISTIC, "value", (), "has no value."),
    "value is text": Planted(STATISTIC, "value", ('"许多"',), "the value “许多”, which is no number"),
    "no unit": Planted(STATISTIC, "unit", (), "has no unit.", "warning"),
    "empty span": Planted(EVIDENCE, "oa:end", (typed("0", "integer"),), "has offsets that are no stretch of text"),
    "span beyond the text": Planted(
        EVIDENCE, "oa:end", (typed("9999", "integer"),), "goes beyond the end of its document"
    ),
    "quote of another length": Planted(
        EVIDENCE, "oa:exact", ('"短"',), "quotes words that are not as long as its offsets say"
    ),
    "too sure": Planted(
        EVIDENCE, "confidence", (typed("1.5", "decimal"),), "has a confidence that is not between 0 and 1"
    ),
    "no document": Planted(EVIDENCE, "oa:hasSource", (), "names no source document"),
    "unknown kind": Planted(
        mint("activity-kind", "踏勘"), "type", (node(iri("skos:Concept")),), "is in no vocabulary", "info"
    ),
    "division without code": Planted(
        PLACE, "type", (node(iri("Place")), node(iri("Division"))), "has no usable division code"
    ),
}


def test_a_sound_record_has_no_findings():
    assert list(validate([RECORD])) == []


@pytest.mark.parametrize("planted", CASES.values(), ids=CASES)
def test_a_planted_fault_is_found(planted):
    found = [one for one in check(planted.triples(), "乙县政协.txt") if planted.sentence in one.sentence]
    assert {(one.focus, one.severity) for one in found} == {(planted.subject, planted.severity)}


def messages() -> set[str]:
    shapes = rdflib.Graph().parse(
        data=resources.files("kg.ontology").joinpath("shapes.ttl").read_text("utf-8"), format="turtle"
    )
    return {str(one) for one in shapes.objects(None, rdflib.SH.message) if one.language == "en"}


def test_every_message_has_a_planted_fault():
    silent = {text for text in messages() if not any(fits(text, planted.sentence) for planted in CASES.values())}
    assert silent == set()


def fits(message: str, sentence: str) -> bool:
    return any(part.strip("“”, ") in sentence for part in message.split("{value}") if len(part) > 9)


def test_the_sentence_names_the_thing_and_the_finding_leads_to_the_words():
    (found,) = check(CASES["chair is a place"].triples(), "乙县政协.txt")
    assert found.sentence.startswith(f"“{sample.MEETING}” is led")
    assert sample.TEXT[found.start : found.end] == found.quote == sample.TEXT[: sample.TEXT.index("。")]


def test_a_finding_on_a_concept_leads_to_the_fact_that_uses_it():
    kind = mint("activity-kind", "踏勘")
    used = Planted(ACTIVITY, "kind", (node(kind),), "").triples()
    typed_only = [one for one in CASES["unknown kind"].triples() if one.subject.value == kind]
    (found,) = check([*used, *typed_only], "乙县政协.txt")
    assert (found.severity, found.focus, found.quote) == ("info", kind, "3月，何秋到柳湾村调研")


def test_sentences_in_chinese():
    (found,) = check(CASES["no person"].triples(), "乙县政协.txt", "zh")
    assert found.sentence == "“江一川 · 政协乙县委员会 · 主席”没有任职的人。"


def test_offsets_outside_the_document_are_found():
    outside = Statement(PLACE, "type", iri("Place"), "iri", 5, 9999, "", "link", 1.0)
    backwards = StoredMention(9, 3, "LOC", "乙县", "乙县", PLACE, 1.0)
    bad = replace(RECORD, mentions=(backwards,), statements=(*RECORD.statements, outside))
    found = list(validate([bad]))
    assert sorted((one.start, one.end) for one in found) == [(5, 9999), (9, 3)]
    assert all("outside its document" in one.sentence for one in found)


def test_every_entity_and_date_slot_has_a_shape():
    shapes = rdflib.Graph().parse(
        data=resources.files("kg.ontology").joinpath("shapes.ttl").read_text("utf-8"), format="turtle"
    )
    for cls, declared in BY_CLASS.items():
        shape = shapes.value(None, rdflib.SH.targetClass, rdflib.URIRef(iri(cls)))
        paths = {str(shapes.value(one, rdflib.SH.path)) for one in shapes.objects(shape, rdflib.SH.property)}
        wanted = {slot.predicate for slot in declared.slots if slot.kind in ("entity", "part", "day", "span", "number")}
        wanted |= {slot.until for slot in declared.slots if slot.until}
        assert {iri(predicate) for predicate in wanted} <= paths, cls


def test_shapes_speak_of_declared_terms_only():
    from kg.schema.docs import terms

    shapes = rdflib.Graph().parse(
        data=resources.files("kg.ontology").joinpath("shapes.ttl").read_text("utf-8"), format="turtle"
    )
    named = {
        str(one)
        for key in (rdflib.SH.path, rdflib.SH.targetClass, rdflib.SH["class"])
        for one in shapes.objects(None, key)
    }
    ours = {one for one in named if one.startswith(iri(""))}
    assert ours <= {*terms("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty")}
