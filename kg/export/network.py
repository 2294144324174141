"""The graph as a network for Gephi, Cytoscape, yEd or networkx: typed nodes, typed and dated edges.

Two entities may have several edges (a person who held two posts), so it is a MultiDiGraph.
"""

import io
import re
from collections import Counter
from typing import Any, BinaryIO

import networkx as nx

from kg.export import entities
from kg.export.relations import relations
from kg.export.table import Readable

#: Characters that XML cannot hold.
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The day of the export, which networkx puts into GEXF.
_DAY = re.compile(rb' lastmodifieddate="[^"]*"')


def network(graph: Readable) -> "nx.MultiDiGraph[str]":
    """Nodes are entities by IRI, with label, type and counts; edges have predicate, qualifier, from, to, the number of
    documents and the highest confidence. Relations to bare values (228件) are left out.
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in entities.rows(graph):
        counts = {key: row[key] for key in ("documents", "mentions", "facts")}
        made.add_node(_clean(row["iri"]), label=_clean(row["name"]), type=row["type"], **counts)
    documents: Counter[tuple[Any, ...]] = Counter()
    confidence: dict[tuple[Any, ...], float] = {}
    for record in graph.records():
        for one in relations(record):
            if one.subject.iri and one.object.iri:
                key = one.subject, one.object, one.predicate, one.qualifier, one.since, one.until
                documents[key] += 1
                confidence[key] = max(one.confidence, confidence.get(key, 0.0))
    for key in sorted(documents):
        subject, value, *words = key
        for end in (subject, value):
            if end.iri not in made:
                made.add_node(_clean(end.iri), label=_clean(end.name), type=end.cls, documents=0, mentions=0, facts=0)
        texts = dict(zip(("predicate", "qualifier", "from", "to"), map(_clean, words), strict=True))
        made.add_edge(
            _clean(subject.iri), _clean(value.iri), **texts, documents=documents[key], confidence=confidence[key]
        )
    return made


def write_graphml(graph: Readable, out: BinaryIO) -> None:
    """GraphML, as yEd and Cytoscape read it."""
    nx.write_graphml_xml(network(graph), out)


def write_gexf(graph: Readable, out: BinaryIO) -> None:
    """GEXF, as Gephi reads it."""
    made = io.BytesIO()
    nx.write_gexf(network(graph), made)
    out.write(_DAY.sub(b"", made.getvalue()))


def _clean(text: object) -> str:
    return _NO_XML.sub("", str(text))
