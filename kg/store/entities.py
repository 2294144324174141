"""An entity is a view over statements: what all documents together state of one IRI, each with its evidence."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.iri import ONTOLOGY
from kg.model import Record, Statement
from kg.schema import BY_SEGMENT, EXTERNAL, FACTS, nodes
from kg.store.evidence import Evidence, evidence
from kg.store.facts import facts
from kg.store.names import most_specific

#: Said better by the facts that they go with.
_DIRECT = {direct.predicate for declared in FACTS.values() for direct in declared.direct}

#: Of a fact as exported: where it stands, which is told apart from what it says.
_PLACE = ("start", "end", "evidence", "confidence")


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact that an entity takes part in: the slots of the fact export, and every place that states just that."""

    type: str
    slots: Mapping[str, object]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A plain relation of an entity: names of subject and object (or a literal), predicate by local name."""

    subject: str
    predicate: str
    object: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """One entity: IRI, class by local name, canonical name, other names, and what is stated of it.

    Facts come in the order of their types and then of their dates, relations by name.
    """

    iri: str
    cls: str
    name: str
    alt: tuple[str, ...]
    facts: tuple[FactView, ...]
    relations: tuple[RelationView, ...]


@dataclass
class _Seen:
    """What has been collected so far; what is seen twice is kept once, with all its evidence in order."""

    classes: set[str] = field(default_factory=set)
    names: dict[str, set[str]] = field(default_factory=lambda: {"prefLabel": set(), "altLabel": set()})
    facts: dict[str, list[Evidence]] = field(default_factory=dict)
    relations: dict[tuple[str, str, str], list[Evidence]] = field(default_factory=dict)


def view(iri: str, records: Iterable[Record]) -> EntityView | None:
    """Put together what ``records`` state of an entity; None when none of them says what it is called."""
    seen = _Seen()
    for record in records:
        for one in record.statements:
            if one.subject == iri and one.predicate in seen.names:
                seen.names[one.predicate].add(one.object)
            elif one.subject == iri and one.predicate == "type":
                seen.classes.add(one.object.removeprefix(ONTOLOGY))
        for content, place in _facts(iri, record):
            seen.facts.setdefault(content, []).append(place)
        for triple, place in _relations(iri, record):
            seen.relations.setdefault(triple, []).append(place)
    if not seen.names["prefLabel"]:
        return None
    name = min(seen.names["prefLabel"])
    alt = tuple(sorted((seen.names["prefLabel"] | seen.names["altLabel"]) - {name}))
    found = [_fact_view(content, places) for content, places in seen.facts.items()]
    order = list(FACTS)
    found.sort(key=lambda one: (order.index(one.type), str(one.slots.get("date", "")), json.dumps(dict(one.slots))))
    relations = [RelationView(*triple, tuple(places)) for triple, places in sorted(seen.relations.items())]
    return EntityView(iri, most_specific(seen.classes), name, alt, tuple(found), tuple(relations))


def _facts(iri: str, record: Record) -> Iterator[tuple[str, Evidence]]:
    """The facts in which the entity fills a slot, or which it is itself; each as JSON with its place."""
    stated = {_fact_key(one) for one in record.statements if iri in (one.subject, one.object)}
    kept = [one for one in record.statements if one.predicate in ("prefLabel", "title") or _fact_key(one) in stated]
    for row in facts(kept):
        start, end = int(str(row["start"])), int(str(row["end"]))
        content = {key: value for key, value in row.items() if key not in _PLACE}
        yield json.dumps(content, ensure_ascii=False), evidence(record, start, end, float(str(row["confidence"])))


def _fact_key(one: Statement) -> tuple[str, int, int, str]:
    """What the statements of one fact have in common."""
    return one.subject, one.start, one.end, one.extractor


def _fact_view(content: str, places: list[Evidence]) -> FactView:
    slots = json.loads(content)
    return FactView(slots.pop("type"), slots, tuple(places))


def _relations(iri: str, record: Record) -> Iterator[tuple[tuple[str, str, str], Evidence]]:
    """The statements about the entity that belong to no fact."""
    about = [one for one in record.statements if iri in (one.subject, one.object) and not _is_told(one)]
    names = {one.subject: one.object for one in record.statements if about and one.predicate == "prefLabel"}
    for one in about:
        value = names.get(one.object, nodes.spoken(one.object)) if one.datatype == "iri" else one.object
        triple = names.get(one.subject, nodes.spoken(one.subject)), one.predicate, value
        yield triple, evidence(record, one.start, one.end, one.confidence)


def _is_told(one: Statement) -> bool:
    """Is this statement told by a fact, or by the entity's class and names?"""
    if one.predicate in EXTERNAL or one.predicate in _DIRECT:
        return True
    declared = BY_SEGMENT.get(nodes.segment(one.subject))
    return declared is not None and (
        one.predicate == "evidence" or any(one.predicate in (slot.predicate, slot.until) for slot in declared.slots)
    )
