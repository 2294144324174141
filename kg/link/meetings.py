"""The canonical name of a meeting: the body in its official form, then term and number, then what kind it was.

市委七届九次全会 → 中国共产党晋城市第七届委员会第九次全体会议 · 七届二次会议 → 政协第七届泽州县委员会第二次会议
"""

import re
from functools import cache

from kg.divisions import Division, divisions
from kg.link.bodies import Name
from kg.link.official import CENTRAL, NATIONAL, cppcc, organ
from kg.link.scope import Scope
from kg.link.sessions import Parts, ally, of_ally, of_central, of_cppcc, of_jubilee, of_party, of_people, parse
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
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(shape, re.VERBOSE)) for kind, shape in _SHAPES)


_BODY = re.compile(rf"(?:中共)?(?P<whole>全)?{_ANCHOR}(?P<system>党委|委|政协(?!工作)|政府|人大|政协系统)?(?P<rest>.+)")
#: A term of the committee that the text speaks of; sessions of others (人大, 中全会) follow no 委员会 or 政协.
_TERM_BEFORE = re.compile(rf"({_NUMBER}|首)届(?=[\u4e00-\u9fff]{{0,10}}?(?:委员会|政协)|{_NUMBER}次(?:会议|常委))")
#: Meetings that are the CPPCC's own kind: with no host named they are the home committee's.
_CONSULTS = re.compile(r"“.+”.{0,6}(?:协商会|协商会议|议政会|议政会议|议政性常委会议?|议政性常委会会议)")
#: How far back a term is looked for, in characters.
REACH = 3000
_ORGAN = re.compile(r"[\u4e00-\u9fff]{2,12}?委(?!员)|办公厅|研究室")
_BODY_OF_HOST = re.compile(r"政协(.+?)委员会")
_OTHER_HOST = re.compile("(?!中共|中国共产党).")
#: Hosts other than a committee of the CPPCC: a party's or organisation's committee, and one within a committee.
_ALLIED = re.compile(r"(?:中国(?!人民政治|共产)|九三|台湾).+委员会")
_COMMITTEE_OF_HOST = re.compile(r"政协.+委员会.+(?<!常务)委员会")


class Reader:
    """Reads the names of meetings at their place in a document."""

    def __init__(self, text: str, scope: Scope) -> None:
        """Names are read in ``text`` with the places and homes of ``scope``."""
        self.text, self.scope = text, scope
        self._session = ""  # the session of the CPPCC that was named last
        self._of_term: dict[str, str] = {}  # term → the place last named with it; empty: the country

    def read(self, start: int, end: int, host: str = "") -> Name:
        """The canonical name of the meeting named in ``[start, end)``; ``host`` is the body that the clause names."""
        surface = "".join(self.text[start:end].split())
        inside = self.scope.between(start, end)
        local = [PlaceName(n.start - start, n.end - start, n.name, n.full) for n in inside]
        shape = symbolise(self.text[start:end], local).text
        for kind, pattern in _patterns():
            match = pattern.fullmatch(shape)
            if match and not (kind == "plenum" and _OTHER_HOST.match(host) and not (match["place"] or match["level"])):
                groups = {key: value for key, value in match.groupdict().items() if value}
                return self._formal(kind, groups, inside, start)
        if jubilee := of_jubilee(surface):
            return jubilee
        parts = parse(shape)
        if parts and _COMMITTEE_OF_HOST.fullmatch(host) and not {"place", "level", "house"} & set(parts.elements):
            return Name(host + surface, {"body": host})
        if parts:
            return self._numbered(parts, inside, start, host, surface)
        match = _BODY.fullmatch(shape)
        if match:
            division = self._division(match.groupdict(), inside, start)
            if division or match["level"] == "全国":
                return self._of_body(match, division, surface)
        home = self.scope.home_at(start)
        if not host and home and _CONSULTS.fullmatch(surface):
            host = cppcc(divisions().official(home))
        return of_central(surface) or (Name(host + surface, {"body": host}) if host else Name(surface, {}))

    def _numbered(self, parts: Parts, inside: list[PlaceName], start: int, host: str, surface: str) -> Name:
        """A meeting of known elements; what the name leaves out is its host's, else the home's."""
        elements = parts.elements
        if not elements and parts.kind.startswith("全体") and self._session:
            return Name(f"{self._session}第{parts.times}次全体会议", {"session": parts.times})
        named = "place" in elements or "level" in elements
        division = self._division(dict(elements), inside, start)
        place = divisions().official(division) if division else ""
        own = host if not named and "house" not in elements else ""
        if ally(parts) or _ALLIED.fullmatch(own):
            return of_ally(parts, ally(parts) + place * named or own.removesuffix("委员会"))
        committee = _BODY_OF_HOST.fullmatch(host)
        place = committee[1] if committee and not named else place
        if "people" in elements:
            return of_people(parts, place)
        if party := of_party(parts, place):
            return party
        unknown = "level" in elements and not place and elements["level"] != "全国"
        if unknown or "代表" in parts.kind or "government" in elements:
            return Name(("" if named else place) + surface.replace("首届", "第一届"), {"place": place})
        if named:
            self._of_term[parts.term] = place
        elif not host:
            place = self._of_term.get(parts.term, place)
        return self._of_cppcc(parts, place, start)

    def _of_cppcc(self, parts: Parts, place: str, start: int) -> Name:
        elements = parts.elements
        if "house" not in elements and elements.get("committee") in ("委", "党委") and place:
            whole = f"中共{place}委员会常务委员会第{parts.times}次会议"
            return Name(whole, {"body": f"中共{place}委员会", "session": parts.times})
        inherits = "house" not in elements and parts.circle != "主席"
        name = of_cppcc(parts, place, parts.term or (self._term_before(start) if inherits else ""))
        if not parts.circle:
            self._session = name.name
        return name

    def _term_before(self, start: int) -> str:
        """The term that the text spoke of last."""
        terms = _TERM_BEFORE.findall(self.text, max(0, start - REACH), start)
        return terms[-1].replace("首", "一") if terms else ""

    def _division(self, groups: dict[str, str | None], inside: list[PlaceName], start: int) -> Division | None:
        place, level = groups.get("place"), groups.get("level")
        if place:
            return self.scope.division(inside[: len(place)], start)
        if level == "全国":
            return None
        return self.scope.level(level, start) if level else self.scope.home_at(start)

    def _formal(self, kind: str, groups: dict[str, str], inside: list[PlaceName], start: int) -> Name:
        term = next((groups[key] for key in ("term", "term2", "term3") if key in groups), "")
        times = groups.get("times") or groups.get("short") or ""
        about = {"term": term, "session": times}
        division = self._division(dict(groups), inside, start) if kind not in ("congress", "central", "first") else None
        place = divisions().official(division) if division else ""
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

    def _of_body(self, match: re.Match[str], division: Division | None, surface: str) -> Name:
        """A meeting that begins with its body or level: 市委政协工作会议 → 中共晋城市委政协工作会议."""
        place, system = divisions().official(division) if division else "", match["system"] or ""
        rest = surface[len(surface) - len(match["rest"]) :]
        if PLACE_SYMBOLS & set(match["rest"]):
            return Name(surface, {"place": place})
        if match["whole"]:
            return Name(f"{place}{system}{rest}", {"place": place})
        of_organ = _ORGAN.match(rest)
        if of_organ:
            rest = organ(of_organ[0]) + rest[of_organ.end() :]
        if system == "政协" and (place or of_organ):
            body = cppcc(place) if place else NATIONAL
            return Name(f"{body}{rest}", {"body": body})
        if system in ("委", "党委") and place:
            rest = re.sub("^(?:常委会(?!议)|常务委员会|常委(?=会议))", "员会常务委员会", rest)
            return Name(f"中共{place}委{rest}", {"body": f"中共{place}委员会"})
        if system == "政府":
            return Name(f"{place}人民政府{rest}", {"body": f"{place}人民政府"})
        return Name(f"{place}{system}{rest}" if match["level"] and place else surface, {"place": place})


PLACE_SYMBOLS = {chr(code) for code in range(0xE001, 0xE008)}
