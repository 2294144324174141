"""What columns, relations and types are called in the header of a table: by their keys, or in Chinese."""

import csv
from functools import cache
from importlib import resources

from pyoxigraph import Literal, NamedNode

from kg.schema import iri
from kg.schema.terms import ontology


def heading(key: str, language: str) -> str:
    """The heading of a column or sheet; its key itself in English, which scripts rely on. KeyError if unknown."""
    return _headings()[key] if language == "zh" else key


@cache
def _headings() -> dict[str, str]:
    with resources.files("kg.export").joinpath("headings.tsv").open(encoding="utf-8") as lines:
        return {row["key"]: row["zh"] for row in csv.DictReader(lines, delimiter="\t")}


@cache
def term(name: str, language: str) -> str:
    """A term of the ontology, by local name, in Chinese as the ontology labels it; what it does not know stays."""
    if language != "zh" or not name.isidentifier():
        return name
    quads = ontology().quads_for_pattern(NamedNode(iri(name)), NamedNode(iri("rdfs:label")), None)
    labels = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    return next((label.value for label in labels if label.language == language), name)
