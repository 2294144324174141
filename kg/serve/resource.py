"""What the graph says of one IRI: its triples as RDF, and what is needed for its page."""

import pyoxigraph as ox

from kg.iri import ONTOLOGY
from kg.schema import EXTERNAL, iri, local, nodes
from kg.serve.reply import RefusedError
from kg.store.graph import Graph
from kg.store.names import most_specific

#: Triples in which an IRI is the object, shown or sent at most: everything in a province points to it.
INCOMING = 2000

_NAMES = (EXTERNAL["prefLabel"], iri("title"), iri("rdfs:label"), iri("dct:title"))


class Resource:
    """One IRI in one state of a graph; RefusedError with 404 when the graph does not know it."""

    def __init__(self, graph: Graph, name: str) -> None:
        self.iri, self._graph = name, graph
        try:
            self._node = ox.NamedNode(name)
        except ValueError as error:
            raise RefusedError(404, "There is nothing at this address.") from error
        everywhere = ox.DefaultGraph()
        self.outgoing = sorted(
            (quad.triple for quad in graph.store.quads_for_pattern(self._node, None, None, everywhere)), key=str
        )
        self.incoming: list[ox.Triple] = []
        for quad in graph.store.quads_for_pattern(None, None, self._node, everywhere):
            if len(self.incoming) == INCOMING:
                break
            self.incoming.append(quad.triple)
        self.incoming.sort(key=str)
        if not self.outgoing and not self.incoming:
            raise RefusedError(404, f"The graph has nothing called {name}.")

    @property
    def names(self) -> list[str]:
        """What it is called, the canonical name first, then its other names in order; a name from the IRI if none."""
        said = [(_NAMES.index(one.predicate.value), one.object.value) for one in self.outgoing
                if one.predicate.value in _NAMES and isinstance(one.object, ox.Literal)]  # fmt: skip
        other = {one.object.value for one in self.outgoing if one.predicate.value == EXTERNAL["altLabel"]
                 and isinstance(one.object, ox.Literal)}  # fmt: skip
        first = min(said)[1] if said else self._spoken()
        return [first, *sorted((other | {name for _, name in said}) - {first})]

    @property
    def cls(self) -> str:
        """Its most specific class of the ontology, by local name; else any class, by prefixed name."""
        classes = {one.object.value for one in self.outgoing
                   if one.predicate.value == EXTERNAL["type"] and isinstance(one.object, ox.NamedNode)}  # fmt: skip
        ours = {cls.removeprefix(ONTOLOGY) for cls in classes if cls.startswith(ONTOLOGY)}
        return most_specific(ours) or min(map(local, classes), default="")

    def _spoken(self) -> str:
        return nodes.spoken(self.iri) if nodes.segment(self.iri) else local(self.iri)

    def triples(self) -> list[ox.Triple]:
        """Its triples, and the names of the things in them."""
        found = {*self.outgoing, *self.incoming}
        ends = {end for triple in found for end in (triple.subject, triple.object) if isinstance(end, ox.NamedNode)}
        for end in ends - {self._node}:
            for predicate in map(ox.NamedNode, _NAMES):
                quads = self._graph.store.quads_for_pattern(end, predicate, None, ox.DefaultGraph())
                found |= {quad.triple for quad in quads}
        return sorted(found, key=str)
