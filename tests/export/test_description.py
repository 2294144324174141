"""The description of the data set: its figures are those of the graph, and it says what a catalogue asks for."""

import io

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF, VOID

from kg import export

DATASET = rdflib.URIRef("https://w3id.org/cppcc/id/dataset")
OURS = rdflib.Namespace("https://w3id.org/cppcc/ontology#")


def exported(graph, what, form):
    out = io.BytesIO()
    export.write(graph, what, form, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def said(graph):
    return rdflib.Graph().parse(data=exported(graph, "description", "ttl"), format="turtle")


@pytest.fixture(scope="module")
def whole(graph):
    return rdflib.Graph().parse(data=exported(graph, "rdf", "nt"), format="nt")


def test_figures_are_those_of_the_exported_triples(said, whole):
    figures = {
        VOID.triples: len(whole),
        VOID.distinctSubjects: len(set(whole.subjects())),
        VOID.distinctObjects: len(set(whole.objects())),
        VOID.properties: len(set(whole.predicates())),
        VOID.classes: len(set(whole.objects(None, RDF.type))),
        VOID.documents: 3,
    }
    assert {term: said.value(DATASET, term).toPython() for term in figures} == figures


def test_classes_and_properties_are_counted_each(said, whole):
    parts = {said.value(part, VOID["class"]): part for part in said.objects(DATASET, VOID.classPartition)}
    assert set(parts) == set(whole.objects(None, RDF.type))
    for cls, part in parts.items():
        assert said.value(part, VOID.entities).toPython() == len(set(whole.subjects(RDF.type, cls)))
    parts = {said.value(part, VOID.property): part for part in said.objects(DATASET, VOID.propertyPartition)}
    assert set(parts) == set(whole.predicates())
    for term, part in parts.items():
        assert said.value(part, VOID.triples).toPython() == len(list(whole.triples((None, term, None))))


def test_a_catalogue_finds_what_it_asks_for(said):
    assert {DCAT.Dataset, VOID.Dataset} <= set(said.objects(DATASET, RDF.type))
    for term in (DCTERMS.title, DCTERMS.description):
        assert {text.language for text in said.objects(DATASET, term)} == {"zh", "en"}
    assert said.value(DATASET, DCTERMS.language)
    period = said.value(DATASET, DCTERMS.temporal)
    assert said.value(period, DCAT.startDate).toPython() is not None
    assert str(said.value(period, DCAT.startDate)) == "2019-04"
    assert str(said.value(period, DCAT.endDate)) == "2021-03-07"
    names = {"a.txt", "b.md", "空.txt"}
    assert {str(one).rpartition("/")[2] for one in said.objects(DATASET, PROV.wasDerivedFrom)} == names


def test_all_notations_say_the_same(graph):
    kinds = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "xml": ox.RdfFormat.RDF_XML}
    first, *others = ({quad.triple for quad in ox.parse(exported(graph, "description", form), kind)}
                      for form, kind in kinds.items())  # fmt: skip
    assert others == [first, first]
