"""A record as the resolution wants it: other IRIs, other names, and without what was dropped.

Facts are named after the entities they speak of (``membership/王伟@泽州县/政协泽州县委员会/主席``), so they get new
IRIs too, and one fact that two documents state of one person is one node. A fact that loses what it cannot be without,
a post its holder, goes with all its statements; a list only gets shorter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg import schema
from kg.identity import clues, iris
from kg.identity.resolution import Effect, Resolution
from kg.iri import ENTITY, SEGMENT
from kg.model import Record, Statement, StoredMention
from kg.schema import BY_SEGMENT, RELATIONS, nodes
from kg.schema.entities import CLASSES

#: Nodes that exist only within a body, whose name theirs begins with.
_WITHIN_A_BODY = ("post", "term")

#: What may still be said of an entity that is of another kind than the extraction took it for.
_NAMES = ("prefLabel", "altLabel")


def apply(record: Record, resolution: Resolution) -> Record:
    """The record with all effects on its entities; the record itself if there are none."""
    effects = resolution.effects(record.name, clues.entities(record))
    if not effects:
        return record
    rewriter = _Rewriter(effects)
    statements = tuple(dict.fromkeys(rewriter.statements(record.statements)))
    return replace(record, mentions=tuple(rewriter.mentions(record.mentions)), statements=statements)


class _Rewriter:
    def __init__(self, effects: Mapping[str, Effect]) -> None:
        self._effects = effects

    def mentions(self, mentions: tuple[StoredMention, ...]) -> Iterator[StoredMention]:
        for one in mentions:
            effect = self._effects.get(one.entity)
            if effect is None:
                yield one
            elif not effect.dropped:
                name, label = effect.name or one.name, effect.label or one.label
                yield replace(one, entity=effect.iri, name=name, label=label)

    def statements(self, statements: tuple[Statement, ...]) -> Iterator[Statement]:
        lost = {_fact(one) for one in statements if self._is_lost(one)}
        for one in statements:
            if _fact(one) not in lost and self._stays(one):
                yield from self._rewritten(one)

    def _is_lost(self, one: Statement) -> bool:
        """Whether the fact that a statement belongs to cannot be without what it loses here."""
        declared = BY_SEGMENT.get(nodes.segment(one.subject))
        slots = [slot for slot in declared.slots if slot.predicate == one.predicate] if declared else []
        return any(slot.required for slot in slots) and not self._holds(one)

    def _stays(self, one: Statement) -> bool:
        effect = self._effects.get(one.subject)
        if effect and (effect.dropped or (effect.label and one.predicate not in ("type", *_NAMES))):
            return False
        return self._exists(one.subject) and self._holds(one)

    def _holds(self, one: Statement) -> bool:
        """Whether the object of a statement is still there, and of a kind that the predicate may have."""
        if one.datatype != "iri":
            return True
        effect = self._effects.get(one.object)
        if effect is None or not (effect.dropped or effect.label):
            return self._exists(one.object)
        if effect.dropped:
            return False
        declared = BY_SEGMENT.get(nodes.segment(one.subject))
        slots = [slot for slot in declared.slots if slot.predicate == one.predicate] if declared else []
        if slots:
            return any(effect.label in slot.labels for slot in slots)
        return CLASSES[effect.label] in RELATIONS.get(one.predicate, ((), ()))[1]

    def _exists(self, iri: str) -> bool:
        """Whether a node is there still: a post or term goes with its body."""
        effect = self._body_of(iri)
        return effect is None or not (effect.dropped or effect.label)

    def _body_of(self, iri: str) -> Effect | None:
        if nodes.segment(iri) not in _WITHIN_A_BODY:
            return None
        return self._effects.get(nodes.join(SEGMENT["ORG"], nodes.tail(iri).split("/")[0]))

    def _rewritten(self, one: Statement) -> Iterator[Statement]:
        subject = self._iri(one.subject)
        value = self._iri(one.object) if one.datatype == "iri" else one.object
        if subject == value and one.datatype == "iri":
            return  # two that are one are no part of each other
        effect = self._effects.get(one.subject)
        if effect and effect.label and one.predicate == "type":
            value = schema.iri(schema.classify(effect.label, effect.name or iris.name(one.subject)))
        if one.predicate == "prefLabel":
            value = self._name(one)
            if effect and value != one.object:
                yield replace(one, subject=subject, predicate="altLabel")
        elif one.predicate == "altLabel" and effect and effect.name == one.object:
            return
        yield replace(one, subject=subject, object=value)

    def _name(self, one: Statement) -> str:
        """The canonical name; that of a post or term begins with its body's."""
        effect = self._effects.get(one.subject)
        if effect:
            return effect.name or one.object
        body = self._body_of(one.subject)
        if body and body.name:
            old = nodes.unescape(nodes.tail(one.subject).split("/")[0])
            return body.name + one.object.removeprefix(old) if one.object.startswith(old) else one.object
        return one.object

    def _iri(self, iri: str) -> str:
        """The IRI of a node: of an entity as decided, of a fact with its parts as decided."""
        if iri in self._effects:
            return self._effects[iri].iri
        segment = nodes.segment(iri)
        if segment in _WITHIN_A_BODY:
            body, *rest = nodes.tail(iri).split("/")
            return nodes.join(segment, self._part(body, ("ORG",)), *rest)
        if segment in BY_SEGMENT and not iris.is_entity(iri):
            declared = BY_SEGMENT[segment]
            keys = [*declared.key, *declared.tie]
            ties = tuple(label for key in declared.tie for label in declared.slot(key).labels)
            parts = nodes.tail(iri).split("/")
            labels = [declared.slot(key).labels for key in keys[: len(declared.key)]] + [ties]
            return nodes.join(segment, *(self._part(part, kinds) for part, kinds in zip(parts, labels, strict=False)))
        return iri

    def _part(self, part: str, labels: tuple[str, ...]) -> str:
        """One part of a fact's IRI that may be the tail of an entity's IRI with one of these labels."""
        for label in labels:
            effect = self._effects.get(f"{ENTITY}{SEGMENT[label]}/{part}")
            if effect:
                return "" if effect.dropped else nodes.tail(effect.iri)
        return part


def _fact(one: Statement) -> tuple[str, int, int, str]:
    """What the statements of one fact have in common."""
    return one.subject, one.start, one.end, one.extractor
