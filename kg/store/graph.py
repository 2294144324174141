"""A graph opened for reading: its documents, records, RDF store and entities.

    from kg import Graph
    graph = Graph.open("G")
    graph.entity(graph.find("泽州县政协")[0].iri).facts

A Graph shows one state of the folder; a build that ends meanwhile changes nothing in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.errors import GraphError
from kg.identity.apply import apply
from kg.identity.doubts import Doubt, doubts
from kg.identity.resolution import Decision, Resolution
from kg.model import Record
from kg.schema import nodes
from kg.store import decisions, generation, manifest, sparql, statement_file
from kg.store.entities import EntityView, view
from kg.store.lock import locked
from kg.store.manifest import DocumentEntry, Manifest
from kg.store.names import Found, Names, exact
from kg.version import __version__

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True)
class Graph:
    """One state of a graph folder. Make it with ``Graph.open``."""

    folder: Path
    manifest: Manifest
    store: ox.Store

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """Open a graph folder; GraphError when it is missing, damaged or of another version.

        An RDF store that is missing or damaged is made again from the statement files.
        """
        folder = Path(folder)
        state = manifest.read(folder)
        while True:
            try:
                return cls(folder, state, generation.read_only(folder, state.generation))
            except generation.DAMAGE:
                now = manifest.read(folder)
                if now.generation == state.generation:
                    return cls._repaired(folder)
                state = now  # a build has ended meanwhile, and has deleted what it replaced

    @classmethod
    def _repaired(cls, folder: Path) -> Self:
        """Make the RDF store again: on disk if this user may write and nobody builds, else in memory."""
        try:
            with locked(folder):
                return cls._remade(folder)
        except (OSError, GraphError):
            state = manifest.read(folder)
            try:  # a build that has just ended may have replaced what was there at first sight
                return cls(folder, state, generation.read_only(folder, state.generation))
            except generation.DAMAGE:
                resolution = decisions.read(folder, state.decisions)
                return cls(folder, state, generation.in_memory(_records(folder, state, resolution), resolution))

    @classmethod
    def _remade(cls, folder: Path) -> Self:
        state = manifest.read(folder)
        resolution = decisions.read(folder, state.decisions)
        number = generation.create(folder, state.generation, _records(folder, state, resolution), resolution)
        state = replace(state, software=__version__, generation=number)
        manifest.write(folder, state)
        return cls(folder, state, generation.read_only(folder, number))

    @property
    def documents(self) -> tuple[DocumentEntry, ...]:
        """The table of documents, by name."""
        return self.manifest.documents

    def records(self) -> Iterator[Record]:
        """What each document gave, by name of the document, with the decisions applied; one is in memory at a time."""
        return _records(self.folder, self.manifest, self.resolution)

    def record(self, name: str) -> Record:
        """What the document of this name gave; GraphError when there is none."""
        row = self.document(nodes.document(name))
        if row is None:
            raise GraphError(f"The graph has no document {name}.")
        return apply(statement_file.read(self.folder, row.key), self.resolution)

    def document(self, iri: str) -> DocumentEntry | None:
        """The document with this IRI, which is also that of its named graph; None if there is none."""
        return self._rows.get(iri)

    def query(self, sparql_text: str, bindings: Mapping[str, sparql.Term] | None = None) -> sparql.Answer:
        """Answer a SPARQL query over all documents; QueryError when it cannot be parsed. See ``kg.store.sparql``."""
        return sparql.run(self.store, sparql_text, bindings)

    def dataset(self) -> "rdflib.Dataset":
        """The graph as an rdflib Dataset: all documents in the default graph, each in its own; read-only."""
        import rdflib  # noqa: PLC0415 - takes longer to import than most commands run
        from oxrdflib import OxigraphStore  # noqa: PLC0415

        return rdflib.Dataset(OxigraphStore(store=self.store))

    def find(self, text: str, most: int | None = None) -> list[Found]:
        """Entities with a name like ``text``, in full or in a short form, Simplified or Traditional; best first.

        ``most`` is how many are wanted, all of them if not said.
        """
        return self._names.find(text, most)

    def resolve(self, text: str) -> str:
        """The IRI of the one entity of this name, as ``find`` takes it; QueryError when there is none or several."""
        return exact(self.store, text) or self._names.resolve(text)

    def entity(self, iri: str) -> EntityView:
        """One entity with its facts and their evidence; GraphError when no document knows it."""
        found = view(iri, (self.record(row.name) for row in self.documents_with(iri)))
        if found is None:
            raise GraphError(f"The graph has no entity {iri}.")
        return found

    def doubts(self) -> list[Doubt]:
        """Merges, splits and names that a person should look at and has not decided; the most consequential first."""
        known = [statement_file.known(self.folder, row.key) for row in self.documents]
        return doubts(known, self.resolution, self.records())

    def decisions(self, iri: str) -> list[Decision]:
        """What was decided of an entity, by a rule or by a person: merges, splits, new names."""
        return [one for one in self.resolution.decisions if one.entity == iri or iri in one.others]

    def documents_with(self, iri: str) -> list[DocumentEntry]:
        """The documents in whose statements an IRI occurs, by name; GraphError when it is none."""
        try:
            node = ox.NamedNode(iri)
        except ValueError as error:
            raise GraphError(f"{iri} is not an IRI.") from error
        patterns = (self.store.quads_for_pattern(node, None, None), self.store.quads_for_pattern(None, None, node))
        graphs = {quad.graph_name for pattern in patterns for quad in pattern}
        rows = (self.document(graph.value) for graph in graphs if isinstance(graph, ox.NamedNode))
        return sorted(filter(None, rows), key=lambda row: row.name)

    @cached_property
    def _rows(self) -> Mapping[str, DocumentEntry]:
        return {nodes.document(row.name): row for row in self.documents}

    @cached_property
    def resolution(self) -> Resolution:
        """Who is who across the documents; GraphError when its file is missing or damaged."""
        return decisions.read(self.folder, self.manifest.decisions)

    @cached_property
    def _names(self) -> Names:
        return Names(self.store)


def _records(folder: Path, state: Manifest, resolution: Resolution) -> Iterator[Record]:
    return (apply(statement_file.read(folder, row.key), resolution) for row in state.documents)
