"""The network as Cytoscape JSON, which Cytoscape opens as .cyjs and cytoscape.js takes as it is."""

import json
from collections.abc import Mapping
from typing import BinaryIO

from kg.export.network import network
from kg.export.table import Readable


def write_cytoscape(graph: Readable, out: BinaryIO) -> None:
    """One node or edge a line. ``name`` and ``interaction`` are what Cytoscape shows at nodes and edges, ``value`` and
    ``key`` what networkx knows them by.
    """
    made = network(graph)
    nodes = [{"data": {"id": iri, "value": iri, "name": data["label"], **data}} for iri, data in made.nodes(data=True)]
    edges = [
        {"data": {"id": f"e{number}", "source": source, "target": target, "key": key, **_shown(data)}}
        for number, (source, target, key, data) in enumerate(made.edges(keys=True, data=True))
    ]
    out.write(b'{"format_version": "1.0", "generated_by": "cppcc-kg", "directed": true, "multigraph": true,\n')
    out.write(b'"data": {"name": "cppcc-kg"},\n"elements": {"nodes": [\n')
    out.write(",\n".join(json.dumps(one, ensure_ascii=False) for one in nodes).encode())
    out.write(b'\n], "edges": [\n')
    out.write(",\n".join(json.dumps(one, ensure_ascii=False) for one in edges).encode())
    out.write(b"\n]}}\n")


def _shown(data: Mapping[str, object]) -> dict[str, object]:
    return {"interaction": data["predicate"], **data}
