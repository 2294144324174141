"""The ontology and the code agree: by walking both, not by a list of terms."""

import csv
from importlib import resources
from pathlib import Path

import everything
import pyoxigraph as ox
import pytest
import rdflib

from kg.iri import ONTOLOGY
from kg.model import FACT_TYPES
from kg.schema import BY_CLASS, FACTS, PREFIXES, ancestors, classify, iri, local, parent
from kg.schema.docs import page, said, terms
from kg.schema.entities import CLASSES
from kg.schema.terms import ontology
from kg.store import decisions
from kg.store.rdf import quads, static

FOLDER = resources.files("kg.ontology")
TURTLE = sorted(Path(str(FOLDER)).rglob("*.ttl"))
CLASS_TERMS = terms("owl:Class")
PROPERTY_TERMS = terms("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
STRUCTURE = {
    "skos",
    "rdfs",
    "rdf",
    "owl",
    "void",
    "dcat",
    "qb",
    "dct",
    "sh",
    "schema",
    "org",
    "time",
    "prov",
    "oa",
    "foaf",
}


@pytest.fixture(scope="module")
def triples() -> list[ox.Quad]:
    return [*quads(everything.record()), *decisions.quads(everything.decisions())]


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_turtle_parses(path):
    assert len(rdflib.Graph().parse(path, format="turtle")) > 10


@pytest.mark.parametrize("term", CLASS_TERMS + PROPERTY_TERMS, ids=local)
def test_every_term_has_label_and_definition_in_both_languages(term):
    for predicate in ("rdfs:label", "skos:definition"):
        for language in ("zh", "en"):
            assert len(said(term, predicate, language)) == 1, (local(term), predicate, language)


def test_labels_of_terms_are_unique():
    for group in (CLASS_TERMS, PROPERTY_TERMS):
        for language in ("zh", "en"):
            labels = [label for term in group for label in said(term, "rdfs:label", language)]
            assert len(labels) == len(set(labels)), sorted(labels)


def test_what_the_code_uses_is_declared_and_what_is_declared_is_produced(triples):
    used = {term.value for quad in [*triples, *ontology()] for term in (quad.predicate,)}
    used |= {quad.object.value for quad in triples if quad.predicate.value == iri("type")}
    ours = {term for term in used if term.startswith(ONTOLOGY)}
    assert ours == {*CLASS_TERMS, *PROPERTY_TERMS}


def test_other_terms_are_of_named_vocabularies(triples):
    for quad in [*triples, *static()]:
        for term in (quad.predicate, quad.object if quad.predicate.value == iri("type") else quad.predicate):
            assert local(term.value) != term.value, f"{term} is of no vocabulary in PREFIXES"


def test_prefixes_agree_with_the_turtle():
    for path in TURTLE:
        for prefix, namespace in ox_prefixes(path).items():
            assert PREFIXES.get(prefix, namespace) == namespace or prefix == "", (path.name, prefix)


def ox_prefixes(path: Path) -> dict[str, str]:
    parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    list(parser)
    return dict(parser.prefixes)


def test_subjects_and_objects_are_of_the_declared_classes(triples):
    types: dict[str, set[str]] = {}
    for quad in [*triples, *static()]:
        if quad.predicate.value == iri("type"):
            types.setdefault(quad.subject.value, set()).add(local(quad.object.value))
    for quad in triples:
        predicate = quad.predicate.value
        if not predicate.startswith(ONTOLOGY):
            continue
        domain, range_ = (said(predicate, f"schema:{end}Includes") for end in ("domain", "range"))
        assert types[quad.subject.value] & set(domain), f"{quad.subject} {local(predicate)}"
        if isinstance(quad.object, ox.Literal):
            assert local(quad.object.datatype.value) in range_, str(quad)
        else:
            assert types[quad.object.value] & set(range_), str(quad)


@pytest.mark.parametrize("cls", [local(term) for term in CLASS_TERMS if said(term, "namePattern")])
def test_examples_of_a_class_are_told_by_their_names(cls):
    label = next(label for label, root in CLASSES.items() if root in ancestors(cls))
    examples = said(iri(cls), "skos:example")
    assert examples, f"{cls} has a name pattern and no example"
    for example in examples:
        assert classify(label, example) == cls, example


def test_patterns_are_tried_in_one_order():
    orders = [order for term in CLASS_TERMS if "Body" in ancestors(local(term)) for order in said(term, "sh:order")]
    assert len(orders) == len(set(orders))


def test_every_kind_of_fact_is_declared():
    assert tuple(FACTS) == FACT_TYPES
    for name, declared in FACTS.items():
        keys = [slot.key for slot in declared.slots]
        assert len(keys) == len(set(keys)), name
        named = {*declared.key, *declared.tie, *filter(None, (declared.anchor,))}
        named |= {end for direct in declared.direct for end in (direct.subject, direct.object)}
        assert named <= set(keys), name
        assert BY_CLASS[declared.cls] is declared


def test_the_page_is_up_to_date():
    committed = Path(__file__).parents[2] / "docs" / "ontology.md"
    assert committed.read_text(encoding="utf-8") == page(), "run python -m kg.schema.docs > docs/ontology.md"


def test_data_cube_structure_covers_the_statistic():
    parts = {
        quad.object.value
        for quad in ontology()
        if local(quad.predicate.value) in ("qb:dimension", "qb:measure", "qb:attribute")
    }
    assert parts == {iri(slot.predicate) for slot in FACTS["statistic"].slots}


with Path(__file__).with_name("parents.tsv").open(encoding="utf-8") as file:
    PARENTS = list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", PARENTS, ids=lambda row: row["name"])
def test_the_body_an_organ_is_part_of(row):
    assert (parent(row["name"]) or "") == row["parent"]
