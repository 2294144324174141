"""Which schema and properties of FollowTheMoney stand for our classes and predicates, as two tables say.

``ftm_schemata.tsv``: a class of ours (a subclass has its own line or that of the class above), perhaps only with a
certain post, and its schema. ``ftm_properties.tsv``: for each schema what its properties are filled with: a path of
our predicates, and how their values are written:

- ``text``: the value, or what the node is called;
- ``entity A B``: the id of an entity of one of these classes of ours; a value of another class is left out;
- ``words a=b``: the word that stands for the value; a value without one is left out.

Schemata and properties are those of https://followthemoney.tech/explorer/ (version 4).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kg.schema import ancestors


@dataclass(frozen=True, slots=True)
class Property:
    """One line of the table of properties; ``path`` are predicates of ours, ``classes`` those of an entity."""

    name: str
    path: tuple[str, ...]
    classes: frozenset[str]
    words: Mapping[str, str]


def schema(cls: str, post: str = "") -> str | None:
    """The schema of our class, by local name, and the title of the post for a membership; None if there is none."""
    known = _schemata()
    for one in (cls, *ancestors(cls)):
        if found := known.get((one, post)) or known.get((one, "")):
            return found
    return None


def classes() -> frozenset[str]:
    """The classes of ours that the table names; those below them are meant as well."""
    return frozenset(cls for cls, _ in _schemata())


def schemata() -> frozenset[str]:
    """The schemata that the table names."""
    return frozenset(_schemata().values())


@cache
def properties(schema_name: str) -> tuple[Property, ...]:
    """What the properties of a schema are filled with, in the order of the table."""
    return tuple(
        Property(row["property"], tuple(row["path"].split("/")), *_how(row["how"]))
        for row in _table("ftm_properties.tsv")
        if row["schema"] == schema_name
    )


def _how(text: str) -> tuple[frozenset[str], dict[str, str]]:
    kind, *more = text.split(" ")
    return (
        frozenset(more if kind == "entity" else ()),
        dict(pair.split("=") for pair in more) if kind == "words" else {},
    )


@cache
def _schemata() -> dict[tuple[str, str], str]:
    return {(row["class"], row["post"]): row["schema"] for row in _table("ftm_schemata.tsv")}


def _table(name: str) -> list[dict[str, str]]:
    with resources.files("kg.export").joinpath(name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))
