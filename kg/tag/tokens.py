"""The tokens of the shipped model: characters, and runs of letters or of digits."""

import re

#: A run of letters or of digits is one token, every other character its own, with the space that follows; other white
#: space is a token too, as everywhere in spaCy.
_TOKEN = re.compile(r"[A-Za-z]+ ?|[0-9]+ ?|\S ?|\s+")


def split(text: str) -> list[str]:
    """The tokens as they are printed, with the space that follows; joined they are the text."""
    tokens: list[str] = _TOKEN.findall(text)
    return tokens


def word_of(printed: str) -> str:
    """A token without the space that follows it."""
    return printed[:-1] if printed[-1] == " " and not printed.isspace() else printed


def mark_of(marks: str) -> str:
    """The place in a word of a token of several characters: B…E is a whole word, S."""
    if len(marks) == 1:
        return marks
    first, last = marks[0] in "BS", marks[-1] in "ES"
    if first and last:
        return "S"
    return "B" if first else "E" if last else "M"
