"""The canonical name of a meeting: the body in its official form, then term and number, then what kind it was.

市委七届九次全会 → 中国共产党晋城市第七届委员会第九次全体会议 · 七届二次会议 → 政协第七届泽州县委员会第二次会议
"""

import re

from kg.divisions import Division, divisions
from kg.lexicon import alternatives
from kg.link.circles import Circles
from kg.link.formal import ANCHOR, LOCAL, NUMBER, compose, patterns
from kg.link.naming import Name
from kg.link.official import CENTRAL, NATIONAL, cppcc, forms, organ
from kg.link.scope import Scope
from kg.link.sessions import Parts, ally, of_ally, of_central, of_cppcc, of_jubilee, of_party, of_people, parse
from kg.tag.place_names import PlaceName
from kg.tag.symbols import symbolise

_BODY = re.compile(rf"(?:中共)?(?P<whole>全)?{ANCHOR}(?P<system>党委|委|政协(?!工作)|政府|人大|政协系统)?(?P<rest>.+)")
#: A party's committee before what met: 民盟某省委会2025年度专委会工作会议.
_OF_PARTY = re.compile(
    rf"(?P<party>{alternatives(forms('parties.tsv'))}){ANCHOR}(?:委员会|委会|委(?!员))(?P<rest>(?![（第]).+)"
)
#: A term of the committee that the text speaks of; sessions of others (人大, 中全会) follow no 委员会 or 政协.
_TERM_BEFORE = re.compile(rf"({NUMBER}|首)届(?=[\u4e00-\u9fff]{{0,10}}?(?:委员会|政协)|{NUMBER}次(?:会议|常委))")
_OTHERS_TERM = re.compile(r"(全国|自治区|[省市县区州盟旗])(?:政协)?第?\Z")
#: Meetings that are the CPPCC's own kind: with no host named they are the home committee's.
_CONSULTS = re.compile(r"“.+”.{0,6}(?:协商会|协商会议|议政会|议政会议|议政性常委会议?|议政性常委会会议)")
#: How far back a term is looked for, in characters.
REACH = 3000
#: What belongs to a session without naming it.
_PREPARES = re.compile(r"预备会议?(?:第[一二三]阶段会议)?")
_ORGAN = re.compile(r"[\u4e00-\u9fff]{2,12}?委(?!员)|办公厅|研究室")
_BODY_OF_HOST = re.compile(r"政协(.+?)委员会")
_OTHER_HOST = re.compile("(?!中共|中国共产党).")
#: What 中共某市委员会 held is 中共某市委…会议, as 市委…会议 is.
_PARTY_HOST = re.compile(rf"{CENTRAL}|(中共\S+?委)员会")
#: Hosts other than a committee of the CPPCC: a party's or organisation's committee, and one within a committee.
_ALLIED = re.compile(r"(?:中国(?!人民政治|共产)|九三|台湾).+委员会")
_COMMITTEE_OF_HOST = re.compile(r"政协.+委员会.+(?<!常务)委员会")


class Reader:
    """Reads the names of meetings at their place in a document."""

    def __init__(self, text: str, scope: Scope) -> None:
        """Names are read in ``text`` with the places and homes of ``scope``."""
        self.text, self.scope = text, scope
        self._session = ""  # the session of the CPPCC that was named last
        self._sessions: set[tuple[str, str]] = set()  # (term, number) of those named so far
        self._of_term: dict[str, str] = {}  # term → the place last named with it; empty: the country
        self._circles = Circles(text)

    def read(self, start: int, end: int, host: str = "") -> Name:
        """The canonical name of the meeting named in ``[start, end)``; ``host`` is the body that the clause names."""
        surface = "".join(self.text[start:end].split())
        inside = self.scope.between(start, end)
        local = [PlaceName(n.start - start, n.end - start, n.name, n.full) for n in inside]
        shape = symbolise(self.text[start:end], local).text
        for kind, pattern in patterns():
            match = pattern.fullmatch(shape)
            if match and not (kind == "plenum" and self._others_plenary(match, host)):
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
        return self._of_committee(shape, inside, start, surface) or self._unnumbered(surface, start, host)

    def _unnumbered(self, surface: str, start: int, host: str) -> Name:
        """A meeting whose name says no body: its host's, the session's that it prepares, or by its kind the home's."""
        home = self.scope.home_at(start)
        if not host and home and _CONSULTS.fullmatch(surface):
            host = cppcc(divisions().official(home))
        if self._session and _PREPARES.fullmatch(surface):
            return Name(self._session + surface, {})
        if party := _PARTY_HOST.fullmatch(host):
            return Name(f"{party[1] or '中央'}{surface}", {"body": host})
        return of_central(surface) or (Name(host + surface, {"body": host}) if host else Name(surface, {}))

    def _others_plenary(self, match: re.Match[str], host: str) -> bool:
        """Whether what could be the party's plenary is another's: its host's, or a CPPCC session named before."""
        if match["place"] or match["level"]:
            return False
        named = (match["term"], match["times"]) in self._sessions and match[0].endswith("全体会议")
        return bool(_OTHER_HOST.match(host)) or named

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
        if not elements and not parts.circle and (circle := self._circles.at(start)):
            parts.circles, term = circle
            parts.elements = {"term": term} if term else {}
        if parts.circle == "主席团" and self._session:
            return Name(f"{self._session}主席团第{parts.times}次会议", {"session": parts.times})
        inherits = "house" not in elements and parts.circle != "主席"
        name = of_cppcc(parts, place, parts.term or (self._term_before(start) if inherits else ""))
        if not parts.circle:
            self._session = name.name
            self._sessions.add((parts.term, parts.times))
        return name

    def _term_before(self, start: int) -> str:
        """The term that the text spoke of last."""
        home, term = self.scope.home_at(start), ""
        for match in _TERM_BEFORE.finditer(self.text, max(0, start - REACH), start):
            other = _OTHERS_TERM.search(self.text, max(0, match.start() - 6), match.start())
            if not other or (other[1] != "全国" and self.scope.level(other[1], start) == home):
                term = match[1].replace("首", "一")
        return term

    def _division(self, groups: dict[str, str | None], inside: list[PlaceName], start: int) -> Division | None:
        place, level = groups.get("place"), groups.get("level")
        if place:
            return self.scope.division(inside[: len(place)], start)
        if level == "全国" or (groups.get("house") and not level and self.scope.country_meant):
            return None
        return self.scope.level(level, start) if level else self.scope.home_at(start)

    def _formal(self, kind: str, groups: dict[str, str], inside: list[PlaceName], start: int) -> Name:
        division = self._division(dict(groups), inside, start) if kind in LOCAL else None
        return compose(kind, groups, divisions().official(division) if division else "")

    def _of_committee(self, shape: str, inside: list[PlaceName], start: int, surface: str) -> Name | None:
        """A meeting whose name begins with the committee of a democratic party; None if it does not."""
        match = _OF_PARTY.fullmatch(shape)
        division = self._division(match.groupdict(), inside, start) if match else None
        if match is None or division is None or PLACE_SYMBOLS & set(match["rest"]):
            return None
        body = f"{forms('parties.tsv')[match['party']]}{divisions().official(division)}委员会"
        return Name(body + surface[len(surface) - len(match["rest"]) :], {"body": body})

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
