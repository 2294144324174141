"""Records as RDF: one graph a document, no blank nodes, few triples, the same bytes in every build."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.iri import ENTITY, entity_iri, mint
from kg.model import Record, Statement
from kg.schema import iri
from kg.store.rdf import graph_name, quads, static

BODY, PERSON = entity_iri("ORG", "政协乙县委员会"), entity_iri("PERSON", "江一川")
MEMBERSHIP = mint("membership", "江一川", "政协乙县委员会", "主席")
POST = mint("post", "政协乙县委员会", "主席")
EVIDENCE = mint("evidence", "乙.txt", "0-8-abcdef")
SOURCE = "县政协主席江一川主持。"


def said(subject: str, predicate: str, value: str, datatype: str = "iri", original: str = "") -> Statement:
    return Statement(subject, predicate, value, datatype, 0, 8, original, "posts", 0.9)


STATEMENTS = (
    said(BODY, "type", iri("Committee")),
    said(BODY, "prefLabel", "政协乙县委员会", "string"),
    said(PERSON, "type", iri("Person")),
    said(PERSON, "prefLabel", "江一川", "string"),
    said(MEMBERSHIP, "type", iri("Membership")),
    said(MEMBERSHIP, "evidence", EVIDENCE, original="县政协主席江一川"),
    said(MEMBERSHIP, "member", PERSON),
    said(MEMBERSHIP, "post", POST),
    said(MEMBERSHIP, "organization", BODY),
)


def record(*more: Statement, name: str = "乙.txt") -> Record:
    return Record(name, "0" * 64, "text/plain", "标题", SOURCE, (), (*STATEMENTS, *more))


def triples(given: Record) -> set[tuple[str, str, str]]:
    return {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in quads(given)}


def test_all_quads_are_in_the_graph_of_the_document_and_none_twice():
    found = list(quads(record()))
    assert {quad.graph_name for quad in found} == {graph_name("乙.txt")}
    assert len(found) == len(set(found))


def test_dropping_the_graph_removes_the_document_and_nothing_else():
    store = ox.Store()
    store.extend(quads(record()))
    before = set(store)
    store.extend(quads(record(name="丙.txt")))
    store.remove_graph(graph_name("丙.txt"))
    assert set(store) == before


def test_plain_triples_stand_beside_the_membership():
    assert {(PERSON, iri("memberOf"), BODY), (PERSON, iri("holds"), POST)} <= triples(record())


def test_a_label_and_a_general_class_for_simple_questions():
    found = set(quads(record()))
    graph = graph_name("乙.txt")
    for predicate, value in (
        ("rdfs:label", ox.Literal("政协乙县委员会")),
        ("skos:prefLabel", ox.Literal("政协乙县委员会", language="zh")),
        ("type", ox.NamedNode(iri("Body"))),
    ):
        assert ox.Quad(ox.NamedNode(BODY), ox.NamedNode(iri(predicate)), value, graph) in found


def test_the_evidence_is_one_node_with_offsets_quote_and_confidence():
    found = {(predicate, value) for subject, predicate, value in triples(record()) if subject == EVIDENCE}
    assert found == {
        (iri("type"), iri("Evidence")),
        (iri("oa:hasSource"), graph_name("乙.txt").value),
        (iri("oa:start"), "0"),
        (iri("oa:end"), "8"),
        (iri("oa:exact"), "县政协主席江一川"),
        (iri("confidence"), "0.900"),
        (iri("extractor"), "posts"),
    }


@pytest.mark.parametrize(
    ("dates", "interval", "instants"),
    [
        ({"startDate": ("2016", "gYear")}, "2016/-", {("2016", "time:inXSDgYear")}),
        ({"endDate": ("2021-08", "gYearMonth")}, "-/2021-08", {("2021-08", "time:inXSDgYearMonth")}),
        (
            {"startDate": ("2016", "gYear"), "endDate": ("2021-08-01", "date")},
            "2016/2021-08-01",
            {("2016", "time:inXSDgYear"), ("2021-08-01", "time:inXSDDate")},
        ),
        ({"startDate": ("年初", "string")}, "", set()),
        ({}, "", set()),
    ],
)
def test_dates_keep_their_precision_in_an_interval(dates, interval, instants):
    found = triples(record(*(said(MEMBERSHIP, key, *value) for key, value in dates.items())))
    during = {value for subject, predicate, value in found if predicate == iri("org:memberDuring")}
    assert during == ({f"{ENTITY}interval/{interval}"} if interval else set())
    stated = {(value, predicate) for subject, predicate, value in found if subject.startswith(ENTITY + "instant/")}
    assert {(value, predicate) for value, predicate in stated if predicate != iri("type")} == {
        (value, iri(predicate)) for value, predicate in instants
    }


def test_provenance_is_one_record_a_document():
    found = triples(record())
    document, run = graph_name("乙.txt").value, mint("run", "乙.txt")
    assert {
        (document, iri("fileName"), "乙.txt"),
        (document, iri("sha256"), "0" * 64),
        (document, iri("characters"), str(len(SOURCE))),
        (run, iri("prov:used"), document),
    } <= found
    assert len([one for one in found if one[0] in (document, run)]) == 11


def test_an_entity_without_a_fact_costs_three_triples():
    more = entity_iri("LOC", "柳湾村")
    added = triples(record(said(more, "type", iri("Place")), said(more, "prefLabel", "柳湾村", "string"))) - triples(
        record()
    )
    assert len(added) == 3


def test_half_a_surrogate_pair_does_not_break_the_store():
    broken = said(BODY, "altLabel", "政协\ud800", "string")
    assert "政协?" in {value for _, _, value in triples(record(broken))}


@pytest.mark.parametrize("wrong", ["http://example.org/a b", "no iri", "http://example.org/<>"])
def test_an_impossible_iri_is_an_error(wrong):
    with pytest.raises(ValueError, match="IRI"):
        list(quads(record(said(BODY, "locatedIn", wrong))))


def test_two_builds_give_the_same_quads_in_the_same_order():
    assert [str(quad) for quad in quads(record())] == [str(quad) for quad in quads(replace(record()))]
    assert [str(quad) for quad in static()] == [str(quad) for quad in static()]


def test_there_are_no_blank_nodes():
    for quad in [*quads(record()), *static()]:
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)


def test_every_concept_of_the_vocabularies_has_a_plain_label():
    found = list(static())
    concepts = {quad.subject for quad in found if quad.object == ox.NamedNode(iri("skos:Concept"))}
    labelled = {quad.subject for quad in found if quad.predicate.value == iri("rdfs:label")}
    assert concepts <= labelled
    assert len(concepts) > 250
