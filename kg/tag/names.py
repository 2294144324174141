"""Where a name ends that begins here, and where one begins that ends here."""

import re
from functools import cache

from kg.lexicon import alternatives, surnames, words
from kg.tag.foreign_names import joined_end, joined_start
from kg.tag.plausible import (
    JOINED,
    NEVER,
    ends_well,
    foreign_characters,
    given_characters,
    is_name,
    person_after,
    plausibility,
)
from kg.tag.word_edges import marks, spelled, word_across

_LEXICON = "kg.tag.lexicon"

#: After these a last character like 和 belongs to the name.
_CLOSES = tuple("、，。；）)\n")

#: What somebody does with a work; no name ends so before a title.
_MAKES_A_WORK = re.compile("[作著写读译编撰致唱讲]《")

#: How plausible a name must be to end where nothing shows that it ends.
OPEN_ENDED = 0.8


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(surname[0] for surname in surnames())


@cache
def _verb() -> re.Pattern[str]:
    """What does not stand after 和 but when that ends a name."""
    verbs = [
        word
        for word in words(_LEXICON, "person_after.txt")
        if len(word) > 1 and word not in words(_LEXICON, "posts.txt")
    ]
    return re.compile(alternatives(verbs))


def _ends_open(text: str, start: int, end: int) -> bool:
    """Whether a name can end here although nothing that follows names stands there: 何忠|全程陪同."""
    likely = plausibility(text[start:end])
    return likely >= OPEN_ENDED and (
        end - start == 3
        or (
            spelled(text, start, end)
            and marks(text)[end] == "B"
            and not foreign_characters().issuperset(text[end : end + 2])  # 马海|拉则
        )
    )


def _word_begins(text: str, at: int) -> bool:
    """Whether what stands here follows a name rather than ends it: 王桓|致开幕词."""
    after = person_after().match(text, at)
    return after is not None and (len(after[0]) > 1 or text[at] not in given_characters())


def name_at(text: str, start: int) -> int:
    """The end of the name that begins here, 0 if none does. A name ends where the next word begins."""
    joined = JOINED.match(text, start)
    if joined:
        return 0 if start < joined_start(text, joined) else joined_end(text, joined)
    if text[start : start + 1] not in _first_characters():
        return 0
    best, choice = 0.0, 0
    for length in (3, 2, 4):
        name = text[start : start + length]
        if len(name) < length or not is_name(name) or not all("\u3400" <= c <= "\u9fff" or c in "□○×" for c in name):
            continue
        fit = ends_well(text, start + length)
        if (
            length == 3
            and name[2] in NEVER
            and ends_well(text, start + 2)
            and text[start + 3 : start + 4] not in _CLOSES
            and not (name[2] == "和" and _verb().match(text, start + 3))
        ):
            continue  # 姚逊|对《…》作说明, but 俞廷和、 and 俞廷和|指出
        if length == 3 and _MAKES_A_WORK.match(text, start + 2) and is_name(name[:2]):
            continue  # 姚逊|作《…》
        cut = word_across(text, start + length) >= 0
        if fit == 0 and (cut or not _ends_open(text, start, start + length)):
            continue
        value = fit + plausibility(name) + (0.3 if length == 3 else 0.0) - (0.5 if cut and fit < 2 else 0.0)
        if length == 3 and fit < 2 and _word_begins(text, start + 2):
            value -= 1
        if value > best:
            best, choice = value, start + length
    return choice


def name_before(text: str, end: int) -> int:
    """The start of the name that ends here, -1 if none does: 在|习近平|总书记."""
    options = []
    for length in (3, 2, 4):
        start = end - length
        if start >= 0 and is_name(text[start:end]):
            edge = start == 0 or not "\u3400" <= text[start - 1] <= "\u9fff"
            options.append((plausibility(text[start:end]) + (0.2 if length == 3 else 0) + (0.5 if edge else 0), start))
    return max(options)[1] if options and max(options)[0] >= 0.5 else -1
