"""Names of other languages in Chinese letters: without a surname (索南才让), or parts joined by · (买买提·吐尔逊)."""

import re

from kg.tag.plausible import (
    HAN,
    NEVER,
    ends_well,
    foreign_characters,
    given_characters,
    is_word,
    no_words,
    person_after,
)


def transliterated_at(text: str, start: int) -> int:
    """The end of a name without a surname that begins here (那仁高娃, 索南才让), 0 if none does.

    It is three to seven characters that such names are written with, up to punctuation or a word that follows names.
    """
    end = start
    while end < min(len(text), start + 7) and text[end] in foreign_characters():
        end += 1
        after = person_after().match(text, end) if end - start >= 3 else None
        if after and (text[end] not in foreign_characters() or len(after[0]) >= 3):
            break
    shortest = 2 if ends_well(text, end) == 2 else 3
    return end if end - start >= shortest and ends_well(text, end) and no_words(text, start, end) else 0


def joined_start(text: str, match: re.Match[str], least: int = 0) -> int:
    """Where a name with · really begins, not before ``least``: at a boundary, else where its characters begin.

    Short of that stand ordinary words: 出席|买买提·吐尔逊.
    """
    dot = match.start() + min(match[0].index(dot) for dot in "·•・‧" if dot in match[0])
    start = max(match.start(), least)
    bare = dot - start <= 6 and not NEVER & set(text[start:dot]) and no_words(text, start, dot)
    return start if bare else max(start, foreign_before(text, dot))


def joined_end(text: str, match: re.Match[str]) -> int:
    """Where a name with · really ends: 买买提|出席, not with what its last part runs into."""
    begin = match.start() + max(match[0].rfind(dot) for dot in "·•・‧") + 1
    end = begin
    while end < match.end() and text[end] in foreign_characters():
        end += 1
    if end - begin >= 2 and ends_well(text, end):
        return end
    return next((at for at in range(begin + 2, match.end()) if ends_well(text, at)), match.end())


def run_at(text: str, start: int) -> int:
    """The end of a run of two to five characters up to punctuation that can only be a name after a post, else 0."""
    match = re.match(rf"[{HAN}]{{2,5}}(?=[，、。；（(\s]|$)", text[start : start + 8])
    run = match[0] if match else ""
    if len(run) < 3 or NEVER & set(run) or is_word(run):
        return 0
    if not no_words(text, start, start + len(run)):
        return 0
    strange = sum(char in foreign_characters() or char in given_characters() for char in run)
    return start + len(run) if strange >= 0.6 * len(run) else 0


def foreign_before(text: str, end: int) -> int:
    """Where the characters begin that such names are written with and that end at ``end``."""
    start = end
    while start > max(0, end - 7) and text[start - 1] in foreign_characters():
        start -= 1
    return start
