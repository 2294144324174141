"""Lines broken by the page → paragraphs.

A break is taken out only on evidence that the page made it: the line reaches the edge of its column, or it stops in
the middle of a sentence. Names in a list, bylines and headings give no such evidence and keep their own lines, since
gluing a name to the next words costs more than leaving a sentence in two.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import AlignedText
from kg.read import line_kinds as kinds
from kg.read.columns import is_full, measure
from kg.read.edits import Edit, apply
from kg.read.lines import Line, printed_lines, width

#: Indented lines begin paragraphs in a document where at least so many are, out of every hundred.
INDENTED_SHARE = 5

#: With so many headings marked by #, a line without # and with a comma is no heading but a piece of a sentence.
MARKED_HEADINGS = 3

#: The second line of a wrapped title is at most so much of the first; two lines of a couplet are of a length.
REMAINDER = 0.6

#: How much of a paragraph's end is kept to see whether it closes with 下转.
LONGEST_MARKER = 40

# What a centred title page breaks at a joint: 政协第十届某某县 | 委员会第一次会议, ——在…大 | 会上, 2019 | 年工作报告.
_BROKEN = (
    (re.compile("(?:政治协商会议|政协)$"), re.compile("第[一二三四五六七八九十]{1,3}届")),
    (re.compile("(?:政治协商会议|政协|届)[^，。、]{0,12}[省市县区旗州盟]$"), re.compile("委员会")),
    (re.compile("^——.*在[^上]+$"), re.compile("[^，。]{0,16}上$")),
    (re.compile(r"[\u4e00-\u9fff].*\d$"), re.compile("(?:年|月|日|届|次|号|期|名|件|条|项|个|余|多|万|亿)(?!$)")),
)


def join_paragraphs(text: AlignedText) -> AlignedText:
    """Take out the line breaks inside paragraphs; between two Latin words a blank takes their place."""
    lines = list(printed_lines(text.text))
    joiner = _Joiner(lines, wrapped=measure(lines))
    return apply(text, _edits(text.text, lines, joiner))


def _edits(text: str, lines: list[Line], joiner: "_Joiner") -> Iterator[Edit]:
    for line, following in pairwise(lines):
        if joiner.joins(line, following):
            gap = text[line.end : following.start]
            blank = (
                " "
                if text[line.end - 1].isascii() and text[line.end - 1].isalpha() and text[following.start].isascii()
                else ""
            )
            yield Edit(line.end, following.start, blank if gap else "")


class _Joiner:
    """Goes through the lines in order and remembers how the paragraph at hand began."""

    def __init__(self, lines: list[Line], wrapped: bool) -> None:
        self.wrapped = wrapped
        self.indents = sum(1 for line in lines if line.indent >= 1) * 100 >= INDENTED_SHARE * len(lines)
        self.marked = sum(1 for line in lines if kinds.is_markdown_heading(line.text)) >= MARKED_HEADINGS
        self.heading = False
        self.sentences = False
        self.commas = False
        self.tail = ""
        self.fresh = True

    def joins(self, line: Line, following: Line) -> bool:
        """Is ``following`` the continuation of the paragraph that ``line`` belongs to?"""
        if self.fresh:
            self.heading = kinds.is_markdown_heading(line.text) or kinds.is_numbered(line.text)
            self.sentences = self.commas = False
            self.tail = ""
        self.tail = (self.tail + line.text)[-LONGEST_MARKER:]
        self.commas = self.commas or kinds.has_comma(line.text)
        self.sentences = self.sentences or self._is_prose(line.text)
        self.fresh = not self._goes_on(line, following)
        return not self.fresh

    def _goes_on(self, line: Line, following: Line) -> bool:
        settled = self._settled(line.text, following.text)
        if settled is not None:
            return settled
        if self.indents and following.indent >= 1 and following.indent > line.indent - 1:
            return False
        if self.heading and not self.sentences:
            return self._heading_goes_on(line, following)
        if is_full(line, self.fresh):
            return self._wraps(line, following)
        return self._breaks_off(line, following)

    def _settled(self, line: str, following: str) -> bool | None:
        """What the words alone decide, whatever the page looks like."""
        if kinds.goes_on_elsewhere(self.tail):
            return kinds.came_from_elsewhere(following)  # the two halves side by side: the sentence is whole
        if kinds.is_closed(line) or kinds.starts_new(following):
            return False
        if kinds.cannot_begin(following):
            return True
        if kinds.is_grid(line) or kinds.is_grid(following):
            return False
        broken = any(head.match(following) and tail.search(line) for tail, head in _BROKEN)
        return True if broken else None

    def _is_prose(self, line: str) -> bool:
        """Is it by itself, or is it a piece of a sentence: in a paragraph begun above, or where headings have #?"""
        begun = not self.fresh and not self.heading
        plain = self.marked and not kinds.is_markdown_heading(line)
        return kinds.is_prose(line) or ((begun or plain) and self.commas)

    def _heading_goes_on(self, line: Line, following: Line) -> bool:
        """A heading is wrapped if it is full and what follows is not itself the first line of a paragraph."""
        if kinds.ends_sentence(line.text):
            return False
        if kinds.is_numbered(line.text) and kinds.is_remnant(following.text):
            return True
        wrapped = is_full(line, self.fresh) and not kinds.is_markdown_heading(line.text)
        return wrapped and not kinds.is_prose(following.text)

    def _wraps(self, line: Line, following: Line) -> bool:
        """A full line goes on, unless a sentence ends with it and what follows looks like a heading or an address."""
        if kinds.ends_sentence(line.text):
            short = not is_full(following, first=True)
            return not kinds.may_start(following.text) and not (short and not kinds.ends_statement(following.text))
        if not self.wrapped and kinds.may_start(following.text):
            return False
        if self.sentences or kinds.reads_on(line.text) or kinds.reads_on(following.text):
            return True
        return not following.blanks and width(following.text) < REMAINDER * width(line.text)

    def _breaks_off(self, line: Line, following: Line) -> bool:
        """A line that is not full, or whose column is not known, goes on only if its sentence does."""
        if kinds.ends_sentence(line.text):
            return False
        if kinds.breaks_off(line.text) or kinds.is_remnant(following.text):
            return True
        if kinds.may_start(following.text):
            return False
        return self.sentences and kinds.reads_on(following.text)
