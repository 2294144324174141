"""Clues and judgements → Resolution: the same for the same documents and judgements, in whatever order they came."""

from collections.abc import Iterator, Mapping, Sequence

from kg.divisions import LEVELS, divisions
from kg.identity import account, iris
from kg.identity.atoms import Atoms, atoms
from kg.identity.clues import Known
from kg.identity.judgements import Judgement, in_force
from kg.identity.merges import Groups, Reason, candidates
from kg.identity.resolution import Effect, Resolution
from kg.iri import entity_iri, escape
from kg.schema import nodes

#: What a rule joined: the IRIs of two atoms, and why.
Merge = tuple[str, str, Reason]


def resolve(known: Sequence[Known], judgements: Sequence[Judgement]) -> tuple[Resolution, list[Judgement]]:
    """The resolution, and the judgements that speak of what these documents do not have: they have no effect."""
    known = sorted(known, key=lambda one: one.document)
    decided = in_force(judgements)
    apart, idle = _within_documents(known, decided)
    people = atoms(known, apart)
    everything = {*people.by_iri}
    if decided:  # rules join persons only
        everything.update(_others(known, apart))
    applied = [*apart.values()]
    for one in decided:
        if one.document is None:
            there = one.entity in everything and (one.decision not in ("same", "different") or one.other in everything)
            (applied if there else idle).append(one)
    applied.sort(key=lambda one: one.line)
    keep_apart = {frozenset((iri, iris.within(iri, document))) for iri, document in apart}
    keep_apart |= {frozenset((one.entity, one.other)) for one in applied if one.decision == "different"}
    groups = Groups(everything, people.by_iri, keep_apart)
    for one in applied:
        if one.decision == "same":
            groups.join(one.entity, one.other)
    merges = _join(people, groups)
    effects = {iri: effect for group in groups for iri, effect in _effects(group, applied)}
    within: dict[str, dict[str, Effect]] = {}
    for (document, iri), own in _moved(people, apart).items():
        within.setdefault(document, {})[iri] = effects.get(own, Effect(own))
    decisions = account.decisions(known, people, merges, applied, effects)
    judged = tuple(sorted(one.key for one in decided))
    return Resolution(effects, within, decisions, judged), sorted(idle, key=lambda one: one.line)


def _within_documents(
    known: Sequence[Known], decided: Sequence[Judgement]
) -> tuple[dict[tuple[str, str], Judgement], list[Judgement]]:
    """(IRI, document) → the judgement that tells the one in that document from the others; and those without effect."""
    documents = {escape(one.document): one for one in known}
    apart, idle = {}, []
    for one in decided:
        if one.document is not None:
            here = documents.get(one.document)
            if here and one.entity in here.entities:
                apart[one.entity, here.document] = one
            else:
                idle.append(one)
    return apart, idle


def _others(known: Sequence[Known], apart: Mapping[tuple[str, str], Judgement]) -> Iterator[str]:
    """The IRIs of all that are no persons, those that a judgement makes included."""
    for one in known:
        yield from (iri for iri in one.entities if nodes.segment(iri) != "person")
    yield from (iris.within(*pair) for pair in apart)


def _moved(people: Atoms, apart: Mapping[tuple[str, str], Judgement]) -> dict[tuple[str, str], str]:
    """(document, IRI of the link station) → the IRI that it means in this document only."""
    judged = {(document, iri): iris.within(iri, document) for iri, document in apart}
    return dict(sorted((people.moved | judged).items()))


def _join(people: Atoms, groups: Groups) -> list[Merge]:
    """Join what there is a reason for and nothing against; what was joined."""
    done = []
    for one, other, why in candidates(people.by_iri.values()):
        if other not in groups.members(one) and not groups.why_not(one, other):
            groups.join(one, other)
            done.append((one, other, why))
    return done


def _effects(group: Sequence[str], applied: Sequence[Judgement]) -> Iterator[tuple[str, Effect]]:
    """What becomes of the IRIs of one entity."""
    about = [one for one in applied if one.entity in group and one.document is None]
    if len(group) == 1 and not about:
        return
    kept = [one.entity for one in about if one.decision == "same"]
    iri = kept[0] if kept else min(group, key=_rank)
    said = {one.decision: one.other for one in about}
    name = said.get("rename") or (iris.name(iri) if len({iris.name(one) for one in group}) > 1 else "")
    label = said.get("label", "")
    if label:
        name = name or iris.name(iri)
        iri = entity_iri(label, name)
    effect = Effect(iri, name, label, "drop" in said)
    if effect == Effect(group[0]) and len(group) == 1:
        return
    yield from ((one, effect) for one in group)


def _rank(iri: str) -> tuple[bool, int, bool, str]:
    """Which of several IRIs of a person is kept: one with a place, of the highest level, without a note."""
    place = iris.place(iri)
    found = divisions().called(place) if place else []
    level = min((LEVELS.index(division.level) for division in found), default=len(LEVELS))
    return not place, level, iri.endswith(")"), iri
