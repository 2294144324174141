"""Letter-spaced words closed up: 工 作 报 告, 张 瑞 忠, and 王　震 padded to the width of three characters."""

from kg.read.words import surnames

#: Single characters that are a word by themselves between blanks: the sex in a list of people, the credit of a photo.
_WORDS = frozenset("男女摄")


def close_up(characters: str, gaps: list[str]) -> list[bool]:
    """Which gaps of a chain of single characters to close.

    ``gaps[i]`` is the white space between ``characters[i]`` and ``characters[i + 1]``. Two or three characters are one
    word. More are several names if the gaps are of two widths, or if there is a surname wherever a name would begin;
    otherwise they are one letter-spaced phrase.
    """
    for word in _WORDS & set(characters):
        at = characters.index(word)
        before, after = (
            close_up(characters[:at], gaps[: max(at - 1, 0)]),
            close_up(characters[at + 1 :], gaps[at + 1 :]),
        )
        return [*before, *([False] * (at > 0)), *([False] * (at + 1 < len(characters))), *after]
    if len(characters) <= 3:
        return [True] * len(gaps)
    return _by_width(gaps) or _by_surname(characters) or [True] * len(gaps)


def _by_width(gaps: list[str]) -> list[bool] | None:
    """Take the widest gaps that part the chain into words of two to four characters as the gaps between names."""
    widths = [_width(gap) for gap in gaps]
    if len(set(widths)) < 2:
        return None
    for separator in sorted(set(widths), reverse=True):
        closed = [width != separator for width in widths]
        if all(2 <= length <= 4 for length in _lengths(closed)):
            return closed
    return None


def _by_surname(characters: str) -> list[bool] | None:
    """Names of two characters, else of three, each beginning with a surname."""
    for length in (2, 3):
        whole = len(characters) % length == 0
        if whole and all(c in surnames() for c in characters[::length]):
            return [(i + 1) % length != 0 for i in range(len(characters) - 1)]
    return None


def _lengths(closed: list[bool]) -> list[int]:
    """Lengths of the words that result."""
    lengths = [1]
    for close in closed:
        if close:
            lengths[-1] += 1
        else:
            lengths.append(1)
    return lengths


def _width(gap: str) -> int:
    return sum({"\u3000": 2, "\t": 4}.get(c, 1) for c in gap)
