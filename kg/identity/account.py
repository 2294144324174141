"""The account that a graph gives of its entities: each merge, split and judgement with its reason."""

from collections.abc import Iterator, Mapping, Sequence

from kg.identity import iris
from kg.identity.atoms import Atom, Atoms
from kg.identity.clues import Known
from kg.identity.judgements import Judgement
from kg.identity.merges import Reason
from kg.identity.resolution import Decision, Effect
from kg.iri import escape


def decisions(
    known: Sequence[Known],
    people: Atoms,
    merges: Sequence[tuple[str, str, Reason]],
    applied: Sequence[Judgement],
    effects: Mapping[str, Effect],
) -> tuple[Decision, ...]:
    """Everything that was decided, sorted; of what a judgement dropped only that."""
    final = _Final(effects)
    found = [
        *(
            Decision(final(one), "same", final.given_up(one, other), why.documents, why.sentence, why.rule)
            for one, other, why in merges
        ),
        *(
            Decision(final(atom.iri), "same", (), atom.documents, _repeated(atom), "place")
            for atom in people.by_iri.values()
            if len(atom.documents) > 1
        ),
        *(
            Decision(final(iri), "different", (_plain(people, iri),), people.by_iri[iri].documents, reason, "facts")
            for iri, reason in people.reasons.items()
        ),
    ]
    dropped = {iri for iri, effect in effects.items() if effect.dropped} | {
        effect.iri for effect in effects.values() if effect.dropped
    }
    kept = [one for one in found if one.entity not in dropped]
    return tuple(sorted({*kept, *_judged(known, applied, final)}))


class _Final:
    """IRIs as they are in the graph."""

    def __init__(self, effects: Mapping[str, Effect]) -> None:
        self._effects = effects

    def __call__(self, iri: str) -> str:
        effect = self._effects.get(iri)
        return effect.iri if effect else iri

    def given_up(self, *given: str) -> tuple[str, ...]:
        return tuple(sorted(iri for iri in given if self(iri) != iri))


def _repeated(atom: Atom) -> str:
    """Why the persons of one name in several documents are one without further ado."""
    place = iris.place(atom.iri)
    reason = f"one name in one jurisdiction, {place}" if place else "one name that is known without a jurisdiction"
    shared = sorted((-len(documents), post) for post, documents in atom.posts.items() if len(set(documents)) > 1)
    if not shared:
        return reason
    count, (body, title) = shared[0]
    return f"{reason}; {title} of {iris.name(body)} in {-count} documents"


def _plain(people: Atoms, iri: str) -> str:
    """The IRI that the persons told apart would share."""
    return next(given for (_, given), own in people.moved.items() if own == iri)


def _judged(known: Sequence[Known], applied: Sequence[Judgement], final: _Final) -> Iterator[Decision]:
    """What people decided, with the documents it bears on."""
    asked = {iri for one in applied for iri in (one.entity, one.other)}
    where: dict[str, set[str]] = {iri: set() for iri in asked}
    for given in known:
        for iri in asked.intersection(given.entities):
            where[iri].add(given.document)
    for one in applied:
        documents = where[one.entity] | where[one.other]
        others = final.given_up(one.entity, one.other) if one.decision == "same" else ()
        entity = final(one.entity)
        if one.document is not None:
            entity, others = final(iris.other(one.entity, one.document)), (one.entity,)
            documents = {given.document for given in known if escape(given.document) == one.document}
        elif one.decision == "different":
            others = (final(one.other),)
        elif one.decision == "label":
            others = final.given_up(one.entity)
        reason = f"now called {one.other}: {one.reason}" if one.decision == "rename" else one.reason
        yield Decision(entity, one.decision, others, tuple(sorted(documents)), reason, "judgement", one.date)
