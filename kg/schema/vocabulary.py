"""The SKOS vocabularies in ``ontology/vocabularies/``: a scheme's concepts by any of their labels.

The local name of a scheme is the path segment of its concepts: 调研 of ``activity-kind`` is
``…/id/activity-kind/调研``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.iri import ENTITY, mint
from kg.schema.terms import iri

SCHEME = ENTITY + "scheme/"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its IRI, its Chinese preferred label, and whether the scheme has it or a text brought it."""

    iri: str
    label: str
    known: bool = True


@cache
def vocabularies() -> Store:
    """All vocabularies in memory, each in the named graph of its scheme; parsed once."""
    store = Store()
    folder = resources.files("kg.ontology").joinpath("vocabularies")
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".ttl"):
            text = path.read_text(encoding="utf-8")
            store.load(text, RdfFormat.TURTLE, to_graph=NamedNode(SCHEME + path.name.removesuffix(".ttl")))
    return store


@cache
def schemes() -> tuple[str, ...]:
    """Local names of all schemes, sorted; each is also the name of its file."""
    return tuple(sorted(graph.value.removeprefix(SCHEME) for graph in vocabularies().named_graphs()))


@cache
def concepts_in(scheme: str) -> tuple[Concept, ...]:
    """The concepts of one scheme, by IRI. Raises KeyError for an unknown scheme."""
    if scheme not in schemes():
        raise KeyError(f"there is no vocabulary {scheme}")
    rows = vocabularies().quads_for_pattern(None, NamedNode(iri("prefLabel")), None, NamedNode(SCHEME + scheme))
    found = [
        Concept(row.subject.value, row.object.value)
        for row in rows
        if isinstance(row.subject, NamedNode) and isinstance(row.object, Literal) and row.object.language == "zh"
    ]
    return tuple(sorted((one for one in found if not one.iri.startswith(SCHEME)), key=lambda one: one.iri))


@cache
def concepts(scheme: str) -> Mapping[str, Concept]:
    """Every Chinese label of a scheme, preferred or alternative → its concept."""
    by_iri = {one.iri: one for one in concepts_in(scheme)}
    labels = {one.label: one for one in by_iri.values()}
    rows = vocabularies().quads_for_pattern(None, NamedNode(iri("altLabel")), None, NamedNode(SCHEME + scheme))
    for row in sorted(rows, key=str):
        if isinstance(row.object, Literal) and row.object.language == "zh" and isinstance(row.subject, NamedNode):
            labels.setdefault(row.object.value, by_iri[row.subject.value])
    return labels


def concept(scheme: str, label: str) -> Concept:
    """The concept a label names; one that the vocabulary lacks is minted in its namespace and marked unknown."""
    found = concepts(scheme).get(label)
    return found or Concept(mint(scheme, label), label, known=False)
