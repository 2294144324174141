"""The way back from statements to facts, with exactly the keys of the fact export."""

from collections.abc import Iterable, Mapping, Sequence

from kg.model import Statement
from kg.schema import BY_SEGMENT, Slot, concepts_in, nodes, tidy

#: What the fact export shows for one fact: scalars, and lists where the contract has ``[]``.
Row = dict[str, object]


def facts(statements: Iterable[Statement]) -> list[Row]:
    """The facts that the statements of one document state, by their place in it.

    Every row has ``type``, ``start``, ``end``, ``evidence`` (the words, without the page's layout) and ``confidence``,
    besides the slots that are stated. Entities are given by canonical name, printed slots by the words of the text.
    """
    rows = list(statements)
    names = _names(rows)
    groups: dict[tuple[str, int, int, str], list[Statement]] = {}
    for row in rows:
        groups.setdefault((row.subject, row.start, row.end, row.extractor), []).append(row)
    marks = sorted((row for row in rows if row.predicate == "evidence"), key=lambda row: (row.start, row.end))
    keys = dict.fromkeys((mark.subject, mark.start, mark.end, mark.extractor) for mark in marks)
    return [_fact(groups[key], names) for key in keys]


def _names(rows: Iterable[Statement]) -> dict[str, str]:
    """Every node's name; a post or term goes by its title within the body."""
    names = {row.subject: row.object for row in reversed([*rows]) if row.predicate == "prefLabel"}
    return names | {row.subject: row.object for row in rows if row.predicate == "title"}


def _fact(group: Sequence[Statement], names: Mapping[str, str]) -> Row:
    """One fact from the statements that share its node, span and extractor."""
    mark = next(row for row in group if row.predicate == "evidence")
    declared = BY_SEGMENT[nodes.segment(mark.subject)]
    fact: Row = {"type": declared.name}
    for slot in declared.slots:
        if slot.kind == "self":
            fact[slot.key] = _name(mark.subject, names, "")
        elif value := _slot(slot, group, names):
            fact[slot.key] = value[0] if slot.shape == "one" or (slot.shape == "either" and len(value) == 1) else value
    return fact | {"start": mark.start, "end": mark.end, "evidence": tidy(mark.original), "confidence": mark.confidence}


def _slot(slot: Slot, group: Sequence[Statement], names: Mapping[str, str]) -> list[object]:
    """The values of one slot, in the order in which they were stated."""
    stated = [row for row in group if row.predicate == slot.predicate]
    if slot.kind == "span":
        begin = stated[0].object if stated else ""
        end = next((row.object for row in group if row.predicate == slot.until), "")
        return [f"{begin}/{end}" if end else begin] if begin or end else []
    if slot.kind == "concept":
        return ["、".join(_name(row.object, names, slot.scheme) for row in stated)] if stated else []
    return [_value(slot, row, names) for row in stated]


def _value(slot: Slot, row: Statement, names: Mapping[str, str]) -> object:
    if slot.kind == "flag":
        return row.object == "true"
    if slot.printed and row.original:
        return row.original
    if row.datatype == "iri":
        return _name(row.object, names, "")
    if row.datatype == "integer":
        return int(row.object)
    return float(row.object) if row.datatype == "decimal" else row.object


def _name(iri: str, names: Mapping[str, str], scheme: str) -> str:
    """A node's name as stated, else from its vocabulary, else from the IRI itself."""
    if iri in names:
        return names[iri]
    known = {one.iri: one.label for one in concepts_in(scheme)} if scheme else {}
    return known.get(iri) or nodes.unescape(nodes.tail(iri).rpartition("/")[2])
