"""A body, first of all a committee: leaders by term, sessions, organs, programmes, statistics, activities, members."""

import csv
import re
from collections import defaultdict
from functools import cache
from importlib import resources

from kg.schema import numeral
from kg.view.chart import charts
from kg.view.dossier import Dossier, Fact
from kg.view.profile import Dossiers, Profile, Reading, Row, Section, bare, counted, dated, events, links, rows
from kg.view.timeline import Span, timeline

#: Titles of those who lead a body; as in the query ``leaders``.
_LEADS = re.compile(r"(主席|书记|主任|委员长|秘书长|会长|主委|组长|[省市县区州旗乡镇村部局厅处科校院]长)$")


def profile(dossier: Dossier, dossiers: Dossiers) -> Profile:
    """The page of a body."""
    reading = Reading(dossier)
    people = reading.take("memberOf", forward=False)
    leaders = sorted((one for one in people if _LEADS.search(one.qualifier)), key=_rank)
    members = [one for one in people if not _LEADS.search(one.qualifier)]
    meetings = reading.take("hostedBy", "ofBody", forward=False)
    figures = reading.take("measure")
    terms = _terms(meetings, dossiers)
    seats = timeline(map(_span, leaders)) and timeline([*terms, *map(_span, leaders)])
    axis = timeline(terms) if len(terms) > 1 else None
    sections = (
        Section("page:leaders", _ranked(leaders), timeline=seats),
        Section("page:sessions", bare(events(meetings, dossiers)), timeline=None if seats else axis),
        Section("page:organs", links=links(reading.take("partOf", forward=False))),
        Section("kinds:programme", rows(reading.take("runs"))),
        Section("page:statistics", rows(map(counted, figures)), charts=charts(figures), dense=True),
        Section("page:activities", events(reading.take("ledBy", "participant", forward=False), dossiers)),
        Section("page:visits", events(reading.take("visited", forward=False), dossiers)),
        Section(
            "page:attended",
            events(reading.take("attendedBy", "addressedBy", "chairedBy", "heldAt", forward=False), dossiers),
        ),
        Section("page:works", events(reading.take("issuedBy", "author", forward=False), dossiers)),
        Section("page:members", rows(members)),
        reading.rest(),
    )
    return Profile(reading.brief("partOf", "locatedIn", "level", "kind"), tuple(filter(None, sections)))


def _span(post: Fact) -> Span:
    return Span(post.other.name, post.other.iri, post.qualifier, post.since, post.until, post.seen)


def _terms(meetings: list[Fact], dossiers: Dossiers) -> list[Span]:
    """Terms of office by the dates of their sessions: the axis that the leaders are seen against."""
    dates: dict[str, set[str]] = defaultdict(set)
    for meeting in filter(None, map(dossiers, {one.other.iri for one in meetings})):
        for one in meeting.about("inTerm"):
            if date := dated(meeting)[0]:
                dates[one.other.name].add(date)
    order = sorted(dates, key=lambda term: (numeral(term.strip("第届")) or 0, term))
    return [Span(term, "", "", dates=tuple(sorted(dates[term]))) for term in order]


def _ranked(leaders: list[Fact]) -> tuple[Row, ...]:
    """Leaders by rank, and by date within one rank."""
    titles = dict.fromkeys(one.qualifier for one in leaders)
    return tuple(row for title in titles for row in rows(one for one in leaders if one.qualifier == title))


def _rank(post: Fact) -> tuple[int, str, bool, str, str]:
    """The order of leaders: by precedence, then by the earliest time that is known, the undated last."""
    title = post.qualifier.removeprefix("原")
    first = post.since or post.until or next(iter(post.seen), "9999")
    return _ranks().get(title, len(_ranks())), title, title != post.qualifier, first, post.other.name


@cache
def _ranks() -> dict[str, int]:
    """Title → its place in the order of precedence."""
    with resources.files("kg.view").joinpath("ranks.tsv").open(encoding="utf-8") as lines:
        return {row["title"]: number for number, row in enumerate(csv.DictReader(lines, delimiter="\t"))}
