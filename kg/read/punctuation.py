"""Half-width punctuation beside Chinese characters → full width, one for one, so that every rule knows one comma.

Web pages print 县委,县政府 and "书香政协" with the marks of a Latin keyboard. Numbers (1,200), times (9:30), addresses
(http://…) and Latin text keep theirs.
"""

import re
from collections.abc import Iterator

from kg.model import AlignedText
from kg.patterns import searched
from kg.read.edits import Edit, apply

#: Half-width mark → the marks it can stand for.
FULL = dict(zip(",;:!?()", "，；：！？（）", strict=True)) | {"﹐": "，", "﹑": "、", "､": "、", "｡": "。"}
_BESIDE = "\u3400-\u9fff〇《》“”（）。、，；：！？"
_MARK = searched(rf"(?<=[{_BESIDE}])[,;:!?](?!//)|(?<!\d)[,;:!?](?=[{_BESIDE}])|(?<=\d)[,;!?](?=[{_BESIDE}])|[﹐﹑､｡]")
#: A bracket with Chinese in it: (扩大), (2020年7月14日), but not (app).
_BRACKETS = re.compile(r"[(](?=[^()\n]{0,80}[)])[^()\n]*[\u3400-\u9fff][^()\n]*[)]")
_CHINESE = re.compile("[\u3400-\u9fff]")


def fold_punctuation(text: AlignedText) -> AlignedText:
    """Fold the marks that stand beside Chinese, then brackets around Chinese, then the straight quotes of a line."""
    for edits in (_marks, _brackets, _quotes):
        text = apply(text, edits(text.text))
    return text


def _marks(text: str) -> Iterator[Edit]:
    for mark in _MARK.finditer(text):
        yield Edit(mark.start(), mark.end(), FULL[mark[0]])


def _brackets(text: str) -> Iterator[Edit]:
    for bracket in _BRACKETS.finditer(text):
        yield Edit(bracket.start(), bracket.start() + 1, "（")
        yield Edit(bracket.end() - 1, bracket.end(), "）")


def _quotes(text: str) -> Iterator[Edit]:
    """Straight quotes, opening and closing by turns, where a line with Chinese has an even number of them."""
    at = 0
    for line in text.split("\n"):
        found = [mark.start() for mark in re.finditer('"', line)]
        if found and len(found) % 2 == 0 and _CHINESE.search(line):
            for number, mark in enumerate(found):
                yield Edit(at + mark, at + mark + 1, "“”"[number % 2])
        at += len(line) + 1
