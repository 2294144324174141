"""The station's vocabulary: text files beside the code, # begins a comment."""

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The lines of ``name`` that are not comments, in order."""
    lines = files("kg.read").joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def surnames() -> frozenset[str]:
    """Surnames of one character, Simplified and Traditional."""
    return frozenset("".join(word_list("surnames.txt")))
