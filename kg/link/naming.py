"""A canonical name, and what it tells of what it names."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.divisions import Division, divisions

LEVEL_NAMES = {"province": "省", "prefecture": "市", "county": "县", "township": "乡"}


@dataclass(frozen=True, slots=True)
class Name:
    """A canonical name and what it tells: place, term, parent body, level, division code (see ``kg.schema.ABOUT``)."""

    name: str
    about: Mapping[str, str]


def about_place(division: Division | None) -> dict[str, str]:
    """What a name says through its place."""
    if division is None:
        return {}
    return {"place": divisions().official(division), "level": LEVEL_NAMES[division.level]}
