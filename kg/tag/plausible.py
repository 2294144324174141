"""How much a string looks like a personal name, and whether one may end somewhere: what characters and words tell."""

import re
from functools import cache

from kg.lexicon import alternatives, surnames, words
from kg.tag.word_edges import spelled, words_in

_LEXICON = "kg.tag.lexicon"

HAN = r"\u3400-\u9fff\u3007□○×"

#: Uyghur, Kazakh, Tibetan and foreign names in Chinese letters: 买买提·吐尔逊.
JOINED = re.compile(rf"[{HAN}]{{1,8}}(?:[·•・‧][{HAN}]{{1,8}}){{1,3}}")

#: What follows a surname and makes no name of it: 刘老, 张总.
_FORMS_OF_ADDRESS = frozenset("老总局处科工")

#: With the signs that stand for a character that could not be read.
_GIVEN = re.compile(rf"[{HAN}]+")

_LETTERS = re.compile(rf"[{HAN}·•・‧．.\-\s]+")

#: Characters that end a name because no name holds them.
NEVER = frozenset(
    "的了在是和与及等为对就以于将把被使让给从到来去这那此其之个们者也都又还并且或但而因所各每某该本我你他她它不没有无非"
)

#: How plausible a name without a surname is whose characters all are ones that such names are written with.
TRANSLITERATED = 0.65

#: What it adds to a name's plausibility that the segmenter knows no word in it.
SPELLED = 0.25

_EDGE = re.compile(r"[\s，。、；：:（(）)“”》《\-—/／,;.·]|$")


@cache
def given_characters() -> frozenset[str]:
    """Characters common in given names."""
    return frozenset("".join(words(_LEXICON, "given.txt")))


@cache
def foreign_characters() -> frozenset[str]:
    """Characters that names of other languages are written with."""
    return frozenset("".join(words(_LEXICON, "transliteration.txt")))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(words(_LEXICON, "everyday.txt"))


@cache
def _frequent() -> frozenset[str]:
    return frozenset(words(_LEXICON, "frequent.txt"))


@cache
def person_after() -> re.Pattern[str]:
    """Words that follow a name."""
    return re.compile(alternatives(words(_LEXICON, "person_after.txt")))


def is_ordinary(name: str) -> bool:
    """Whether the string is one of the most frequent words, or no Chinese letters alone."""
    return name in _frequent() or not _LETTERS.fullmatch(name)


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


def no_words(text: str, start: int, end: int) -> bool:
    """Whether no ordinary word is in the span."""
    return not any(word in _frequent() or word in _everyday() for word in words_in(text, start, end) if len(word) > 1)


def is_address(text: str) -> bool:
    """Whether the string is a surname with a form of address: 刘老."""
    return text[:-1] in surnames() and text[-1] in _FORMS_OF_ADDRESS


def is_name(text: str) -> bool:
    """Whether the string has the form of a Chinese personal name: surname and one or two characters."""
    surname = text[:2] if text[:2] in surnames() and len(text) >= 3 else text[:1]
    given = text[len(surname) :]
    if surname in surnames() and 1 <= len(given) <= 2 and given not in _FORMS_OF_ADDRESS and _GIVEN.fullmatch(given):
        return True
    return not text.isalpha() and JOINED.fullmatch(text) is not None  # with a ·, which is no letter


def plausibility(text: str, spelled_out: bool = False) -> float:
    """0 to 1: how much the characters themselves look like a name; a word like 建国 too if ``spelled_out``."""
    if JOINED.fullmatch(text):
        return 1.0
    if not is_name(text):
        return TRANSLITERATED if 4 <= len(text) <= 6 and foreign_characters().issuperset(text) else 0.0
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
    if NEVER & set(given):
        likely *= 0.4
    if text in _everyday() or (surname in "和于与及由" and given in _frequent()):
        return likely * 0.3
    return likely * (0.45 if is_word(text) or (given in _frequent() and not spelled_out) else 1.0)


def likelihood(text: str, start: int, end: int) -> float:
    """The plausibility of a span's characters, higher where the segmenter finds no word in it."""
    if not spelled(text, start, end):
        return plausibility(text[start:end])
    likely = plausibility(text[start:end], spelled_out=True)
    return min(1.0, likely + SPELLED) if likely >= 0.2 else likely


def ends_well(text: str, end: int) -> int:
    """How well a name may end here: 2 before punctuation or the end, 1 before a word that follows names, else 0."""
    if _EDGE.match(text, end):
        return 2
    return 1 if person_after().match(text, end) else 0
