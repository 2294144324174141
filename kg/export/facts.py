"""Facts: posts, meetings, activities, statistics and documents, with the keys that ``kg.schema`` declares."""

from collections.abc import Iterator

from kg.export.table import Column, Readable, Row, Table
from kg.schema import FACTS
from kg.store.facts import facts


def rows(graph: Readable) -> Iterator[Row]:
    """One row a fact, by document and place, with the slots that are stated."""
    for record in graph.records():
        for fact in facts(record.statements):
            yield {"doc": record.name, **fact}


def _columns() -> tuple[Column, ...]:
    """All slots of all types of fact, each once, between what every fact has."""
    lists = {slot.key for declared in FACTS.values() for slot in declared.slots if slot.shape != "one"}
    keys = dict.fromkeys(slot.key for declared in FACTS.values() for slot in declared.slots)
    slots = [Column(key, "list" if key in lists else "text", 20) for key in keys]
    place = [Column("start", "integer", 9), Column("end", "integer", 9)]
    return (Column("doc", width=24), Column("type", width=10), *slots, *place, Column("evidence", width=60),
            Column("confidence", "number", 11))  # fmt: skip


TABLE = Table("facts", _columns(), rows)
