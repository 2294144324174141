"""RDF as JSON-LD 1.1 with a compact context, derived from the ontology: what a web page or a script would write.

    {"@id": "id:person/林晓岚", "@type": ["Person"], "holds": "id:post/政协云溪县委员会/主席"}

One graph a document, one node a line. Reading it gives the very quads that were written.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.export.table import Readable
from kg.iri import ONTOLOGY
from kg.schema import PREFIXES, iri, local
from kg.schema.terms import ontology

_TYPE = iri("type")
_STRING = iri("xsd:string")


def write_jsonld(graph: Readable, out: BinaryIO) -> None:
    """All named graphs of the store; its default graph only repeats them."""
    write_quads((quad for quad in graph.store if quad.graph_name != DefaultGraph()), out)


def write_quads(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Quads of named graphs, sorted, so that the same quads give the same bytes. There may be no blank nodes."""
    rows: list[_Row] = sorted(
        (_iri(one.graph_name), _iri(one.subject), one.predicate.value, str(one.object), one) for one in quads
    )
    out.write(b'{"@context": ' + _line(context()) + b',\n"@graph": [')
    for number, (graph, stated) in enumerate(groupby(rows, key=lambda row: row[0])):
        head = b",\n" if number else b"\n"
        out.write(head + b'{"@id": ' + _line(_compact(graph)) + b', "@graph": [\n')
        out.write(b",\n".join(_line(node) for node in _nodes(stated)) + b"\n]}")
    out.write(b"\n]}\n")


#: The terms of a quad, by which it is sorted, and the quad: graph, subject, predicate, object.
_Row = tuple[str, str, str, str, Quad]


def _nodes(rows: Iterable[_Row]) -> Iterator[dict[str, object]]:
    for subject, stated in groupby(rows, key=lambda row: row[1]):
        values: dict[str, list[object]] = defaultdict(list)
        for _, _, predicate, _, quad in stated:
            values[predicate].append(_value(predicate, quad.object))
        node: dict[str, object] = {"@id": _compact(subject)}
        if _TYPE in values:
            node["@type"] = values.pop(_TYPE)
        yield node | {local(key): some[0] if len(some) == 1 else some for key, some in values.items()}


def _value(predicate: str, value: NamedNode | BlankNode | Literal | Triple) -> object:
    """A value as the context lets it be written."""
    kind = _kinds().get(predicate, "")
    if not isinstance(value, Literal):
        if predicate == _TYPE:
            return local(_iri(value))
        return _compact(_iri(value)) if kind == "@id" else {"@id": _compact(_iri(value))}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    datatype = value.datatype.value
    if kind == local(datatype) or (not kind and datatype == _STRING):
        return value.value
    if datatype == _STRING:
        return {"@value": value.value}
    return {"@type": local(datatype), "@value": value.value}


@cache
def context() -> dict[str, object]:
    """Prefixes, our terms by their local names, and what kind of value each of our properties takes."""
    prefixes = {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix}
    kinds = {local(term): {"@type": kind} for term, kind in sorted(_kinds().items())}
    return {"@version": 1.1, "@vocab": ONTOLOGY, **prefixes, **kinds}


@cache
def _kinds() -> dict[str, str]:
    """Our properties with one kind of value → that kind: ``@id``, or a datatype that is not a string."""
    found = {}
    for kind in ("owl:ObjectProperty", "owl:DatatypeProperty"):
        for quad in ontology().quads_for_pattern(None, NamedNode(_TYPE), NamedNode(iri(kind))):
            term = _iri(quad.subject)
            ranges = ontology().quads_for_pattern(quad.subject, NamedNode(iri("schema:rangeIncludes")), None)
            datatypes = {local(_iri(one.object)) for one in ranges}
            if kind == "owl:ObjectProperty":
                found[term] = "@id"
            elif len(datatypes) == 1 and datatypes != {"xsd:string"}:
                found[term] = datatypes.pop()
    return {term: kind for term, kind in found.items() if term.startswith(ONTOLOGY)}


def _iri(node: object) -> str:
    """The IRI of a node; TypeError for a blank one, which no graph of ours has."""
    if not isinstance(node, NamedNode):
        raise TypeError(f"{node} has no IRI")
    return node.value


def _compact(text: str) -> str:
    """An IRI with its prefix. Not by its local name: that is short for types and predicates only."""
    short = local(text)
    return short if ":" in short and short != text and not text.startswith(ONTOLOGY) else text


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
