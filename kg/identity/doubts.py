"""What a person should look at: doubtful merges, doubtful splits and uncertain names, the most consequential first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from kg.identity import iris, merges
from kg.identity.atoms import Atom, atoms
from kg.identity.clues import Known
from kg.identity.resolution import Resolution
from kg.model import Record
from kg.schema import nodes

#: A name that no mention is surer of than this may well be none.
UNCERTAIN = 0.6
#: So many characters on either side of an uncertain name are shown.
AROUND = 12


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A question for a person: ``facts`` hang on the answer; ``entity`` and ``other`` are what a judgement names.

    ``suggestion`` is the decision that would change the graph; of an uncertain name it is ``drop``, without an
    ``other``. To leave things as they are, decide the opposite: ``different`` for ``same``.
    """

    facts: int
    suggestion: Literal["same", "different", "drop"]
    entity: str
    other: str
    why: str

    @property
    def key(self) -> tuple[str, ...]:
        """What it asks, as ``Judgement.key``."""
        pair = sorted((self.entity, self.other))
        return (self.suggestion, self.entity) if self.suggestion == "drop" else ("same", *pair)


def doubts(known: Sequence[Known], resolution: Resolution, records: Iterable[Record]) -> list[Doubt]:
    """All doubts about a graph that nobody has decided; those on which most facts hang come first.

    ``records`` are as resolved, ``known`` is as extracted.
    """
    apart = {key[1:] for key in resolution.judged if key[0] == "same"}
    moved = {(one.document, iri) for one in known for iri in one.entities if _judged(iri, one.document, apart)}
    people = atoms(known, moved).by_iri
    found = [*_splits(people, resolution), *_merges(people, resolution), *_names(records)]
    asked = set(resolution.judged)
    return sorted((one for one in found if one.key not in asked), key=lambda one: (-one.facts, one.entity, one.other))


def _splits(people: Mapping[str, Atom], resolution: Resolution) -> Iterator[Doubt]:
    """Namesakes in near jurisdictions that stayed two."""
    by_name: dict[str, list[Atom]] = defaultdict(list)
    for atom in people.values():
        by_name[iris.name(atom.iri)].append(atom)
    for namesakes in by_name.values():
        for one, other in combinations(namesakes, 2):
            if _final(resolution, one.iri) == _final(resolution, other.iri) or not merges.near(one, other):
                continue
            against, why = merges.against(one, other), merges.reason(one, other)
            if against and not why:
                continue  # there is nothing to doubt
            said = f"{why.sentence}, but {against}" if why else "one name in jurisdictions near each other"
            yield Doubt(one.facts + other.facts, "same", one.iri, other.iri, f"{_where(one)}, {_where(other)}: {said}")


def _merges(people: Mapping[str, Atom], resolution: Resolution) -> Iterator[Doubt]:
    """Documents that are taken to mean one person for name and place alone, and merges for a weaker reason."""
    for atom in people.values():
        first, *rest = _components(atom) if iris.place(atom.iri) else [[]]
        for component in rest:
            document = component[0]
            facts = sum(clue.facts for name, clue in atom.clues if name in component)
            why = f"nothing but name and place says that {document} and {first[0]} mean one person"
            if facts:
                yield Doubt(facts, "different", atom.iri, nodes.document(document), why)
    for one in resolution.decisions:
        if one.by in ("body", "meeting"):
            for other in one.others:
                yield Doubt(people[other].facts, "different", one.entity, other, one.reason)


def _components(atom: Atom) -> list[list[str]]:
    """The documents of an atom, those together that share a body or a meeting; the largest group first."""
    groups = {document: {document} for document in atom.documents}
    bodies: dict[str, list[str]] = defaultdict(list)
    for (body, _), documents in atom.posts.items():
        bodies[body] += documents
    for documents in (*bodies.values(), *atom.meetings.values()):
        joined = set().union(*(groups[document] for document in documents))
        groups |= dict.fromkeys(joined, joined)
    found = {min(group): sorted(group) for group in groups.values()}
    return sorted(found.values(), key=lambda group: (-len(group), group))


def _names(records: Iterable[Record]) -> Iterator[Doubt]:
    """Entities of which no mention is sure."""
    best: dict[str, tuple[float, str, str]] = {}
    facts: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for mention in record.mentions:
            if mention.entity:
                words = record.source[max(0, mention.start - AROUND) : mention.end + AROUND]
                seen = (mention.confidence, record.name, " ".join(words.split()))
                best[mention.entity] = max(best.get(mention.entity, seen), seen)
        stated = {one.subject for one in record.statements if one.predicate == "evidence"}
        for one in record.statements:
            if one.subject in stated:
                facts[one.subject].add(one.subject)
                facts[one.object].add(one.subject)
    for iri, (sure, document, words) in best.items():
        if sure < UNCERTAIN:
            why = f"no mention is surer than {sure:.2f}, in {document}: …{words}…"
            yield Doubt(len(facts[iri]), "drop", iri, "", why)


def _where(atom: Atom) -> str:
    """Which of the namesakes: the place and a post."""
    body, title = min(atom.posts, default=("", ""))
    post = f" ({title} of {iris.name(body)})" if body else ""
    return (iris.place(atom.iri) or "no place") + post


def _judged(iri: str, document: str, apart: set[tuple[str, ...]]) -> bool:
    return tuple(sorted((iri, nodes.document(document)))) in apart


def _final(resolution: Resolution, iri: str) -> str:
    effect = resolution.everywhere.get(iri)
    return effect.iri if effect else iri
