"""Whose town a text speaks of: what 县 in 县政协 and 市 in 市委 stand for at a position.

The document has a home (its masthead, title, own body); an article with a byline (高平市委书记 胡晓刚) has the home of
its author; and a level that the home does not have means the last division of that level named before.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from kg.divisions import Division, divisions
from kg.link import provinces
from kg.model import Document, Mention
from kg.tag.home import is_guest, names_national_committee, speaks_for_country
from kg.tag.place_names import PlaceName
from kg.tag.places import find_places

#: A byline is a short line of its own near the head of its article.
BYLINE_LENGTH, HEAD_LINES = 40, 6

#: A body so near the beginning of a paragraph opens it, behind a date or the head of a dispatch.
OPENER = 24
_LEAD = re.compile(
    r"(?:[\d年月日号至上下午近前今昨天一，,、.．\s—－-]|★|●|■|本报讯|[（(][^（()）]*[)）])*(?:中共|中国共产党|民[革盟建进]|农工党|致公党|九三学社|台盟)?\Z"
)
_OPENS = re.compile("政协|委(?!员)|委员会|党委|人民政府|政府|人大")

#: Whom a province sends, by its one character: 驻鄂全国政协委员.
_DELEGATION = re.compile(f"[驻住在]([{provinces.CHARACTERS}])(?=全国政协)")

#: A text about a life, and a paragraph of it about offices.
_CAREER = re.compile(r"出生|生于|\d月生|毕业|参加工作|历任|履新|简历")
_SERVED = re.compile(r"[兼历接升调转改]任|担任|[，后起月]任|当选|出任|任(?=[省市县区]委)|主政|履新")

#: What is said of those who receive others, and of where these go.
_ALONG = re.compile(r"[^。；\n]{0,80}?(?:陪同|迎接)(?:调研|考察|视察|参观|[。，])")
_VISITS = re.compile(r"[来赴到]\Z")

#: A committee of the CPPCC of a division, by its level.
_LOCAL_COMMITTEE = re.compile("(?:自治区|[省市县区州盟旗])政协")

#: Level words that official names spell otherwise.
_ENDINGS = {"州": ("州",), "区": ("区",), "街道": ("街道", "街道办事处"), "全国": (), "中央": ()}


class Scope:
    """Answers what a level word means at an offset of the clean text."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        """Find the document's home and those of its signed articles."""
        self.home, self.names = find_places(document.text)
        #: Whether the country is the home of what has no other.
        self.national = self.home is None and speaks_for_country(document.text, self.names)
        if self.home is None and not self.national:
            self.home, _ = find_places(document.name)  # 竹溪县政协2024年述职.txt
        self._text = document.text
        self._starts = [name.start for name in self.names]
        self._paragraphs = self._openers(document.text)
        self._articles = self._signed(document, mentions)

    def _signed(self, document: Document, mentions: Sequence[Mention]) -> list[tuple[int, int, Division]]:
        """(start, end, home) of the articles whose byline names a place of its own."""
        found = []
        for section in document.sections:
            if section.level != 1:
                continue
            for start, line in _lines(document.text, section.start, min(section.end, section.start + 400))[:HEAD_LINES]:
                inside = [m for m in mentions if start <= m.start < start + len(line)]
                kinds = {m.label for m in inside}
                if len(line) > BYLINE_LENGTH or "PERSON" not in kinds or "ORG" not in kinds or line[-1] in "。；：":
                    continue
                body = next(m for m in inside if m.label == "ORG")
                division = self.division(self.between(body.start, body.end))
                if division is not None:
                    found.append((section.start, section.end, division))
                break
        return found

    @cached_property
    def country_meant(self) -> bool:
        """Whether 政协 without a place is the country's: its committee is named, and no local one is."""
        text = self._text
        local = _LOCAL_COMMITTEE.search(text) or any(
            text.startswith("政协", name.end) or text.endswith("政协", 0, name.start) for name in self.names
        )
        return not local and names_national_committee(text)

    def between(self, start: int, end: int) -> list[PlaceName]:
        """The names of divisions inside a span."""
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [name for name in self.names[low:high] if name.end <= end]

    def home_at(self, offset: int) -> Division | None:
        """The home of the article that holds the offset, else of the document."""
        return next((home for start, end, home in self._articles if start <= offset < end), self.home)

    def division(self, names: Sequence[PlaceName], offset: int | None = None) -> Division | None:
        """The division that a chain of names means: each inside the one before it if it can be."""
        home = self.home if offset is None else self.home_at(offset)
        above: Division | None = None
        for name in names:
            own = home is not None and above is None and name.name == home.short  # 祁阳 in 祁阳县's document of old
            found = home if own else divisions().nearest(name.name, above or home)
            if found is None:
                return above
            above = found
        return above

    def _openers(self, text: str) -> list[tuple[int, int, Division]]:
        """(start, end, division) of the paragraphs that open with the body of a place: 11月28日，西安市政协召开….

        A paragraph that names the home too speaks of the home (福州市委常委、福清市委书记…), and so does one where
        people come to us or go to others.
        """
        found = []
        for start, line in _lines(text, 0, len(text)):
            named = [divisions().nearest(name.name, self.home) for name in self.between(start, start + len(line))]
            if self.home in named:
                continue
            for name in self.between(start, start + OPENER):
                division = divisions().nearest(name.name, self.home)
                lead = _LEAD.match(text, start, name.start)
                if lead and division and _OPENS.match(text, name.end) and not is_guest(text, name):
                    found.append((start, start + len(line), division))
                    break
        return found

    def _opener(self, word: str, offset: int) -> Division | None:
        """The place whose body opens the paragraph, if it is of the level that a word means."""
        at = bisect_right(self._paragraphs, offset, key=lambda paragraph: paragraph[0]) - 1
        if at < 0 or offset >= self._paragraphs[at][1]:
            return None
        division = self._paragraphs[at][2]
        return division if division.name.endswith(_ENDINGS.get(word, (word,)) or "-") else None

    def level(self, word: str, offset: int) -> Division | None:
        """What a level word (省 市 县 区 州 盟 旗 镇 乡) means at an offset; None if nothing in the text tells."""
        opener = self._opener(word, offset)
        if opener:
            return opener
        home = self.home_at(offset)
        endings = _ENDINGS.get(word, (word,))
        if told := self._career(endings, offset) or self._host(endings, offset):
            return told
        if home and endings:
            for division in divisions().ancestors(home):
                if division.name.endswith(endings):
                    return division
        delegation = self._delegation()
        if delegation and delegation.name.endswith(endings or "-"):
            return delegation
        named = self.names[: bisect_right(self._starts, offset)]
        return self._last(named, endings, home) if endings else None

    def _last(self, names: Sequence[PlaceName], endings: tuple[str, ...], home: Division | None) -> Division | None:
        """The division of a level that was named last, itself or by a place in it."""
        for name in reversed(names):
            nearest = divisions().nearest(name.name, home)
            for above in divisions().ancestors(nearest) if nearest else ():
                if above.name.endswith(endings):
                    return above
        return None

    def _host(self, endings: tuple[str, ...], offset: int) -> Division | None:
        """Whose people received the home's, in a sentence after the journey's own: 来安康市考察。市政协主席…陪同."""
        home = self.home_at(offset)
        if home is None or not home.name.endswith(endings or "-") or not _ALONG.match(self._text, offset):
            return None
        line = self._text.rfind("\n", 0, offset) + 1
        for name in reversed(self.names[bisect_right(self._starts, line - 1) : bisect_right(self._starts, offset)]):
            host = divisions().nearest(name.name, home)
            told = (
                _VISITS.search(self._text, max(0, name.start - 2), name.start) and "。" in self._text[name.end : offset]
            )
            if host and host.level == home.level and told:
                return host
        return None

    def _career(self, endings: tuple[str, ...], offset: int) -> Division | None:
        """Where the person of a paragraph about a life served last before a position: 云南省副省长，并任省委常委."""
        line = self._text.rfind("\n", 0, offset) + 1
        if not (endings and _SERVED.search(self._text, line, offset) and _CAREER.search(self._text)):
            return None
        named = self.names[bisect_right(self._starts, line - 1) : bisect_right(self._starts, offset)]
        return self._last(named, endings, self.home_at(offset))

    def _delegation(self) -> Division | None:
        """The province whose members of the national committee a text speaks of: 驻鄂全国政协委员."""
        of = _DELEGATION.search(self._text)
        return provinces.called(of[1]) if of else None


def _lines(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """(offset, line) of the lines that begin in a stretch of text, empty ones left out."""
    lines, at = [], start
    for line in text[start:end].split("\n"):
        if line:
            lines.append((at, line))
        at += len(line) + 1
    return lines
