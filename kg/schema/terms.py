"""The terms of the ontology by their local names, and where the few borrowed ones come from."""

from functools import cache
from importlib import resources

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.iri import BASE, ENTITY, ONTOLOGY

#: Prefixes that queries, exports and the documentation share; ``""`` is the ontology itself.
PREFIXES = {
    "": ONTOLOGY,
    "id": ENTITY,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: Local names in statements that are not ours: borrowed predicate → its full IRI.
EXTERNAL = {
    "type": PREFIXES["rdf"] + "type",
    "prefLabel": PREFIXES["skos"] + "prefLabel",
    "altLabel": PREFIXES["skos"] + "altLabel",
}

#: Files of the ontology → the named graph each is loaded into.
STATIC = {"cppcc.ttl": BASE + "ontology", "shapes.ttl": BASE + "shapes"}


def iri(name: str) -> str:
    """``term`` by local name or prefixed name: ``chairedBy``, ``oa:exact`` and ``type`` give full IRIs."""
    if name in EXTERNAL:
        return EXTERNAL[name]
    prefix, colon, rest = name.rpartition(":")
    return PREFIXES[prefix] + rest if colon else ONTOLOGY + name


def local(term: str) -> str:
    """The short name of a term: local if it is ours, else prefixed; an unknown namespace leaves it as it is."""
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}:{term[len(namespace) :]}" if prefix else term[len(namespace) :]
    return term


@cache
def ontology() -> Store:
    """``ontology/cppcc.ttl`` as a store in memory; parsed once."""
    store = Store()
    text = resources.files("kg.ontology").joinpath("cppcc.ttl").read_text(encoding="utf-8")
    store.load(text, RdfFormat.TURTLE)
    return store


@cache
def ancestors(cls: str) -> tuple[str, ...]:
    """The classes of the ontology above one of its classes, local names, nearest first."""
    found: list[str] = []
    for quad in sorted(
        ontology().quads_for_pattern(NamedNode(iri(cls)), NamedNode(iri("rdfs:subClassOf")), None), key=str
    ):
        parent = quad.object
        if isinstance(parent, NamedNode) and parent.value.startswith(ONTOLOGY):
            name = parent.value.removeprefix(ONTOLOGY)
            found += [name, *ancestors(name)]
    return tuple(dict.fromkeys(found))
