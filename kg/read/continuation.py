"""下转43页, （上接 A4 版）: where a journal or newspaper tells the reader to turn the page."""

import re

from kg.model import AlignedText
from kg.patterns import searched
from kg.read.edits import Edit, apply, delete

_BLANK = r"[^\S\n]{0,3}"
_PLACE = rf"{_BLANK}(?:本期|本版|第)?{_BLANK}[A-Za-zＡ-Ｚ]?{_BLANK}[\d一二三四五六七八九十]{{1,3}}{_BLANK}[版页]"
_ARROW = "[◀▶←→▲▼]{0,3}"


def _marker(word: str) -> re.Pattern[str]:
    """The word with its page, in brackets or bare; every repetition is bounded, so that long lines stay cheap."""
    return searched(rf"[（(【\[]{_BLANK}{word}[^（()）\n]{{0,16}}[)）】\]]|{_ARROW}{word}{_PLACE}{_ARROW}")


GOES_ON = _marker("下转")
CAME_FROM = _marker("上接")
_EITHER = _marker("(?:下转|上接)")
_BOTH = re.compile(rf"(?:{GOES_ON.pattern})\s{{0,20}}(?:{CAME_FROM.pattern})\s{{0,3}}")


def drop_continuations(text: AlignedText) -> AlignedText:
    """Put a paragraph break in the place of each marker, and nothing in that of two side by side.

    Halves that stand apart stay apart even though the document has both: an aligned text never goes back in its source.
    """
    text = delete(text, _BOTH)
    return apply(text, (Edit(*match.span(), "\n") for match in _EITHER.finditer(text.text)))
