"""Links, facts and plain relations of one document as statements: what the statement file keeps.

    Link     → the entity's class and names, and what the name says of it (place, term, parent), each once a document
    Fact     → a node minted from its key slots, one statement a value, and one ``evidence`` statement with the quote
    Relation → one statement

All statements of a fact share its span and extractor; by that ``kg.store.facts`` puts it together again.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg import schema
from kg.iri import SEGMENT, escape
from kg.model import Document, Fact, Link, Statement
from kg.relate.slots import Stated, state
from kg.relate.writer import Node, Where, Writer
from kg.schema import ABOUT, FACTS, RELATIONS, FactType, Slot, nodes

#: Extractors of what a link says of its entity and of the plain relations.
DESCRIBER, RELATER = "link", "relations"


class Relation(NamedTuple):
    """A plain relation between two entities by their IRIs, with the span of the clean text it rests on.

    ``predicate`` is one of ``kg.schema.RELATIONS``.
    """

    subject: str
    predicate: str
    object: str
    start: int
    end: int


def statements(
    document: Document, links: Sequence[Link], facts: Sequence[Fact], relations: Iterable[Relation] = ()
) -> tuple[Statement, ...]:
    """All statements of a document, in the order of links, facts and relations; offsets point into the source.

    Raises KeyError for a slot, a key of ``Link.about`` or a predicate that ``kg.schema`` does not declare.
    """
    writer = Writer(document)
    for link in links:
        if link.entity and link.mention.label in SEGMENT:  # dates and posts are no entities; facts state them
            _describe(writer, link)
    for fact in facts:
        _state(writer, fact)
    for relation in relations:
        _relate(writer, Relation(*relation))
    return writer.statements()


# ---------------------------------------------------------------- links


def _describe(writer: Writer, link: Link) -> None:
    """The entity of one link: class, names, and what the link says about it."""
    mention = link.mention
    at = writer.where(mention.start, mention.end, DESCRIBER, mention.confidence)
    entity = writer.entity(mention.label, link.name, at, link.entity)
    if mention.text != link.name:
        writer.once(entity.iri, "altLabel", (mention.text, "string"), mention.text, at)
    for key, text in sorted(link.about.items()):
        if text:
            _say_about(writer, link, entity, key, at)


def _holder(writer: Writer, link: Link, entity: Node, at: Where) -> Node | None:
    """Whose term of office a link speaks of: a body's own, a meeting's that of the body it is a meeting of."""
    if link.mention.label != "MEETING":
        return entity
    name = link.about.get("body")
    return writer.entity("ORG", name, at) if name else None


def _say_about(writer: Writer, link: Link, entity: Node, key: str, at: Where) -> None:
    """One thing a link says of its entity."""
    about, text = ABOUT[key], link.about[key]
    if about.cls:
        writer.once(entity.iri, "type", (schema.iri(about.cls), "iri"), "", at)
    if about.kind == "entity":
        other = writer.entity(about.label, text, at)
        if other.iri != entity.iri:
            writer.once(entity.iri, about.predicate, (other.iri, "iri"), text, at)
    elif about.kind == "term" and (holder := _holder(writer, link, entity, at)):
        term = writer.term(holder, text, at)
        if holder is not entity:
            writer.once(entity.iri, about.predicate, (term.iri, "iri"), text, at)
    elif about.kind == "ordinal" and (value := schema.numeral(text)):
        writer.once(entity.iri, about.predicate, (str(value), "integer"), text, at)
    elif about.kind == "concept":
        level = writer.concept(about.scheme, text, at)
        writer.once(entity.iri, about.predicate, (level.iri, "iri"), text, at)
    elif about.kind == "text":
        writer.once(entity.iri, about.predicate, (text, "string"), text, at)


# ---------------------------------------------------------------- facts


def _state(writer: Writer, fact: Fact) -> None:
    """One fact: its node, its evidence, and one statement a value."""
    declared = FACTS[fact.type]
    at = writer.where(fact.start, fact.end, fact.extractor, fact.confidence)
    stated: dict[str, list[tuple[Stated, str]]] = {}
    for slot in _in_order(declared, fact):
        parents = stated.get(slot.within, ())
        within = parents[0][0].node if parents else None
        stated[slot.key] = [
            (one, value.text)
            for value in fact.slots[slot.key]
            if value.name
            for one in state(writer, slot, value, within, at)
        ]
    document = writer.document
    subject = nodes.join(declared.segment, *_key(declared, stated, document.name))
    writer.say(subject, "type", (schema.iri(declared.cls), "iri"), "", at)
    evidence = nodes.evidence(document.name, at.start, at.end, subject, fact.extractor)
    writer.say(subject, "evidence", (evidence, "iri"), document.source[at.start : at.end], at)
    for slot in declared.slots:
        for one, original in stated.get(slot.key, ()):
            if one.predicate:
                writer.say(subject, one.predicate, (one.object, one.datatype), original, at)


def _in_order(declared: FactType, fact: Fact) -> list[Slot]:
    """The declared slots that a fact fills, those within another entity last; KeyError for one not declared."""
    return sorted((declared.slot(key) for key in fact.slots), key=lambda slot: (bool(slot.within), slot.key))


def _key(declared: FactType, stated: Mapping[str, Sequence[tuple[Stated, str]]], document: str) -> list[str]:
    """What tells this fact from others of its type, as escaped segments of its IRI."""
    parts = []
    for key in declared.key:
        values = stated.get(key)
        if values:
            parts.append(values[0][0].part)
        else:
            parts.append(escape(document) if key == declared.anchor else "")
    ties = (stated[key][0][0].part for key in declared.tie if stated.get(key))
    return [*parts, *list(ties)[:1]]


# ---------------------------------------------------------------- relations


def _relate(writer: Writer, relation: Relation) -> None:
    """One plain relation; both ends get a class and a name if nothing else in the document gave them one."""
    subjects, objects = RELATIONS[relation.predicate]
    at = writer.where(relation.start, relation.end, RELATER, 1.0)
    for iri, classes in ((relation.subject, subjects), (relation.object, objects)):
        _name(writer, iri, classes[0], at)
    writer.once(relation.subject, relation.predicate, (relation.object, "iri"), "", at)


def _name(writer: Writer, iri: str, cls: str, at: Where) -> None:
    """Name a node from its IRI, which says it all: ``body/…``, ``term/BODY/第十届``."""
    segment = nodes.segment(iri)
    if segment == "term":
        body, _, title = nodes.tail(iri).rpartition("/")
        writer.term(_body(writer, body, at), nodes.unescape(title), at)
    elif segment in nodes.LABEL:
        if not writer.knows(iri):
            writer.entity(nodes.LABEL[segment], nodes.unescape(nodes.tail(iri)), at, iri)
    else:
        writer.node(cls, iri, nodes.spoken(iri), at)


def _body(writer: Writer, tail: str, at: Where) -> Node:
    return writer.entity("ORG", nodes.unescape(tail), at, nodes.join("body", tail))
