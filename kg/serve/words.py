"""The words of the pages, in Chinese and English: their own and the labels that the ontology gives its terms."""

import csv
from functools import cache
from importlib import resources

from kg.view.words import words as labels

LANGUAGES = ("zh", "en")


def word(key: str, language: str) -> str:
    """A word of the pages or the label of a term (local name); what is neither stays as it is."""
    both = _own().get(key) or _label(key)
    return both[language] if both else key


def beginning(start: str, language: str) -> dict[str, str]:
    """The pages' own words whose keys begin with ``start``, by the rest of the key."""
    return {key.removeprefix(start): both[language] for key, both in _own().items() if key.startswith(start)}


@cache
def _own() -> dict[str, dict[str, str]]:
    with resources.files("kg.serve").joinpath("words.tsv").open(encoding="utf-8") as lines:
        return {row["key"]: {"zh": row["zh"], "en": row["en"]} for row in csv.DictReader(lines, delimiter="\t")}


@cache
def _label(term: str) -> dict[str, str] | None:
    return labels([term]).get(term)
