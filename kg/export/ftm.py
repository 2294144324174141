"""The graph as entities of FollowTheMoney, which Aleph, OpenSanctions' tools and other investigators' software read.

One JSON object a line: people, bodies, posts and who held them, meetings and activities, programmes, works, places and
the documents everything was read from, with the sentence it rests on. Left out is what FollowTheMoney has no schema
for: statistics, and parties to an event that are no known entity. What becomes of what is in ``ftm_*.tsv``.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import BinaryIO

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.export.ftm_mapping import Property, classes, properties, schema
from kg.export.table import Readable
from kg.iri import ONTOLOGY
from kg.schema import iri
from kg.store.names import most_specific

#: ``{"id": …, "schema": …, "properties": {name: [values]}}``
Entity = dict[str, object]

#: What an event without a name is called by.
_DESCRIBES = ("startDate", "kind", "topic")


def write_ftm(graph: Readable, out: BinaryIO) -> None:
    """All entities, by IRI."""
    for entity in _Reader(graph.store).entities():
        out.write((json.dumps(entity, ensure_ascii=False) + "\n").encode())


def entity_id(node: str) -> str:
    """The id of a node by its IRI; FollowTheMoney allows letters, digits, hyphens and points."""
    return f"cppcc-{hashlib.sha1(node.encode(), usedforsecurity=False).hexdigest()}"


class _Reader:
    """The entities of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entities(self) -> Iterator[Entity]:
        for node in sorted(self._schemata):
            yield self._entity(node, self._schemata[node])
        for subject, value in self._pairs("runs"):
            ends = {"participant": [entity_id(subject)], "project": [entity_id(value)]}
            yield _entity(f"{subject} runs {value}", "ProjectParticipant", ends)

    def _entity(self, node: str, schema_name: str) -> Entity:
        found: dict[str, set[str]] = {}
        for one in properties(schema_name):
            for value in self._values(node, one.path):
                if text := self._written(value, one):
                    found.setdefault(one.name, set()).add(text)
        if schema_name == "Event" and "name" not in found:
            found["name"] = {self._called(node)}
        if schema_name not in ("Occupancy", "Membership", "Document"):
            found["sourceUrl"] = {node}
        return _entity(node, schema_name, found)

    def _written(self, value: NamedNode | Literal, one: Property) -> str:
        """A value as the table of properties wants it, empty if it does not."""
        if one.classes:
            known = isinstance(value, NamedNode) and value.value in self._schemata
            return entity_id(value.value) if known and one.classes & self._classes(value.value) else ""
        text = " ".join(self._name(value).split())
        return one.words.get(text, "") if one.words else text

    def _values(self, node: str, path: tuple[str, ...]) -> list[NamedNode | Literal]:
        """What a path of predicates leads to from a node."""
        ends: list[NamedNode | Literal] = [NamedNode(node)]
        for predicate in path:
            ends = [value for end in ends if isinstance(end, NamedNode) for value in self._objects(end, predicate)]
        return ends

    def _objects(self, node: NamedNode, predicate: str) -> list[NamedNode | Literal]:
        quads = self._store.quads_for_pattern(node, NamedNode(iri(predicate)), None, DefaultGraph())
        return [quad.object for quad in quads if isinstance(quad.object, NamedNode | Literal)]

    def _pairs(self, predicate: str) -> list[tuple[str, str]]:
        """The ends of a plain relation between two entities, sorted."""
        quads = self._store.quads_for_pattern(None, NamedNode(iri(predicate)), None, DefaultGraph())
        pairs = ((quad.subject, quad.object) for quad in quads)
        named = ((a.value, b.value) for a, b in pairs if isinstance(a, NamedNode) and isinstance(b, NamedNode))
        return sorted((a, b) for a, b in named if a in self._schemata and b in self._schemata)

    def _name(self, value: NamedNode | Literal) -> str:
        """A literal as it is, a node by its first label."""
        if isinstance(value, Literal):
            return value.value
        return min((label.value for label in self._objects(value, "rdfs:label")), default="")

    def _called(self, node: str) -> str:
        words = [min(map(self._name, self._values(node, (one,))), default="") for one in _DESCRIBES]
        return " ".join(filter(None, words)) or self._name(NamedNode(node))

    def _classes(self, node: str) -> set[str]:
        """The classes of a node, and those above them, by local name."""
        return {one.value.removeprefix(ONTOLOGY) for one in self._objects(NamedNode(node), "type")}

    @cached_property
    def _schemata(self) -> dict[str, str]:
        """All nodes that become entities → their schema."""
        found = {}
        for cls in sorted(classes()):
            quads = self._store.quads_for_pattern(None, NamedNode(iri("type")), NamedNode(iri(cls)), DefaultGraph())
            for node in {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}:
                post = min((self._name(one) for one in self._values(node, ("post", "title"))), default="")
                if name := schema(most_specific(self._classes(node)), post):
                    found[node] = name
        return found


def _entity(node: str, schema_name: str, values: Mapping[str, Iterable[str]]) -> Entity:
    sorted_values = {name: sorted(some) for name, some in values.items()}
    return {"id": entity_id(node), "schema": schema_name, "properties": sorted_values}
