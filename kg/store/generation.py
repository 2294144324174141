"""The RDF store of a graph, one folder a generation: never changed once graph.json names it.

A new generation is a backup of the current one (Oxigraph makes it of hard links, so it costs next to nothing) in which
the graphs of removed documents are dropped and those of new documents added. Readers keep what they have open.

The default graph holds every triple of every document once. Oxigraph can also take the union of all named graphs as the
default graph, but does not merge it: what two documents state would match twice, and every count would be wrong.
"""

import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.identity.resolution import NOTHING_DECIDED, Resolution
from kg.model import Record
from kg.store import decisions, files, rdf
from kg.store.seal import is_sealed, seal

#: Quads that are given to Oxigraph at a time. It sorts what it is given in memory, all of it if nobody divides it:
#: 200,000 take some 400 MB, however many there are in the end.
BATCH = 200_000

#: What Oxigraph raises for a store that is missing or damaged (RuntimeError is RocksDB's "Corruption").
DAMAGE = (OSError, RuntimeError)


def read_only(folder: Path, generation: int) -> ox.Store:
    """Open a generation for reading; one of DAMAGE when it is not there or not sound."""
    path = files.rdf_path(folder, generation)
    if not is_sealed(path):
        raise OSError(f"{path} is not as it was written")
    return ox.Store.read_only(str(path))


def next_number(folder: Path, current: int) -> int:
    """The number after the current one; what a killed build left there was never in use, and goes.

    So a build that is killed and run again numbers its generation as one that was not. Where it cannot be deleted (on
    Windows, if something has it open), the number after that is taken.
    """
    number = current + 1
    while (path := files.rdf_path(folder, number)).exists():
        shutil.rmtree(path, ignore_errors=True)
        number += path.exists()
    return number


def create(folder: Path, current: int, records: Iterable[Record], resolution: Resolution) -> int:
    """Make a generation from the ontology, these records as resolved, and the decisions; return its number.

    ``current`` is the number of the one in use, 0 if there is none. GraphError when there is no room for it.
    """
    number = next_number(folder, current)
    path = files.rdf_path(folder, number)
    path.parent.mkdir(exist_ok=True)
    try:
        store = ox.Store(str(path))
        quads = _quads(records, resolution)
        while batch := list(islice(quads, BATCH)):
            store.bulk_extend(batch)
        store.flush()
        del store  # closed: its files stay as they are
        seal(path)
    except DAMAGE as error:
        shutil.rmtree(path, ignore_errors=True)
        raise GraphError(
            f"{path} cannot be written ({error}); make room on the disk and run again, what has been read is kept."
        ) from error
    return number


def derive(
    folder: Path, base: int, gone: Iterable[str], new: Iterable[Record], decided: tuple[Resolution, Resolution]
) -> int:
    """Make a generation from ``base``: without the documents named ``gone``, with the records ``new`` as resolved.

    ``decided`` are the resolutions of the base and of the new generation. Returns its number. One of DAMAGE when the
    base cannot be used; the caller then creates one from all records.
    """
    number = next_number(folder, base)
    path = files.rdf_path(folder, number)
    try:
        read_only(folder, base).backup(str(path))
        store = ox.Store(str(path))
        for name in gone:
            _drop(store, rdf.graph_name(name))
        for record in new:
            store.extend(_merged(rdf.quads(record)))
        before, after = (set(one.decisions) for one in decided)
        for quad in _merged(decisions.quads(sorted(before - after))):  # no document speaks of a decision's node
            store.remove(quad)
        store.extend(_merged(decisions.quads(sorted(after - before))))
        store.flush()
        del store
        seal(path)
    except DAMAGE:
        shutil.rmtree(path, ignore_errors=True)
        raise
    return number


def in_memory(records: Iterable[Record], resolution: Resolution = NOTHING_DECIDED) -> ox.Store:
    """The same store without a folder, for a reader who may not write."""
    store = ox.Store()
    store.bulk_extend(_quads(records, resolution))
    return store


def _quads(records: Iterable[Record], resolution: Resolution) -> Iterator[ox.Quad]:
    yield from _merged(rdf.static())
    for record in records:
        yield from _merged(rdf.quads(record))
    yield from _merged(decisions.quads(resolution.decisions))


def _merged(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Each quad, and its triple in the default graph."""
    for quad in quads:
        yield quad
        yield ox.Quad(*quad.triple)


def _drop(store: ox.Store, graph: ox.NamedNode) -> None:
    """Remove a document's graph, and from the default graph what no other document states."""
    triples = [quad.triple for quad in store.quads_for_pattern(None, None, None, graph)]
    store.remove_graph(graph)
    for triple in triples:
        everywhere = store.quads_for_pattern(triple.subject, triple.predicate, triple.object)
        if all(isinstance(quad.graph_name, ox.DefaultGraph) for quad in everywhere):
            store.remove(ox.Quad(*triple))
