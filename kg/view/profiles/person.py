"""A person: posts on a timeline, meetings, activities, works, and with whom."""

from collections import Counter

from kg.schema import nodes
from kg.view.dossier import Dossier, Fact
from kg.view.profile import Dossiers, Link, Profile, Reading, Section, events, rows
from kg.view.timeline import Span, timeline

#: Companions shown at most, those met most often first.
COMPANIONS = 60
_WITH = ("chairedBy", "addressedBy", "attendedBy", "ledBy", "participant")


def profile(dossier: Dossier, dossiers: Dossiers) -> Profile:
    """The page of a person."""
    reading = Reading(dossier)
    posts = reading.take("memberOf")
    sections = (
        Section("page:posts", rows(posts), timeline=timeline(map(_span, sorted(posts, key=_begin)))),
        Section(
            "page:meetings", events(reading.take("chairedBy", "addressedBy", "attendedBy", forward=False), dossiers)
        ),
        Section("page:activities", events(reading.take("ledBy", "participant", forward=False), dossiers)),
        Section("page:works", events(reading.take("author", forward=False), dossiers)),
        Section("page:companions", links=_companions(dossier, dossiers)),
        reading.rest(),
    )
    return Profile(reading.brief("sex", "ethnicity", "party", "sector"), tuple(filter(None, sections)))


def _span(post: Fact) -> Span:
    return Span(post.other.name, post.other.iri, post.qualifier, post.since, post.until, post.seen)


def _begin(post: Fact) -> tuple[str, ...]:
    return post.since or post.until or min(post.seen, default=""), post.other.name, post.qualifier


def _companions(dossier: Dossier, dossiers: Dossiers) -> tuple[Link, ...]:
    """Other people at the same meetings and activities, with the number of these."""
    shared = {one.other.iri for one in dossier.about(*_WITH, forward=False)}
    met: Counter[tuple[str, str]] = Counter()
    for event in filter(None, map(dossiers, sorted(shared))):
        there = {(one.other.iri, one.other.name) for one in event.about(*_WITH)}
        met.update(end for end in there if nodes.segment(end[0]) == "person" and end[0] != dossier.iri)
    first = sorted(met, key=lambda end: (-met[end], end))[:COMPANIONS]
    return tuple(Link(iri, name, f"×{met[iri, name]}" if met[iri, name] > 1 else "") for iri, name in first)
