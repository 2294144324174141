"""One IRI of the link station may still be several persons: what documents say of it must fit one life.

An *atom* is what is taken for one person without further reasons: one name in one jurisdiction, in all documents that
say nothing against it. Against it speak a different sex or ethnicity, too many years in between, and a judgement.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from kg.identity import iris
from kg.identity.clues import Clue, Known

#: A name not seen for more than so many years, five terms of a committee, comes back as somebody else's.
LONGEST_GAP = 25


@dataclass(frozen=True)
class Atom:
    """One person as far as the documents alone tell; ``clues`` pairs each document's name with what it says."""

    iri: str
    clues: tuple[tuple[str, Clue], ...]

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents that speak of the person, by name."""
        return tuple(sorted({document for document, _ in self.clues}))

    @cached_property
    def posts(self) -> dict[tuple[str, str], list[str]]:
        """Body and title → the documents that say so."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for document, clue in self.clues:
            for post in clue.posts:
                found[post].append(document)
        return dict(found)

    @cached_property
    def meetings(self) -> dict[str, list[str]]:
        """Numbered meeting → the documents that have the person there."""
        found: dict[str, list[str]] = defaultdict(list)
        for document, clue in self.clues:
            for meeting in clue.meetings:
                found[meeting].append(document)
        return dict(found)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """First and last year; empty if nothing is dated."""
        years = [year for _, clue in self.clues for year in clue.years]
        return (min(years), max(years)) if years else ()

    @property
    def sex(self) -> set[str]:
        """What is said of the sex; at most one value, for else there would be two atoms."""
        return {clue.sex for _, clue in self.clues} - {""}

    @property
    def ethnicity(self) -> set[str]:
        """What is said of the ethnicity; at most one value."""
        return {clue.ethnicity for _, clue in self.clues} - {""}

    @property
    def facts(self) -> int:
        """How many facts hang on the person."""
        return sum(clue.facts for _, clue in self.clues)


class _Row(NamedTuple):
    """One clue on its way to its atom, whose IRI it has, and why that is not the IRI of the link station."""

    document: str
    clue: Clue
    iri: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Atoms:
    """All atoms by IRI; where a clue's atom has another IRI (by document and IRI of the link station), and why."""

    by_iri: dict[str, Atom]
    moved: dict[tuple[str, str], str]
    reasons: dict[str, str]


def atoms(known: Sequence[Known], apart: Collection[tuple[str, str]]) -> Atoms:
    """The atoms of a graph; ``apart``: IRI and document of those that a judgement tells from the others of that IRI."""
    given: dict[str, list[_Row]] = defaultdict(list)
    for one in known:
        for clue in one.people:
            given[clue.iri].append(_Row(one.document, clue, clue.iri))
    rows = [row for iri in sorted(given) for row in _split(given[iri], apart)]
    grouped: dict[str, list[tuple[str, Clue]]] = defaultdict(list)
    for row in rows:
        grouped[row.iri].append((row.document, row.clue))
    made = {iri: Atom(iri, tuple(sorted(grouped[iri], key=lambda pair: pair[0]))) for iri in sorted(grouped)}
    moved = [row for row in rows if row.iri != row.clue.iri]
    return Atoms(
        made,
        {(row.document, row.clue.iri): row.iri for row in moved},
        {row.iri: row.reason for row in moved if row.reason},
    )


def _split(rows: list[_Row], apart: Collection[tuple[str, str]]) -> list[_Row]:
    """The clues of one IRI, each with the IRI of its atom."""
    judged = [row._replace(iri=iris.within(row.iri, row.document)) for row in rows if (row.iri, row.document) in apart]
    rest = [row for row in rows if (row.iri, row.document) not in apart]
    rest = _by_note(rest, "sex")
    rest = _by_note(rest, "ethnicity")
    return judged + [row for iri in sorted({row.iri for row in rest}) for row in _by_year(rest, iri)]


def _by_note(rows: list[_Row], key: Literal["sex", "ethnicity"]) -> list[_Row]:
    """Tell apart those of whom different things are said; the commonest keeps the IRI, with those not spoken of."""
    counted = Counter(said for row in rows if (said := getattr(row.clue, key)))
    if len(counted) < 2:
        return rows
    usual = max(counted, key=lambda said: (counted[said], said))
    return [
        row._replace(iri=iris.other(row.iri, said), reason=f"the {key} differs: {said}, {usual}")
        if (said := getattr(row.clue, key)) not in ("", usual)
        else row
        for row in rows
    ]


def _by_year(rows: list[_Row], iri: str) -> list[_Row]:
    """Tell apart those between whom lie more years than LONGEST_GAP; the latest keep the IRI, and who has no date."""
    out: list[_Row] = []
    eras: list[list[_Row]] = [[]]
    last = 0
    for row in sorted((row for row in rows if row.iri == iri), key=lambda row: (row.clue.years, row.document)):
        if not row.clue.years:
            out.append(row)
            continue
        if eras[-1] and row.clue.years[0] - last > LONGEST_GAP:
            eras.append([])
        eras[-1].append(row)
        last = max(last, row.clue.years[1])
    for era, after in pairwise(eras):
        until, since = max(row.clue.years[1] for row in era), after[0].clue.years[0]
        reason = f"{since - until} years lie between the facts of {until} and of {since}"
        out += [row._replace(iri=iris.other(iri, str(era[0].clue.years[0])), reason=reason) for row in era]
    return out + eras[-1]
