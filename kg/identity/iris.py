"""What an entity's IRI says: its kind, its name, and for persons the jurisdiction.

``person/王伟@泽州县`` is 王伟 of 泽州县, ``person/王伟@泽州县(女)`` another one: the note in brackets tells them apart.
"""

import re

from kg.iri import ENTITY, escape
from kg.schema import nodes

_PERSON = re.compile(r"(?P<name>[^@]+?)(?:@(?P<place>[^()]*))?(?:\((?P<note>[^()]*)\))?")


def is_entity(iri: str) -> bool:
    """Whether this is a person, body, place, meeting, programme or work, and not a fact or a part of something."""
    return nodes.segment(iri) in nodes.LABEL


def short(iri: str) -> str:
    """The IRI as people write it: ``person/王伟@泽州县``."""
    return iri.removeprefix(ENTITY)


def name(iri: str) -> str:
    """The name of an entity, from its IRI."""
    tail = nodes.unescape(nodes.tail(iri))
    match = _PERSON.fullmatch(tail) if nodes.segment(iri) == "person" else None
    return match["name"] if match else tail


def place(iri: str) -> str:
    """The jurisdiction of a person, by its official name; empty for who is known all over the country."""
    match = _PERSON.fullmatch(nodes.unescape(nodes.tail(iri)))
    return (match["place"] or "") if match else ""


def other(iri: str, note: str) -> str:
    """The IRI of another person of the same name and place; ``note`` becomes part of it, escaped already."""
    return f"{iri}({note})"


def within(iri: str, document: str) -> str:
    """The IRI of whom a judgement tells from the others of that IRI because one document means somebody else."""
    return other(iri, escape(document))
