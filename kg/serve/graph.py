"""The graph as pages read it: dossiers and lists made when they are asked for; what they are made of is kept."""

from collections import OrderedDict
from functools import cached_property

from kg.schema import nodes
from kg.store.graph import Graph
from kg.store.manifest import DocumentEntry
from kg.view import lists
from kg.view.dossier import PAGES, Dossier
from kg.view.lists import Entry
from kg.view.said import Said, told

#: What a process keeps of documents that it has read, in statements: about a kilobyte each.
KEPT = 60_000


class Served(Graph):
    """A graph with dossiers and lists."""

    def dossier(self, iri: str) -> Dossier | None:
        """The dossier of an entity; None for what has none, or what no document speaks of."""
        if nodes.segment(iri) not in PAGES:
            return None
        total = Said()
        parts = [part for row in self.documents_with(iri) if (part := self._told.of(row).get(iri))]
        for part in parts:
            total.add(part)
        return total.dossier(iri) if parts else None

    def entries(self, kind: str) -> list[Entry]:
        """The list of a kind."""
        if kind not in self._listed:
            self._listed[kind] = lists.entries(self.store, kind)
        return self._listed[kind]

    @cached_property
    def _listed(self) -> dict[str, list[Entry]]:
        return {}

    @cached_property
    def _told(self) -> "_Told":
        return _Told(self)


class _Told:
    """What documents say of each entity; of those read last it is kept."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._kept: OrderedDict[str, tuple[int, dict[str, Said]]] = OrderedDict()
        self._size = 0

    def of(self, row: DocumentEntry) -> dict[str, Said]:
        """What one document says of each entity, by IRI."""
        if row.name in self._kept:
            self._kept.move_to_end(row.name)
            return self._kept[row.name][1]
        found = told(self._graph.record(row.name))
        self._kept[row.name] = row.statements, found
        self._size += row.statements
        while self._size > KEPT and len(self._kept) > 1:
            _, (size, _) = self._kept.popitem(last=False)
            self._size -= size
        return found
