"""The text with every division name shrunk to one symbol, so that a name grammar can be a regular expression.

在沁水县政协 becomes 在Ⓒ政协 (with a private-use character for Ⓒ); offsets lead back to the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.divisions import divisions
from kg.tag.place_names import PlaceName

#: Level of a division → the symbol of its full and of its short name.
SYMBOLS = {
    ("province", True): "\ue001",
    ("province", False): "\ue002",
    ("prefecture", True): "\ue003",
    ("prefecture", False): "\ue004",
    ("county", True): "\ue005",
    ("county", False): "\ue006",
    ("township", True): "\ue007",
}
PLACE = "[\ue001-\ue007]"
FULL = "[\ue001\ue003\ue005\ue007]"


@dataclass(frozen=True, slots=True)
class Symbols:
    """The symbol string; ``starts[i]`` is the offset in the text of ``text[i]``, and one more for the end."""

    text: str
    starts: list[int]

    def find(self, pattern: re.Pattern[str], word: str = "") -> Iterator[tuple[int, int, re.Match[str]]]:
        """Matches of the pattern with their offsets in the text.

        With ``word`` only paragraphs that hold it are looked at: for a slow pattern without which it cannot match.
        """
        for start, end in self._paragraphs(word) if word else [(0, len(self.text))]:
            for match in pattern.finditer(self.text, start, end):
                yield self.starts[match.start()], self.starts[match.end()], match

    def _paragraphs(self, word: str) -> Iterator[tuple[int, int]]:
        at = self.text.find(word)
        while at >= 0:
            start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
            yield start, end if end >= 0 else len(self.text)
            at = self.text.find(word, end) if end >= 0 else -1

    def offset(self, symbol: int) -> int:
        """The offset in the text of a position in the symbol string."""
        return self.starts[symbol]

    def index(self, offset: int) -> int:
        """The position in the symbol string of an offset in the text (of the next symbol, if inside one)."""
        return bisect_left(self.starts, offset)


def symbolise(text: str, names: list[PlaceName]) -> Symbols:
    """Replace the places by their symbols."""
    table, at = divisions(), 0
    parts: list[str] = []
    starts: list[int] = []
    for found in names:
        parts.append(text[at : found.start])
        starts.extend(range(at, found.start))
        level = table.named(found.name)[0].level
        parts.append(SYMBOLS[level, found.full or level == "township"])
        starts.append(found.start)
        at = found.end
    parts.append(text[at:])
    starts.extend(range(at, len(text) + 1))
    return Symbols("".join(parts), starts)
