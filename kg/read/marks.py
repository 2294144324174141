"""Markdown and stray HTML marks: what the typist of a .md (or of a .txt made from one) put in for the layout."""

import html
import re
from collections.abc import Iterator

from kg.model import AlignedText
from kg.read.edits import Edit, apply, delete

_BEFORE = re.compile(r"^[^\S\n]{0,20}(?:#{1,6}[^\S\n]+|#{2,6}|>[^\S\n]?|[-*+][^\S\n]+(?=\S))+", re.MULTILINE)
_DIVIDER = re.compile(r"^[^\S\n]{0,20}(?:(?:-[^\S\n]?){3,}|(?:\*[^\S\n]?){3,}|(?:_[^\S\n]?){3,}|={3,})$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\s]{1,500}\)|<((?:https?://|mailto:)[^>\s]{1,500})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,300}?)(?<=\S)\1")
_WEAK = re.compile(r"(?<![*\w\\])(\*)(?=[^\s*])([^*\n]{1,200})(?<=[^\s*\\])\*(?![*\w])")
_TAG = re.compile(
    r"</?(?:p|div|span|b|i|u|em|strong|center|font|sup|sub|table|tbody|tr|td|th|a|img)(?:\s[^<>\n]{0,300})?/?>", re.I
)
_BREAK = re.compile(r"<br\s{0,3}/?>", re.I)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>~|-])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_RULE_ROW = re.compile(r"^[^\S\n]{0,20}\|(?:[ \t]{0,20}:?-{1,80}:?[ \t]{0,20}\|?){1,60}[ \t]{0,20}$", re.MULTILINE)
_ROW = re.compile(r"^[^\S\n]{0,20}\|[^\n]*$", re.MULTILINE)
_CELL_EDGE = re.compile(r"[ \t]{0,20}\|[ \t]{0,20}")


def drop_marks(text: AlignedText) -> AlignedText:
    """Drop the marks, keep the words: heads, lists, quotes, rules, emphasis, links, tables (cells parted by tabs)."""
    for pattern in (_RULE_ROW, _DIVIDER, _IMAGE):
        text = delete(text, pattern)
    text = apply(text, _table_edits(text.text))
    text = delete(text, _BEFORE)
    text = apply(text, (edit for match in _LINK.finditer(text.text) for edit in _around(match, match.lastindex or 0)))
    for pattern in (_STRONG, _WEAK):
        text = apply(text, (edit for match in pattern.finditer(text.text) for edit in _around(match, 2)))
    text = apply(text, (Edit(*match.span(), "\n") for match in _BREAK.finditer(text.text)))
    text = delete(delete(text, _TAG), _ESCAPE)
    return apply(text, _entity_edits(text.text))


def _around(match: re.Match[str], group: int) -> tuple[Edit, Edit]:
    """Keep one group of the match and drop what surrounds it."""
    return Edit(match.start(), match.start(group)), Edit(match.end(group), match.end())


def _table_edits(text: str) -> Iterator[Edit]:
    for row in _ROW.finditer(text):
        edges = list(_CELL_EDGE.finditer(text, row.start(), row.end()))
        for edge in edges:
            outer = edge is edges[0] or (edge is edges[-1] and edge.end() == row.end())
            yield Edit(edge.start(), edge.end(), "" if outer else "\t")


def _entity_edits(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        char = html.unescape(match[0])
        if (len(char) == 1 and char.isprintable()) or char == "\xa0":
            yield Edit(*match.span(), " " if char.isspace() else char)
