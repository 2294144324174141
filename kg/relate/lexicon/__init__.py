"""Vocabulary of the relate station, one tab-separated file each; a new word needs no code."""

from functools import cache

from kg.lexicon import lines


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``name``.tsv without comments (``#``) and empty lines."""
    return tuple(tuple(line.split("\t")) for line in lines("kg.relate.lexicon", f"{name}.tsv"))


@cache
def table(name: str) -> dict[str, str]:
    """First column → second column."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def alternatives(name: str) -> str:
    """The first column as the inside of a regular expression, longest first."""
    return "|".join(sorted({row[0] for row in rows(name)}, key=lambda word: (-len(word), word)))
