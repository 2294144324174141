"""The words on a page, in Chinese and English: the interface's own and the labels that the ontology gives its terms."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from pyoxigraph import Literal, NamedNode

from kg.schema import iri
from kg.schema.terms import ontology

#: Words by language: ``{"zh": "任职于", "en": "member of"}``.
Both = dict[str, str]


def words(terms: Iterable[str], prefixes: tuple[str, ...] = ("ui:",)) -> dict[str, Both]:
    """The words with these prefixes (the picture's are ``ui:``) and those of these keys; others are left out."""
    keys = sorted({*terms, *(key for key in _interface() if key.startswith(prefixes))})
    return {key: both for key in keys if (both := word(key))}


@cache
def word(key: str) -> Both:
    """A word of the pages by its key (``page:posts``), or the label of a term by its local name; empty for neither."""
    return _interface().get(key) or ({} if ":" in key else _labels(key))


@cache
def _interface() -> Mapping[str, Both]:
    with resources.files("kg.view").joinpath("words.tsv").open(encoding="utf-8") as lines:
        return {row["key"]: {"zh": row["zh"], "en": row["en"]} for row in csv.DictReader(lines, delimiter="\t")}


def _labels(term: str) -> Both:
    quads = ontology().quads_for_pattern(NamedNode(iri(term)), NamedNode(iri("rdfs:label")), None)
    labels = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    both = {label.language: label.value for label in labels if label.language in ("zh", "en")}
    return {"zh": both["zh"], "en": both["en"]} if len(both) == 2 else {}
