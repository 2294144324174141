"""Who is who is decided name by name: what changes for one name changes nothing for another.

So after a change of the documents only the names that changed documents speak of are looked at again, unless people
have decided something: a judgement may join persons of different names, and speaks of what is no person as well.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.identity.clues import Known
from kg.identity.resolution import Effect, Resolution
from kg.identity.resolve import resolve
from kg.schema import nodes


def name(iri: str) -> str:
    """What all IRIs share that may mean one person: the name up to the place or to the note in brackets.

    It may be shorter than ``iris.name`` (of a name that has brackets itself), never longer; a note that is added to an
    IRI does not change it.
    """
    return nodes.unescape(nodes.tail(iri)).partition("@")[0].partition("(")[0]


def names(known: Iterable[Known]) -> set[str]:
    """The names of all persons that these documents speak of."""
    return {name(clue.iri) for one in known for clue in one.people}


def resolved_again(earlier: Resolution, known: Sequence[Known], changed: Collection[str]) -> Resolution:
    """The resolution after a change, which is that of all documents.

    ``earlier`` is the one before, without judgements; ``known`` what all documents say now of the persons of the
    ``changed`` names, and of nobody else.
    """
    fresh, _ = resolve(known, [])

    def kept(effects: Mapping[str, Effect]) -> dict[str, Effect]:
        return {iri: effect for iri, effect in effects.items() if name(iri) not in changed}

    within = {document: own for document, here in earlier.within.items() if (own := kept(here))}
    for document, here in fresh.within.items():
        within.setdefault(document, {}).update(here)
    decisions = [one for one in earlier.decisions if name(one.entity) not in changed]
    everywhere = kept(earlier.everywhere) | dict(fresh.everywhere)
    return Resolution(everywhere, within, tuple(sorted([*decisions, *fresh.decisions])))
