"""Traditional characters → Simplified, one for one, in documents that are written in Traditional characters."""

from functools import cache

import opencc

from kg.model import AlignedText
from kg.read.edits import translate

#: Traditional-only characters among all Chinese characters from which on a document counts as Traditional. In running
#: Traditional text it is 0.37 to 0.40 of them; in Simplified text, where a name keeps its old form here and there, none
#: or next to none.
SHARE = 0.05

#: About how many characters are looked at.
SAMPLE = 100_000

#: In GB 2312, the Simplified character set, and yet written for something else in Traditional running text.
_FOLDED_ANYWAY = "後徵於菸麽"


@cache
def table() -> dict[int, str]:
    """Code point → Simplified character. What is itself Simplified usage (乾县, 著名, 麴) is never folded."""
    characters = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(old): new
        for old, new in zip(characters, simplified, strict=True)
        if old != new and len(new) == 1 and (old in _FOLDED_ANYWAY or not _in_gb2312(old))
    }


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def is_traditional(text: str) -> bool:
    """Is the text as a whole written in Traditional characters? Judged by a sample spread evenly over it."""
    folds = table()
    sample = text[:: len(text) // SAMPLE + 1]
    chinese = sum(1 for c in sample if "\u3400" <= c <= "\u9fff")
    return chinese > 0 and sum(1 for c in sample if ord(c) in folds) > SHARE * chinese


def fold_traditional(text: AlignedText) -> AlignedText:
    """Fold a Traditional document to Simplified; any other is returned as it is."""
    return translate(text, table()) if is_traditional(text.text) else text
