"""A place: where it lies among the divisions, what happened there, which bodies sit there."""

from kg.schema import nodes
from kg.view.dossier import Dossier
from kg.view.profile import Branch, Dossiers, Link, Profile, Reading, Section, counted, events, links, rows

#: Divisions above one another: province, prefecture, county, township, village, site.
_DEPTH = 8


def profile(dossier: Dossier, dossiers: Dossiers) -> Profile:
    """The page of a place."""
    reading = Reading(dossier)
    inside = reading.take("locatedIn", "partOf", forward=False, segment="place")
    tree = _above(dossier, dossiers, _here(dossier, links(inside)))
    sections = (
        Section("page:divisions", tree=(tree,) if tree.below else ()),
        Section("page:visits", events(reading.take("visited", forward=False), dossiers)),
        Section(
            "page:meetings",
            events(
                [*reading.take("heldAt", forward=False), *reading.take("locatedIn", forward=False, segment="meeting")],
                dossiers,
            ),
        ),
        Section("page:bodies", links=links(reading.take("locatedIn", forward=False, segment="body"))),
        Section("page:statistics", rows(map(counted, reading.take("measure"))), dense=True),
        reading.rest(),
    )
    return Profile(reading.brief("locatedIn", "level", "divisionCode"), tuple(filter(None, sections)))


def _here(dossier: Dossier, inside: tuple[Link, ...]) -> Branch:
    return Branch(Link(dossier.iri, dossier.name), True, tuple(Branch(link, False) for link in inside))


def _above(dossier: Dossier, dossiers: Dossiers, branch: Branch) -> Branch:
    """The branch within the places around it, up to the outermost; of several the first by IRI."""
    seen = {dossier.iri}
    here: Dossier | None = dossier
    while here and len(seen) < _DEPTH:
        around = sorted(
            (one.other.iri, one.other.name)
            for one in here.about("locatedIn", "partOf")
            if nodes.segment(one.other.iri) == "place" and one.other.iri not in seen
        )
        if not around:
            break
        iri, name = around[0]
        seen.add(iri)
        branch = Branch(Link(iri, name), False, (branch,))
        here = dossiers(iri)
    return branch
