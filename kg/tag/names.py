"""What a personal name looks like: a surname with one or two characters, a compound surname, or parts joined by ·."""

import re
from functools import cache

from kg.lexicon import alternatives, surnames, words

_LEXICON = "kg.tag.lexicon"
HAN = r"\u3400-\u9fff\u3007□○"
#: What follows a surname and makes no name of it: 刘老, 张总.
_FORMS_OF_ADDRESS = frozenset("老总局处科工")
#: Uyghur, Kazakh, Tibetan and foreign names in Chinese letters: 买买提·吐尔逊.
JOINED = re.compile(rf"[{HAN}]{{1,8}}(?:[·•・‧][{HAN}]{{1,8}}){{1,3}}")
#: Characters that end a name because no name holds them.
_NEVER = frozenset(
    "的了在是和与及等为对就以于将把被使让给从到来去这那此其之个们者也都又还并且或但而因所各每某该本我你他她它不没有无非"
)


@cache
def given_characters() -> frozenset[str]:
    """Characters common in given names."""
    return frozenset("".join(words(_LEXICON, "given.txt")))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(alternatives(words(_LEXICON, "person_after.txt")))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(words(_LEXICON, "everyday.txt"))


def is_word(name: str) -> bool:
    """Whether the string is, or begins with, an ordinary word (全会, 高度重), or hides one behind 和 (和专家)."""
    return (
        name in _everyday()
        or name[:2] in _everyday()
        or (
            name[0] in "和于与及"
            and any(
                word.startswith(name[1:]) or name[1:].startswith(word)
                for word in words(_LEXICON, "company.txt")
                if len(name) > 1
            )
        )
    )


#: After these a last character like 和 belongs to the name.
_CLOSES = tuple("、，。；）)\n")

#: How plausible a name must be to end where nothing shows that it ends.
OPEN_ENDED = 0.8

_EDGE = re.compile(r"[\s，。、；：:（(）)“”》《\-—/／,;.·]|$")


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(surname[0] for surname in surnames())


def is_name(text: str) -> bool:
    """Whether the string has the form of a Chinese personal name: surname and one or two characters."""
    surname = text[:2] if text[:2] in surnames() and len(text) >= 3 else text[:1]
    given = text[len(surname) :]
    if surname in surnames() and 1 <= len(given) <= 2 and given not in _FORMS_OF_ADDRESS:
        return True
    return not text.isalpha() and JOINED.fullmatch(text) is not None  # with a ·, which is no letter


def plausibility(text: str) -> float:
    """0 to 1: how much the characters themselves look like a name."""
    if JOINED.fullmatch(text):
        return 1.0
    if not is_name(text):
        return 0.0
    surname = text[:2] if text[:2] in surnames() and len(text) >= 3 else text[:1]
    given = text[len(surname) :]
    common = (
        1.0
        if surnames()[surname] < 120 or len(surname) == 2
        else 0.7
        if surnames()[surname] < 300
        else 0.45
        if surnames()[surname] < 470
        else 0.25
    )
    likely = common * (0.5 + 0.5 * sum(char in given_characters() for char in given) / len(given))
    if _NEVER & set(given):
        likely *= 0.4
    if text in _everyday():
        return likely * 0.3
    return likely * (0.45 if is_word(text) else 1.0)


def ends_well(text: str, end: int) -> int:
    """How well a name may end here: 2 before punctuation or the end, 1 before a word that follows names, else 0."""
    if _EDGE.match(text, end):
        return 2
    return 1 if _after().match(text, end) else 0


def name_at(text: str, start: int) -> int:
    """The end of the name that begins here, 0 if none does. A name ends where the next word begins."""
    joined = JOINED.match(text, start)
    if joined:
        first = foreign_before(text, text.index("·", start) if "·" in joined[0] else start)
        return 0 if start < first <= start + 8 else joined_end(text, joined)
    if text[start : start + 1] not in _first_characters():
        return 0
    best, choice = 0.0, 0
    for length in (3, 2, 4):
        name = text[start : start + length]
        if len(name) < length or not is_name(name) or not all("\u3400" <= c <= "\u9fff" or c in "□○" for c in name):
            continue
        fit = ends_well(text, start + length)
        if (
            length == 3
            and name[2] in _NEVER
            and ends_well(text, start + 2)
            and text[start + 3 : start + 4] not in _CLOSES
        ):
            continue  # 姚逊|对《…》作说明, but 俞廷和、
        if fit == 0 and (length != 3 or plausibility(name) < OPEN_ENDED):
            continue
        value = fit + plausibility(name) + (0.3 if length == 3 else 0.0)
        if length == 3 and fit < 2 and ends_well(text, start + 2) == 1 and text[start + 2] not in given_characters():
            value -= 1
        if value > best:
            best, choice = value, start + length
    return choice


@cache
def _foreign() -> frozenset[str]:
    return frozenset("".join(words(_LEXICON, "transliteration.txt")))


def transliterated_at(text: str, start: int) -> int:
    """The end of a name without a surname that begins here (那仁高娃, 索南才让), 0 if none does.

    It is three to seven characters that such names are written with, up to punctuation or a word that follows names.
    """
    end = start
    while end < min(len(text), start + 7) and text[end] in _foreign():
        end += 1
        if end - start >= 3 and ends_well(text, end) == 1 and text[end : end + 1] not in _foreign():
            return end
    return end if end - start >= 2 and ends_well(text, end) == 2 else 0


def joined_end(text: str, match: re.Match[str]) -> int:
    """Where a name with · really ends: 买买提|出席, not with what its last part runs into."""
    begin = match.start() + max(match[0].rfind(dot) for dot in "·•・‧") + 1
    end = begin
    while end < match.end() and text[end] in _foreign():
        end += 1
    if end - begin >= 2 and ends_well(text, end):
        return end
    return next((at for at in range(begin + 2, match.end()) if ends_well(text, at)), match.end())


def run_at(text: str, start: int) -> int:
    """The end of a run of two to five characters up to punctuation that can only be a name after a post, else 0."""
    match = re.match(rf"[{HAN}]{{2,5}}(?=[，、。；（(\s]|$)", text[start : start + 8])
    run = match[0] if match else ""
    if len(run) < 3 or _NEVER & set(run) or is_word(run):
        return 0
    strange = sum(char in _foreign() or char in given_characters() for char in run)
    return start + len(run) if strange >= 0.6 * len(run) else 0


def foreign_before(text: str, end: int) -> int:
    """Where the characters begin that such names are written with and that end at ``end``."""
    start = end
    while start > max(0, end - 7) and text[start - 1] in _foreign():
        start -= 1
    return start


def name_before(text: str, end: int) -> int:
    """The start of the name that ends here, -1 if none does: 在|习近平|总书记."""
    options = []
    for length in (3, 2, 4):
        start = end - length
        if start >= 0 and is_name(text[start:end]):
            edge = start == 0 or not "\u3400" <= text[start - 1] <= "\u9fff"
            options.append((plausibility(text[start:end]) + (0.2 if length == 3 else 0) + (0.5 if edge else 0), start))
    return max(options)[1] if options and max(options)[0] >= 0.5 else -1
