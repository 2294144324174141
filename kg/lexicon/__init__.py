"""Vocabulary files: words and tables that the stations read, kept as data beside the code that uses them.

Surnames, which several stations need, lie here.

Two forms: ``*.txt`` holds words separated by white space or newlines, ``*.tsv`` a header line and one row a line.
Lines that begin with ``#`` are comments. Adding a word needs no code.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """The lines of a vocabulary file, without comments and empty ones, in file order."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(package: str, name: str) -> tuple[str, ...]:
    """The words of ``name`` (``surnames.txt``) in the folder of ``package``, in file order, without repeats."""
    return tuple(dict.fromkeys(word for line in lines(package, name) for word in line.split()))


@cache
def table(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``name`` (``units.tsv``) as dictionaries keyed by its header."""
    return tuple(csv.DictReader(lines(package, name), delimiter="\t"))


@cache
def surnames() -> dict[str, int]:
    """Surname, single or compound → its rank, the commonest first."""
    return {name: rank for rank, name in enumerate(words("kg.lexicon", "surnames.txt"))}


def alternatives(forms: Iterable[str]) -> str:
    """A regular expression that matches the longest of the forms: ``(?:市委统战部|市委)`` without the group."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))
