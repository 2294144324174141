"""Names as people type them without a Chinese keyboard: ``wmh``, ``wumeihua`` and ``wumh`` find 武美华.

Every reading of a character counts (长 is chang and zhang), so nobody need know which one a name has. Readings are
pypinyin's, which has all characters of Unihan and reads nothing from the network.
"""

import re
from functools import cache

_INITIAL = re.compile("[zcs]h|.")
_TYPED = re.compile(r"[a-zü]{2,}")


def is_typed(text: str) -> bool:
    """Whether a text may be pinyin: two or more small letters and nothing else."""
    return bool(_TYPED.fullmatch(text))


def find(typed: str, name: str) -> tuple[int, int] | None:
    """The first stretch of ``name`` that ``typed`` spells, by initials, syllables or both; None if there is none."""
    for start in range(len(name)):
        end = _end(typed, name, start)
        if end is not None:
            return start, end
    return None


def _end(typed: str, name: str, start: int) -> int | None:
    """Where the characters from ``start`` end that ``typed`` spells."""
    if not typed:
        return start
    if start == len(name):
        return None
    for part in readings(name[start]):
        if typed.startswith(part):
            end = _end(typed[len(part) :], name, start + 1)
            if end is not None:
                return end
    return None


@cache
def readings(character: str) -> tuple[str, ...]:
    """What may be typed for one character, whole syllables first; itself if it is a letter or a digit."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables take a third of a second

    if character.isascii():
        return (character.lower(),)
    syllables = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    spelt = {form for one in (syllables[0] if syllables else ()) for form in (one, one.replace("v", "ü"))}
    initials = {found[0] for one in spelt if (found := _INITIAL.match(one))} | {one[0] for one in spelt}
    return tuple(sorted(spelt | initials, key=lambda one: (-len(one), one)))
