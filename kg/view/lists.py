"""The lists of everything by kind, and the counts of the first page: from the store, which counts what is many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.divisions import divisions
from kg.iri import ONTOLOGY
from kg.schema import nodes, tidy
from kg.store import sparql
from kg.store.names import most_specific
from kg.view.chart import HEIGHT, Chart, Column
from kg.view.profile import when

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

_COUNTS = "SELECT ?cls (COUNT(DISTINCT ?thing) AS ?count) {{ VALUES ?cls {{ {} }} ?thing a ?cls }} GROUP BY ?cls"
_CLASSES = """SELECT ?thing ?cls (COUNT(DISTINCT ?document) AS ?count) {{
  GRAPH ?document {{ ?thing a :{} , ?cls }} }} GROUP BY ?thing ?cls"""
_NAMES = """SELECT ?thing ?name (COUNT(DISTINCT ?document) AS ?count) {{
  GRAPH ?document {{ ?thing a :{} ; skos:prefLabel|dct:title ?name }} }} GROUP BY ?thing ?name"""
_DATES = """SELECT ?thing ?since ?until (COUNT(DISTINCT ?document) AS ?count) {{
  GRAPH ?document {{ ?thing a :{} ; :startDate ?since OPTIONAL {{ ?thing :endDate ?end }} }}
  BIND(COALESCE(STR(?end), "") AS ?until) }} GROUP BY ?thing ?since ?until"""
_CALLED = """SELECT ?thing ?document ?words ?kind {
  GRAPH ?document {
    ?thing a :Activity
    { ?thing :kind ?kind OPTIONAL { ?kind skos:prefLabel ?label } BIND(COALESCE(?label, "") AS ?words) }
    UNION { ?thing :topic ?words BIND("" AS ?kind) } } }
ORDER BY ?thing ?document DESC(STR(?kind)) ?words"""
_SEATS = """SELECT DISTINCT ?body ?place ?code { ?body a :Committee ; :locatedIn ?place . ?place :divisionCode ?code }
ORDER BY ?body ?place ?code"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list. ``documents`` is how many tell of it, 0 for a document; an event has a date."""

    iri: str
    name: str
    cls: str
    date: str
    documents: int


def counts(store: ox.Store) -> dict[str, int]:
    """Kind → how many there are of it; a kind of which there is none is left out."""
    kinds = {ONTOLOGY + cls: kind for kind, cls in KINDS.items()}
    rows = sparql.rows(store, _COUNTS.format(" ".join(f"<{cls}>" for cls in kinds)))
    found = {kinds[cls]: int(count) for cls, count in rows}
    return {kind: found[kind] for kind in KINDS if kind in found}


def entries(store: ox.Store, kind: str) -> list[Entry]:
    """The entries of a kind by name, as pinyin orders them; events by date, the undated last."""
    cls = KINDS[kind]
    classes: dict[str, dict[str, int]] = defaultdict(dict)
    for thing, one, count in sparql.rows(store, _CLASSES.format(cls)):
        if nodes.segment(thing) == kind:
            classes[thing][one.removeprefix(ONTOLOGY)] = int(count)
    names = _most(_activities(store) if kind == "activity" else sparql.rows(store, _NAMES.format(cls)))
    dates = _most(sparql.rows(store, _DATES.format(cls))) if kind in ("meeting", "activity") else {}
    found = [
        Entry(
            thing,
            names.get(thing, (nodes.spoken(thing),))[0],
            most_specific(set(known)),
            when(*dates.get(thing, ("", ""))),
            0 if kind == "document" else known[cls],
        )
        for thing, known in classes.items()
    ]
    return sorted(found, key=_order)


def _order(row: Entry) -> tuple[bool, str, tuple[str, ...], str, str]:
    """What has a date stands by that; pinyin, which takes a millisecond a name, is for what has none."""
    return not row.date, row.date, () if row.date else _spelt(row.name), row.name, row.iri


def _most(rows: Iterable[list[str]]) -> dict[str, tuple[str, ...]]:
    """Of rows of a thing, what is said of it and by how many documents: what most say, the first if several."""
    best: dict[str, tuple[int, tuple[str, ...]]] = {}
    for thing, *said, count in rows:
        rank = -int(count), tuple(said)
        best[thing] = min(best.get(thing, rank), rank)
    return {thing: said for thing, (_, said) in best.items()}


def _activities(store: ox.Store) -> Iterator[list[str]]:
    """What activities are called, by their kind and topic; they have no other name."""
    called: dict[tuple[str, str], list[str]] = defaultdict(list)
    for thing, document, words, kind in sparql.rows(store, _CALLED):
        called[thing, document].append((words or nodes.unescape(kind.rpartition("/")[2])) if kind else tidy(words))
    times = Counter((thing, " ".join(parts)) for (thing, _), parts in called.items())
    return ([thing, name, str(count)] for (thing, name), count in times.items())


def years(events: Iterable[Entry], kind: str) -> Chart | None:
    """How many events of a kind (``meeting``, ``activity``) are dated in which year; None below two years."""
    numbers = Counter(one.date[:4] for one in events if one.date)
    if len(numbers) < 2:
        return None
    top = max(numbers.values())
    columns = (Column(year, str(numbers[year]), round(HEIGHT * numbers[year] / top)) for year in sorted(numbers))
    return Chart(KINDS[kind], tuple(columns))


def by_province(committees: Iterable[Entry], store: ox.Store) -> list[tuple[str, list[Entry]]]:
    """Committees by the province they lie in, in the order of its code, those of which most documents speak first."""
    known, provinces = divisions().by_key, _provinces(store)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for one in committees:
        groups[provinces.get(one.iri, "")].append(one)
    for rows in groups.values():
        rows.sort(key=lambda row: (-row.documents, row.name, row.iri))
    return [
        (known[code].name if code else "", groups[code]) for code in sorted(groups, key=lambda code: (not code, code))
    ]


def _provinces(store: ox.Store) -> Mapping[str, str]:
    """Committee → the code of its province, by that of the place it lies in."""
    found: dict[str, str] = {}
    for body, _, code in sparql.rows(store, _SEATS):
        if code[:2] in divisions().by_key:
            found.setdefault(body, code[:2])
    return found


def _spelt(name: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables take a third of a second

    return tuple(lazy_pinyin(name))
