"""What one document says that tells persons apart: who holds which post, goes to which session, and when."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from kg.identity import iris
from kg.model import Record, Statement
from kg.schema import nodes

#: Meetings of one name that are one meeting: numbered ones. A 座谈会 may be any.
_NUMBERED = re.compile("第[^第]{1,5}次")

_YEAR = re.compile(r"\d{4}(?=-|$)", re.ASCII)

#: So many dated posts in one document are a curriculum vitae.
CAREER = 3


@dataclass(frozen=True, slots=True)
class Clue:
    """What a document says of one person, by the IRI that the link station gave.

    ``posts`` are pairs of body and title, ``meetings`` numbered ones that the person took part in, all sorted;
    ``years`` the first and last year of a dated fact, empty if there is none; ``facts`` counts facts; ``career`` says
    that the document is the person's curriculum vitae.
    """

    iri: str
    posts: tuple[tuple[str, str], ...] = ()
    meetings: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sex: str = ""
    ethnicity: str = ""
    facts: int = 0
    career: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What identity needs to know of a document: its name, the clues to its persons, and all entities in it."""

    document: str
    people: tuple[Clue, ...]
    entities: tuple[str, ...]


def known(record: Record) -> Known:
    """The clues of one record, sorted by IRI."""
    found = entities(record)
    facts: dict[str, list[Statement]] = {one.subject: [] for one in record.statements if one.predicate == "evidence"}
    taking: dict[str, set[str]] = {iri: set() for iri in found if nodes.segment(iri) == "person"}
    for one in record.statements:
        if one.subject in facts:
            facts[one.subject].append(one)
            if one.object in taking:
                taking[one.object].add(one.subject)
    people = (_clue(iri, {fact: facts[fact] for fact in sorted(taking[iri])}) for iri in sorted(taking))
    return Known(record.name, tuple(people), found)


def entities(record: Record) -> tuple[str, ...]:
    """The IRIs of all entities that a record speaks of, sorted."""
    found = {one.subject for one in record.statements} | {one.entity for one in record.mentions}
    found |= {one.object for one in record.statements if one.datatype == "iri"}
    return tuple(sorted(filter(iris.is_entity, found)))


def _clue(iri: str, facts: dict[str, list[Statement]]) -> Clue:
    posts, years, dated = set(), set(), 0
    said: dict[str, str] = {}
    for fact, rows in facts.items():
        values = {row.predicate: row.object for row in rows}
        days = (row.object for row in rows if row.predicate in ("startDate", "endDate"))
        years |= {int(match[0]) for day in days if (match := _YEAR.match(day))}
        if nodes.segment(fact) == "membership" and "post" in values and "organization" in values:
            posts.add((values["organization"], nodes.unescape(nodes.tail(values["post"]).rpartition("/")[2])))
            dated += "startDate" in values
            said |= {key: values[key] for key in ("sex", "ethnicity") if key in values}
    meetings = [fact for fact in facts if nodes.segment(fact) == "meeting" and _NUMBERED.search(fact)]
    span = (min(years), max(years)) if years else ()
    return Clue(iri, tuple(sorted(posts)), tuple(meetings), span, **said, facts=len(facts), career=dated >= CAREER)


def packed(one: Known) -> dict[str, Any]:
    """As JSON, without what is empty."""
    people = [{key: value for key, value in asdict(clue).items() if value} for clue in one.people]
    return {"people": people, "entities": one.entities}


def unpacked(document: str, content: dict[str, Any]) -> Known:
    """The way back from ``packed``; what was written by another version may be without it."""
    return Known(document, tuple(map(_unpacked, content.get("people", ()))), tuple(content.get("entities", ())))


def _unpacked(row: dict[str, Any]) -> Clue:
    pairs = ((body, title) for body, title in row.get("posts", ()))
    lists = {"posts": tuple(pairs), "meetings": tuple(row.get("meetings", ())), "years": tuple(row.get("years", ()))}
    return Clue(**row | lists)
