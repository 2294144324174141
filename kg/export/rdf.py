"""The RDF of a graph in the usual notations, sorted, so that two exports of one graph are the same bytes.

Turtle, N-Triples and RDF/XML know no named graphs: there all documents are one graph. N-Quads, TriG and JSON-LD
(``kg.export.jsonld``) keep one graph a document.
"""

from collections.abc import Callable
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.table import Readable
from kg.schema import PREFIXES


def writer(form: ox.RdfFormat) -> Callable[[Readable, BinaryIO], None]:
    """The writer of one notation."""

    def write(graph: Readable, out: BinaryIO) -> None:
        whole = ox.RdfFormat.N_QUADS if form.supports_datasets else ox.RdfFormat.N_TRIPLES
        lines = _sorted(graph.store, whole)
        if form == whole:
            out.write(lines)
        else:
            ox.serialize(ox.parse(lines, whole), out, form, prefixes=PREFIXES)

    return write


def _sorted(store: ox.Store, form: ox.RdfFormat) -> bytes:
    """What a store holds in a notation that has one statement a line. There are no blank nodes to name.

    Its default graph holds every triple once; the named graphs hold them again, document by document.
    """
    default = ox.DefaultGraph()
    if form.supports_datasets:
        raw = ox.serialize((quad for quad in store if quad.graph_name != default), format=form)
    else:
        raw = store.dump(format=form, from_graph=default)
    assert raw is not None
    return b"".join(sorted(raw.splitlines(keepends=True)))
