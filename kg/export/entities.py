"""Entities: every person, body, place, meeting, programme and work, with its names and how often it occurs."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.export.table import Column, Readable, Row, Table
from kg.iri import ONTOLOGY
from kg.model import Record
from kg.schema import nodes
from kg.store.names import most_specific


@dataclass(slots=True)
class _Entity:
    classes: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    also: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    documents: int = 0
    mentions: int = 0


def rows(graph: Readable) -> Iterator[Row]:
    """One row an entity, by IRI. The canonical name is the one that most documents give."""
    found: dict[str, _Entity] = defaultdict(_Entity)
    for record in graph.records():
        _count(record, found)
    for iri in sorted(found):
        one = found[iri]
        names = sorted(one.names, key=lambda name: (-one.names[name], name)) or [nodes.spoken(iri)]
        yield {
            "iri": iri,
            "type": most_specific(one.classes),
            "name": names[0],
            "alternative_names": sorted((one.also | set(names)) - {names[0]}),
            "documents": one.documents,
            "mentions": one.mentions,
            "facts": len(one.facts),
            "code": min(one.codes, default=None),
        }


def _count(record: Record, found: dict[str, _Entity]) -> None:
    """Add what one document says; a fact is a node with evidence, and whoever stands in it takes part in it."""
    stated = {one.subject for one in record.statements if one.predicate == "evidence"}
    seen: dict[str, None] = {}
    for one in record.statements:
        ends = [iri for iri in (one.subject, one.object) if nodes.segment(iri) in nodes.LABEL]
        seen |= dict.fromkeys(ends)
        for iri in ends:
            if one.subject in stated:
                found[iri].facts.add(one.subject)
        if one.subject in ends:
            _describe(found[one.subject], one.predicate, one.object)
    for mention in record.mentions:
        if mention.entity:
            seen[mention.entity] = None
            found[mention.entity].mentions += 1
    for iri in seen:
        found[iri].documents += 1


def _describe(entity: _Entity, predicate: str, value: str) -> None:
    if predicate == "type":
        entity.classes.add(value.removeprefix(ONTOLOGY))
    elif predicate == "prefLabel":
        entity.names[value] += 1
    elif predicate == "altLabel":
        entity.also.add(value)
    elif predicate == "divisionCode":
        entity.codes.add(value)


TABLE = Table(
    "entities",
    (
        Column("iri", width=48),
        Column("type", width=16),
        Column("name", width=32),
        Column("alternative_names", "list", 40),
        Column("documents", "integer", 11),
        Column("mentions", "integer", 10),
        Column("facts", "integer", 8),
        Column("code", width=10),
    ),
    rows,
)
