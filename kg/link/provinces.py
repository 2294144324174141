"""Provinces by the one character that stands for them: 驻鄂全国政协委员, 来桂调研."""

from kg.divisions import Division, divisions
from kg.lexicon import table

_NAMES = {row["character"]: row["province"] for row in table("kg.link", "province_characters.tsv")}

#: All of these characters.
CHARACTERS = "".join(_NAMES)


def called(character: str) -> Division | None:
    """The province that a character stands for, None if it stands for none."""
    return divisions().named(_NAMES[character])[0] if character in _NAMES else None
