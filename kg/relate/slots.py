"""One value of a fact's slot → what is stated for it: predicate, object, and the part it plays in the fact's IRI."""

from collections.abc import Iterator
from typing import NamedTuple

from kg import schema
from kg.iri import escape
from kg.model import Value
from kg.relate.writer import Node, Where, Writer
from kg.schema import Slot, nodes


class Stated(NamedTuple):
    """One statement to be made of the fact's node. Without a predicate it only names the node itself.

    ``part`` is the value as a segment of the node's IRI, escaped; ``node`` the entity, if the value is one.
    """

    predicate: str
    object: str
    datatype: str
    part: str
    node: Node | None = None


def state(writer: Writer, slot: Slot, value: Value, within: Node | None, at: Where) -> Iterator[Stated]:
    """What one value states; entities it names are described on the way. ``within`` is the body of a post or term."""
    name = value.name
    if slot.kind in ("self", "entity"):
        node = _entity(writer, slot, value, at)
        linked = value.entity or slot.kind == "self" or slot.required
        part = nodes.tail(node.iri) if linked else escape(name)
        yield Stated("" if slot.kind == "self" else slot.predicate, node.iri, "iri", part, node)
    elif slot.kind == "part" and within:
        node = writer.term(within, name, at) if slot.segment == "term" else writer.post(within, name, at)
        yield Stated(slot.predicate, node.iri, "iri", escape(name), node)
    elif slot.kind == "concept":
        for label in filter(None, name.split("、")):
            node = writer.concept(slot.scheme, label, at)
            yield Stated(slot.predicate, node.iri, "iri", escape(node.name), node)
    elif slot.kind == "span":
        begin, end = schema.span(name)
        part = escape("_".join(filter(None, (begin, end))))
        if begin:
            yield Stated(slot.predicate, *schema.day(begin), part)
        if end:
            yield Stated(slot.until, *schema.day(end), part)
    elif slot.kind == "day":
        yield Stated(slot.predicate, *schema.day(name), escape(name))
    elif slot.kind == "number":
        lexical, datatype = schema.number(name)
        yield Stated(slot.predicate, lexical, datatype, escape(lexical))
    elif slot.kind == "flag":
        yield Stated(slot.predicate, "true" if name.lower() in ("true", "1", "是") else "false", "boolean", "")
    else:  # text, and a post or term whose body is not known
        yield Stated(slot.predicate, name, "string", escape(name))


def _entity(writer: Writer, slot: Slot, value: Value, at: Where) -> Node:
    """The entity a value names: as linked, else minted where the slot must be an entity, else unresolved."""
    if value.entity:
        label = nodes.LABEL.get(nodes.segment(value.entity), slot.labels[0])
        return writer.entity(label, value.name, at, value.entity)
    if slot.kind == "self" or slot.required:
        return writer.entity(slot.labels[0], value.name, at)
    return writer.unresolved(value.name, at)
