"""The graph as a network for networkx and for programs that draw networks: typed nodes, typed and dated edges.

Two entities may have several edges (a person who held two posts), so it is a MultiDiGraph.
"""

import re
from typing import Any, BinaryIO

import networkx as nx

from kg.export import entities
from kg.export.relations import Relation, relations
from kg.export.table import Readable
from kg.store.evidence import sentence

#: Characters that XML cannot hold.
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network(graph: Readable) -> "nx.MultiDiGraph[str]":
    """Nodes are entities by IRI, with label, type and counts; edges have predicate, qualifier, from, to, the number of
    documents, and the surest of them with its sentence and confidence. Relations to bare values (228件) are left out.

    Equal relations of several documents are one edge. All texts are such as XML can hold.
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in entities.rows(graph):
        counts = {key: row[key] for key in ("documents", "mentions", "facts")}
        made.add_node(_clean(row["iri"]), label=_clean(row["name"]), type=row["type"], **counts)
    found = _edges(graph)
    for key in sorted(found):
        subject, value, *words = key
        for end in (subject, value):
            if _clean(end.iri) not in made:
                made.add_node(_clean(end.iri), label=_clean(end.name), type=end.cls, documents=0, mentions=0, facts=0)
        texts = dict(zip(("predicate", "qualifier", "from", "to"), map(_clean, words), strict=True))
        made.add_edge(_clean(subject.iri), _clean(value.iri), **texts, **found[key])
    return made


def _edges(graph: Readable) -> dict[tuple[Any, ...], dict[str, Any]]:
    """What an edge is told by → what is known of it over all documents."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for record in graph.records():
        for one in relations(record):
            if one.subject.iri and one.object.iri:
                key = one.subject, one.object, one.predicate, one.qualifier, one.since, one.until
                edge = found.setdefault(key, {"documents": 0, "confidence": -1.0})
                edge["documents"] += 1
                if one.confidence > edge["confidence"]:
                    edge |= _surest(one, record.source)
    return found


def _surest(one: Relation, source: str) -> dict[str, Any]:
    return {
        "confidence": one.confidence,
        "document": _clean(one.document),
        "evidence": _clean(sentence(source, one.start, one.end)),
    }


def write_graphml(graph: Readable, out: BinaryIO) -> None:
    """GraphML, as yEd and Cytoscape read it."""
    nx.write_graphml_xml(network(graph), out)


def _clean(text: object) -> str:
    return _NO_XML.sub("", str(text))
