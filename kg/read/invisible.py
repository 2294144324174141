"""Characters nobody sees: byte order marks, zero-width joiners, soft hyphens, stray controls, exotic newlines."""

import re

from kg.model import AlignedText
from kg.read.edits import delete, translate

# Cf characters met in web copy and Word exports, variation selectors, and controls other than white space.
_INVISIBLE = re.compile(
    r"[\ufeff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|\r(?=\n)"
)

# Form feeds stay: they are where a page ends. The full-width space stays: it indents paragraphs and pads names.
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F], " ")
_NEWLINES = dict.fromkeys(map(ord, "\r\v\x85\u2028\u2029"), "\n")


def drop_invisible(text: AlignedText) -> AlignedText:
    """Only newline and form feed end a line afterwards, and only blank, tab and U+3000 stand between words."""
    return translate(delete(text, _INVISIBLE), _SPACES | _NEWLINES)
