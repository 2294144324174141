"""What has no page of its own kind: programmes and works."""

from kg.view.dossier import Dossier
from kg.view.profile import Dossiers, Profile, Reading, Section, events, predicate, rows


def profile(dossier: Dossier, dossiers: Dossiers) -> Profile:
    """The page of a programme or a work."""
    reading = Reading(dossier)
    sections = (
        Section("page:makers", rows(reading.take("issuedBy", "author"), predicate)),
        Section("page:runners", rows(reading.take("runs", forward=False))),
        Section("page:visits", events(reading.take("visited", forward=False), dossiers)),
        reading.rest(),
    )
    return Profile(reading.brief("author", "issuedBy", "kind", "documentNumber"), tuple(filter(None, sections)))
