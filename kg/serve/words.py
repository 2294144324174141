"""The words of the pages that only a server has, beside those of ``kg.view``."""

import csv
from functools import cache
from importlib import resources

from kg.view import words
from kg.view.words import Both

LANGUAGES = ("zh", "en")


def word(key: str) -> Both:
    """A word of the pages or the label of a term (local name); empty for what is neither."""
    return _own().get(key) or words.word(key)


def beginning(start: str) -> dict[str, dict[str, str]]:
    """Language → the words whose keys begin with ``start``, by the rest of the key."""
    found = {key.removeprefix(start): both for key, both in _own().items() if key.startswith(start)}
    return {language: {key: both[language] for key, both in found.items()} for language in LANGUAGES}


@cache
def _own() -> dict[str, Both]:
    with resources.files("kg.serve").joinpath("words.tsv").open(encoding="utf-8") as lines:
        return {row["key"]: {"zh": row["zh"], "en": row["en"]} for row in csv.DictReader(lines, delimiter="\t")}
