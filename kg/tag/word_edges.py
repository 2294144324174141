"""Where ordinary words stand, as the segmenter sees them: what helps to tell where a name begins and ends.

It leaves the characters of a name each as a word of its own (何 忠 | 全程 | 陪同), so a name that cuts a longer word
in two (常委[会 会]议, 何[忠 全]程) is seldom one.
"""

from functools import cache

from kg.tag.segment import Segmenter, load_segmenter
from kg.tag.shipped_model import folder


@cache
def _segmenter() -> Segmenter:
    return load_segmenter(folder() / "tokenizer")


def marks(text: str) -> str:
    """One letter a code point: B M E begin, continue and end a word, S is a word of its own."""
    return _segmenter().boundaries(text)


def word_across(text: str, at: int) -> int:
    """The start of the word of Chinese letters that stands on both sides of ``at``, -1 if there is none."""
    letters = marks(text)
    if not 0 < at < len(text) or letters[at] not in "ME" or not text[at - 1 : at + 1].isalpha():
        return -1
    return letters.rindex("B", 0, at)


def spelled(text: str, start: int, end: int) -> bool:
    """Whether the segmenter leaves each character there alone, as it does with names."""
    return marks(text)[start:end] == "S" * (end - start)


def words_in(text: str, start: int, end: int) -> list[str]:
    """The words of a span in order; what its edges cut off is left out."""
    letters = marks(text)
    begins = [at for at in range(start, end) if letters[at] in "BS"] or [start]
    begins[0] = start
    return [text[a:b] for a, b in zip(begins, [*begins[1:], end], strict=True)]
