"""The canonical name of a meeting: the body in its official form, then term and number, then what kind it was.

市委七届九次全会 → 中国共产党晋城市第七届委员会第九次全体会议 · 七届二次会议 → 政协第七届泽州县委员会第二次会议
"""

import re
from functools import cache

from kg.divisions import Division, divisions
from kg.link.bodies import CENTRAL, NATIONAL, Name, cppcc
from kg.link.scope import Scope
from kg.tag.bodies import LEVEL
from kg.tag.places import PlaceName
from kg.tag.symbols import PLACE, symbolise

_NUMBER = "[一二三四五六七八九十百]{1,5}"
_ANCHOR = rf"(?:(?P<place>{PLACE}{{1,4}})|(?P<level>{LEVEL}))"


_TERM = rf"第?(?P<term>{_NUMBER}|\d{{1,2}})届"
_TERM_BEHIND = _TERM.replace("<term>", "<term2>")
_TIMES = rf"第?(?P<times>{_NUMBER}|\d{{1,3}})次"
_PARTY = "(?:中国共产党|中共|党的)?"

_PLENARY = "全体会议|全体（扩大）会议|全会|全委会"

#: Kind of a formal meeting → its shapes, tried in order. Written with white space for the eye.
_SHAPES = (
    (
        "congress",
        rf"{_PARTY} (?:第?(?P<times>{_NUMBER})次全国代表大会 | (?P<short>[一二]?十?[一二三四五六七八九十])大)",
    ),
    ("central", rf"{_PARTY} {_TERM}中央委员会{_TIMES}全体会议"),
    ("central", rf"{_PARTY} {_TERM}(?P<times>{_NUMBER})中全会"),
    ("local_congress", rf"{_PARTY} (?:{_ANCHOR})? {_TIMES} (?:党代会|党代表大会|代表大会|党员代表大会)"),
    ("people", rf"(?:{_ANCHOR})? {_TERM} (?:人民代表大会|人代会|人大) (?:{_TIMES}会议)?"),
    ("people", rf"(?:{_ANCHOR})? 第?(?P<term>{_NUMBER})次 (?:人民代表大会|人代会)"),
    (
        "plenum",
        rf"{_PARTY} (?:{_ANCHOR})? 党?委? {_TERM} (?:委员会)? {_TIMES} (?:{_PLENARY}) (?P<rest>暨.+)?",
    ),
    ("first", "(?:政协|中国人民政治协商会议)第一届全体会议"),
    (
        "session",
        rf"""(?:中国人民政治协商会议|政协)? (?:{_TERM})? (?:{_ANCHOR})? (?:政协)? (?:{_TERM_BEHIND})? (?:委员会)?
        (?P<organ>常务委员会|常委会|主席)? (?:第?(?P<term3>{_NUMBER})届)? {_TIMES} (?:全体)?
        (?P<kind>会议|全会|主席会议|常委会会议|常委会议|常务委员会会议|党组会议|常委会（扩大）会议)""",
    ),
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(shape, re.VERBOSE)) for kind, shape in _SHAPES)


_BODY = re.compile(rf"(?:中共)?{_ANCHOR}(?P<system>委|政协|政府|人大|政协系统)?(?P<rest>.+)")


class Reader:
    """Reads the names of meetings at their place in a document."""

    def __init__(self, text: str, scope: Scope) -> None:
        """Names are read in ``text`` with the places and homes of ``scope``."""
        self.text, self.scope = text, scope

    def read(self, start: int, end: int, host: str = "") -> Name:
        """The canonical name of the meeting named in ``[start, end)``; ``host`` is the body that the clause names."""
        surface = "".join(self.text[start:end].split())
        inside = self.scope.between(start, end)
        local = [PlaceName(n.start - start, n.end - start, n.name, n.full) for n in inside]
        shape = symbolise(self.text[start:end], local).text
        for kind, pattern in _patterns():
            match = pattern.fullmatch(shape)
            if match:
                groups = {key: value for key, value in match.groupdict().items() if value}
                return self._formal(kind, groups, inside, start, surface)
        match = _BODY.fullmatch(shape)
        if match:
            division = self._division(match.groupdict(), inside, start)
            if division:
                return self._of_body(match, division, surface)
        return Name(host + surface, {"body": host}) if host else Name(surface, {})

    def _division(self, groups: dict[str, str | None], inside: list[PlaceName], start: int) -> Division | None:
        place, level = groups.get("place"), groups.get("level")
        if place:
            return self.scope.division(inside[: len(place)], start)
        if level == "全国":
            return None
        return self.scope.level(level, start) if level else self.scope.home_at(start)

    def _formal(self, kind: str, groups: dict[str, str], inside: list[PlaceName], start: int, surface: str) -> Name:
        term = next((groups[key] for key in ("term", "term2", "term3") if key in groups), "")
        times = groups.get("times") or groups.get("short") or ""
        about = {"term": term, "session": times}
        division = self._division(dict(groups), inside, start) if kind not in ("congress", "central", "first") else None
        place = divisions().official(division) if division else ""
        if kind == "session":
            return self._session(groups, place, term, times, surface)
        rest = groups.get("rest", "").replace("县委", f"中共{place}委")
        people = f"第{times}次会议" if times else ""
        return {
            "congress": Name(f"中国共产党第{times}次全国代表大会", {"body": "中国共产党", "session": times}),
            "central": Name(f"中国共产党第{term}届中央委员会第{times}次全体会议", about | {"body": CENTRAL}),
            "first": Name("中国人民政治协商会议第一届全体会议", {"term": "一"}),
            "local_congress": Name(f"中国共产党{place}第{times}次代表大会", {"session": times, "place": place}),
            "people": Name(f"{place}第{term}届人民代表大会{people}", about | {"body": f"{place}人民代表大会"}),
            "plenum": Name(
                f"中国共产党{place}第{term}届委员会第{times}次全体会议{rest}", about | {"body": f"中共{place}委员会"}
            ),
        }[kind]

    def _session(self, groups: dict[str, str], place: str, term: str, times: str, surface: str) -> Name:
        """A session of the CPPCC or of its standing committee or chairpersons."""
        national = groups.get("level") == "全国" or not place
        body = NATIONAL if national else cppcc(place)
        ordinal = f"第{term}届" if term else ""
        head = f"中国人民政治协商会议{ordinal}全国委员会" if national else f"政协{ordinal}{place}委员会"
        about = {"body": body, "term": term, "session": times}
        kind = groups["kind"]
        if "主席" in surface:
            return Name(f"{head}第{times}次主席会议", about)
        if groups.get("organ") in ("常务委员会", "常委会") or kind.startswith(("常委", "常务")):
            return Name(f"{head}常务委员会第{times}次会议", about)
        if "党组" in kind:
            return Name(f"{body}党组第{times}次会议", {"body": f"{body}党组", "session": times})
        return Name(f"{head}第{times}次会议", about)

    def _of_body(self, match: re.Match[str], division: Division, surface: str) -> Name:
        """A meeting that begins with its body: 市委政协工作会议 → 中共晋城市委政协工作会议."""
        place, system = divisions().official(division), match["system"] or ""
        rest = "".join(surface[len(surface) - len(match["rest"]) :])
        if PLACE_SYMBOLS & set(match["rest"]):
            return Name(surface, {"place": place})
        if system == "委":
            return Name(f"中共{place}委{rest}", {"body": f"中共{place}委员会"})
        if system == "政协":
            return Name(f"{cppcc(place)}{rest}", {"body": cppcc(place)})
        if system == "政府":
            return Name(f"{place}人民政府{rest}", {"body": f"{place}人民政府"})
        return Name(f"{place}{system}{rest}" if match["level"] else surface, {"place": place})


PLACE_SYMBOLS = {chr(code) for code in range(0xE001, 0xE008)}
