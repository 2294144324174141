"""Who is who in one state of a graph, and why: what the records are rewritten by, and what readers see of it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Verdict = Literal["same", "different", "rename", "drop", "label"]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One thing decided of an entity, by a rule or by a person, with the reason.

    ``entity`` is its IRI in the graph (of what was dropped, the IRI it had); ``others`` the IRIs that were given up for
    it, or of whom it is told apart; ``documents`` those it was decided on; ``by`` names the rule, or is ``judgement``.
    """

    entity: str
    verdict: Verdict
    others: tuple[str, ...]
    documents: tuple[str, ...]
    reason: str
    by: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of an entity of a record: its IRI in the graph, a name and a label if they change, or nothing."""

    iri: str
    name: str = ""
    label: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """All effects, in every document or in one only, and the decisions they come from.

    ``judged`` are the pairs and entities that people have decided on, as ``Judgement.key``.
    """

    everywhere: Mapping[str, Effect] = field(default_factory=dict)
    within: Mapping[str, Mapping[str, Effect]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    judged: tuple[tuple[str, ...], ...] = ()

    def effect(self, document: str, iri: str) -> Effect | None:
        """What becomes of an entity of this document; None if it stays as it is."""
        here = self.within.get(document)
        return (here.get(iri) if here else None) or self.everywhere.get(iri)

    def effects(self, document: str, entities: Iterable[str]) -> dict[str, Effect]:
        """The effects on the entities of one document."""
        return {iri: effect for iri in entities if (effect := self.effect(document, iri))}


#: Every entity is what the link station took it for.
NOTHING_DECIDED = Resolution()


def dump(resolution: Resolution) -> bytes:
    """The resolution as JSON, the same bytes for the same resolution; empty for one that decides nothing."""
    if resolution == NOTHING_DECIDED:
        return b""
    content = {
        "everywhere": _effects(resolution.everywhere),
        "within": {document: _effects(here) for document, here in sorted(resolution.within.items())},
        "decisions": [_row(one) for one in resolution.decisions],
        "judged": resolution.judged,
    }
    return json.dumps(content, ensure_ascii=False, indent=0).encode("utf-8", "surrogatepass") + b"\n"


def load(data: bytes) -> Resolution:
    """The way back from ``dump``; ValueError, KeyError or TypeError for anything else."""
    if not data:
        return NOTHING_DECIDED
    content = json.loads(data)
    return Resolution(
        {iri: Effect(**row) for iri, row in content["everywhere"].items()},
        {document: {iri: Effect(**row) for iri, row in here.items()} for document, here in content["within"].items()},
        tuple(_decision(row) for row in content["decisions"]),
        tuple(map(tuple, content["judged"])),
    )


def digest(data: bytes) -> str:
    """The name that the resolution's file goes by; empty for an empty one."""
    return hashlib.sha256(data).hexdigest()[:16] if data else ""


def _effects(effects: Mapping[str, Effect]) -> dict[str, dict[str, Any]]:
    return {iri: _row(one) for iri, one in sorted(effects.items())}


def _row(one: Effect | Decision) -> dict[str, Any]:
    """The fields that are not empty."""
    return {name: value for name in one.__slots__ if (value := getattr(one, name))}


def _decision(row: dict[str, Any]) -> Decision:
    lists = {key: tuple(row.get(key, ())) for key in ("others", "documents")}
    return Decision(**row | lists)
