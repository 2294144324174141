"""A meeting or an activity: when, where, on what, who was there in which role."""

from dataclasses import replace

from kg.export.relations import End
from kg.view.dossier import Dossier, Fact
from kg.view.profile import Dossiers, Profile, Reading, Row, Section, counted, dated, predicate, rows, when

#: In the order of precedence.
_ROLES = ("chairedBy", "ledBy", "addressedBy", "attendedBy", "participant")


def profile(dossier: Dossier, _dossiers: Dossiers) -> Profile:
    """The page of a meeting or an activity."""
    reading = Reading(dossier)
    date = when(*dated(dossier))
    brief = (("page:date", (End(date, "date"),)),) if date else ()

    def shown(*facts: Fact) -> tuple[Row, ...]:
        """Rows; the date and the kind of the event itself are not said again in each of them."""
        own = ("", *dossier.notes.get("kind", ()))
        return tuple(
            replace(row, when="" if row.when == date else row.when, note="" if row.note in own else row.note)
            for row in rows(facts, predicate)
        )

    sections = (
        Section("page:agenda", texts=dossier.notes.get("agendaItem", ())),
        Section("page:attendance", tuple(row for role in _ROLES for row in shown(*reading.take(role)))),
        Section("page:visited", shown(*reading.take("visited"))),
        Section("page:statistics", rows(map(counted, reading.take("measure"))), dense=True),
        Section("page:works", rows(reading.take("issuedBy", "author", forward=False))),
        Section("page:rest", shown(*reading.left())),
    )
    more = reading.brief("hostedBy", "ofBody", "heldAt", "kind", "inTerm", "topic")
    return Profile((*brief, *more), tuple(filter(None, sections)))
