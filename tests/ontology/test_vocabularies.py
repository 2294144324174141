"""The vocabularies are complete and of one form; a silent loss shows as a count outside its bounds."""

import csv
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.iri import mint
from kg.schema import concept, concepts, concepts_in, iri, schemes
from kg.schema.vocabulary import SCHEME, vocabularies

with Path(__file__).with_name("counts.tsv").open(encoding="utf-8") as file:
    COUNTS = list(csv.DictReader(file, delimiter="\t"))
with Path(__file__).with_name("labels.tsv").open(encoding="utf-8") as file:
    LABELS = list(csv.DictReader(file, delimiter="\t"))


def literals(subject: str, predicate: str, scheme: str) -> list[Literal]:
    rows = vocabularies().quads_for_pattern(
        NamedNode(subject), NamedNode(iri(predicate)), None, NamedNode(SCHEME + scheme)
    )
    return [row.object for row in rows if isinstance(row.object, Literal)]


def test_every_scheme_is_counted():
    assert [row["scheme"] for row in COUNTS] == list(schemes())


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: row["scheme"])
def test_number_of_top_concepts(row):
    scheme = NamedNode(SCHEME + row["scheme"])
    tops = list(vocabularies().quads_for_pattern(None, NamedNode(iri("skos:topConceptOf")), scheme))
    assert int(row["min"]) <= len(tops) <= int(row["max"])


@pytest.mark.parametrize("scheme", schemes())
def test_concepts_are_labelled_in_both_languages_and_minted_from_their_label(scheme):
    everything = set()
    for one in concepts_in(scheme):
        labels = literals(one.iri, "prefLabel", scheme)
        assert sorted(label.language for label in labels) == ["en", "zh"], one.label
        assert one.iri == mint(scheme, one.label)
        rows = vocabularies().quads_for_pattern(
            NamedNode(one.iri), NamedNode(iri("skos:inScheme")), NamedNode(SCHEME + scheme)
        )
        assert len(list(rows)) == 1, one.label
        for label in [one.label, *(other.value for other in literals(one.iri, "altLabel", scheme))]:
            assert label not in everything, f"{label} names two concepts"
            everything.add(label)
    assert everything == set(concepts(scheme))
    assert sorted(label.language for label in literals(SCHEME + scheme, "skos:definition", scheme)) == ["en", "zh"]


@pytest.mark.parametrize("row", LABELS, ids=lambda row: f"{row['scheme']} {row['text']}")
def test_a_printed_label_finds_its_concept(row):
    assert concept(row["scheme"], row["text"]).label == row["concept"]


def test_what_no_vocabulary_has_is_minted_and_marked():
    found = concept("activity-kind", "踏勘")
    assert (found.iri, found.known) == (mint("activity-kind", "踏勘"), False)


def test_an_unknown_scheme_is_an_error():
    with pytest.raises(KeyError):
        concepts_in("nothing")
