"""The words on a page, in Chinese and English: the interface's own and the labels that the ontology gives its terms."""

import csv
from collections.abc import Iterable
from importlib import resources

from pyoxigraph import Literal, NamedNode

from kg.schema import iri
from kg.schema.terms import ontology

#: Words by language: ``{"zh": "任职于", "en": "member of"}``.
Both = dict[str, str]


def words(terms: Iterable[str]) -> dict[str, Both]:
    """The interface's words and the labels of these terms (local names); a term without a label is left out."""
    with resources.files("kg.view").joinpath("words.tsv").open(encoding="utf-8") as lines:
        rows = {row["key"]: {"zh": row["zh"], "en": row["en"]} for row in csv.DictReader(lines, delimiter="\t")}
    return rows | {term: both for term in sorted(set(terms)) if (both := _labels(term))}


def _labels(term: str) -> Both:
    quads = ontology().quads_for_pattern(NamedNode(iri(term)), NamedNode(iri("rdfs:label")), None)
    labels = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    both = {label.language: label.value for label in labels if label.language in ("zh", "en")}
    return {"zh": both["zh"], "en": both["en"]} if len(both) == 2 else {}
