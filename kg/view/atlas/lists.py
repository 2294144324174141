"""The lists of everything by kind, and the counts of the first page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.divisions import divisions
from kg.schema import nodes
from kg.view.atlas.text import Layout
from kg.view.chart import HEIGHT, Chart, Column
from kg.view.dossier import Dossier
from kg.view.profile import dated, when

#: Names on one page of a list.
PORTION = 600

#: Kind (first segment of an IRI) → its class, for the word and the colour.
KINDS = {
    "body": "Body",
    "person": "Person",
    "meeting": "Meeting",
    "activity": "Activity",
    "place": "Place",
    "programme": "Programme",
    "work": "Work",
    "document": "SourceDocument",
}

#: Kind → the key of its word on the first page, where that of its class is too long.
TITLES = {"programme": "page:programmes", "document": "page:documents"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list. ``weight`` is the number of its facts; an event has a date."""

    iri: str
    name: str
    cls: str
    date: str
    weight: int


def entries(dossiers: Mapping[str, Dossier], layouts: Iterable[Layout]) -> dict[str, list[Entry]]:
    """Kind → its entries by name, as pinyin orders them; events by date, the undated last."""
    found: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for one in dossiers.values():
        date = when(*dated(one)) if nodes.segment(one.iri) in ("meeting", "activity") else ""
        found[nodes.segment(one.iri)].append(Entry(one.iri, one.name, one.cls, date, len(one.facts)))
    found["document"] = [Entry(one.iri, one.title, "SourceDocument", "", 0) for one in layouts]
    for rows in found.values():
        rows.sort(key=lambda row: (not row.date, row.date, _spelt(row.name), row.iri))
    return found


def years(dossiers: Mapping[str, Dossier], kind: str) -> Chart | None:
    """How many events of a kind (``meeting``, ``activity``) the documents date in which year; None below two years."""
    counts: Counter[str] = Counter()
    for one in dossiers.values():
        if nodes.segment(one.iri) == kind and (date := dated(one)[0]):
            counts[date[:4]] += 1
    if len(counts) < 2:
        return None
    top = max(counts.values())
    columns = (Column(year, str(counts[year]), round(HEIGHT * counts[year] / top)) for year in sorted(counts))
    return Chart(KINDS[kind], tuple(columns))


def by_province(committees: Iterable[Entry], dossiers: Mapping[str, Dossier]) -> list[tuple[str, list[Entry]]]:
    """Committees by the province they lie in, in the order of its code, those with most facts first."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for one in committees:
        groups[_province(dossiers[one.iri], dossiers)].append(one)
    for rows in groups.values():
        rows.sort(key=lambda row: (-row.weight, row.name, row.iri))
    known = divisions().by_key
    return [
        (known[code].name if code else "", groups[code]) for code in sorted(groups, key=lambda code: (not code, code))
    ]


def _province(body: Dossier, dossiers: Mapping[str, Dossier]) -> str:
    """The code of the province of a body, by that of the place it lies in; empty if none is known."""
    places = sorted(one.other.iri for one in body.about("locatedIn") if one.other.iri in dossiers)
    codes = [code[:2] for iri in places for code in dossiers[iri].notes.get("divisionCode", ())]
    return next((code for code in codes if code in divisions().by_key), "")


def _spelt(name: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables take a third of a second

    return (*lazy_pinyin(name), name)
