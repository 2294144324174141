"""The canonical name of a body: its parts as the grammar reads them, each in its official form, in official order."""

import re
from collections.abc import Mapping

from kg.divisions import Division, divisions
from kg.lexicon import table
from kg.link import unread
from kg.link.naming import Name, about_place
from kg.link.official import UNLISTED, committee, cppcc, forms, is_organ, organ, party, unit
from kg.link.scope import Scope
from kg.tag.body_grammar import patterns
from kg.tag.national_bodies import national
from kg.tag.place_names import PlaceName
from kg.tag.symbols import PLACE, symbolise

_LEXICON = "kg.tag.lexicon"


#: A group that a commission for discipline has in another body: 市纪委派驻市政协纪检组.
_POSTED = re.compile(
    r"(?P<sender>\S+?(?:纪检委|纪委监委|纪委|监委))派?驻(?P<host>(?!纪检)\S+?)(?P<group>纪检监察组|纪检组|监察组)"
)
#: A body of a place that no gazetteer has: 沅阳县|委, 沅阳县|政协.
_UNLISTED_BODY = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,5}[县市区旗州盟])(?P<unit>委|政协|政府|人民政府|人大|人大常委会|纪委)"
)
#: A committee that only the party which has it can be asked for: “三农”委员会.
_OWN_COMMITTEE = re.compile("(?![省市县区州盟旗全]|.*政协)[\u4e00-\u9fff“”]{2,10}委员会")
_KINDS = {"委": "party", "政协": "cppcc"} | dict.fromkeys(("政府", "人民政府", "人大", "人大常委会", "纪委"), "unit")


class Reader:
    """Reads the names of bodies at their place in a document."""

    def __init__(self, text: str, scope: Scope) -> None:
        """Names are read in ``text`` with the places and homes of ``scope``."""
        self.text, self.scope = text, scope

    def read(self, start: int, end: int, near: str = "") -> Name:
        """The canonical name of the body named in ``[start, end)``; as printed where the grammar cannot read it.

        ``near`` is the body that the sentence named last, else the party whose page it is: an organ by itself is its.
        """
        inside = self.scope.between(start, end)
        surface = "".join(self.text[start:end].split())
        others = near and not near.startswith(("政协", "中国人民政治协商会议"))
        if near and not inside and (is_organ(surface) or (others and _OWN_COMMITTEE.fullmatch(surface))):
            return _with_organ(near, organ(surface), {})
        if surface == "行署":
            division = self.scope.level("盟", start) or self.scope.level("地区", start)
            return Name(f"{divisions().official(division) if division else ''}行政公署", about_place(division))
        posted = _POSTED.fullmatch(self.text, start, end)
        if posted:
            sender, host = (self.read(*posted.span(group)).name for group in ("sender", "host"))
            return Name(f"{sender}派驻{host}{posted['group']}", {"parent": sender})
        local = [PlaceName(n.start - start, n.end - start, n.name, n.full) for n in inside]
        shape = symbolise(self.text[start:end], local)
        whole = national().fullmatch(surface)
        if whole:
            return self._national(whole)
        for rule, pattern in patterns():
            match = pattern.fullmatch(shape.text)
            if not match:
                continue
            groups = {key: value for key, value in match.groupdict().items() if value}
            place = self._place(inside, start, groups)
            if place is None:
                continue
            composed = self._compose(rule.split(".")[1].removesuffix("_short"), groups, *place)
            if composed:
                return composed
        return self._open(surface, inside, start)

    def _place(self, inside: list[PlaceName], start: int, groups: dict[str, str]) -> tuple[str, Division | None] | None:
        """The official name of the place in a match: printed, or meant by a level word or by nothing at all."""
        if "place" in groups:
            count = len(re.findall(PLACE, groups["place"]))
            division = self.scope.division(inside[:count], start)
            if division is None:
                return None
            extra = re.sub(PLACE, "", groups["place"])
            return divisions().official(division) + extra, division
        word = groups.get("level")
        if word in ("全国", "中央"):
            return "全国", None
        if not word and (self.scope.national or (self.scope.country_meant and self.text.startswith("政协", start))):
            return "全国", None
        division = self.scope.level(word, start) if word else self.scope.home_at(start)
        return (divisions().official(division), division) if division else None

    def _national(self, match: re.Match[str]) -> Name:
        base = next(row["official"] for row in table(_LEXICON, "national.tsv") if row["form"] == match["body"])
        about = {"level": "全国"}
        if match["organ"]:
            about["parent"] = base
            base += organ(match["organ"])
        if match["term"]:
            about["term"] = match["term"]
        return Name(base, about)

    def _compose(self, kind: str, groups: dict[str, str], place: str, division: Division | None) -> Name | None:
        """One canonical name from the groups of the grammar."""
        about = about_place(division)
        term = groups.get("term") or groups.get("term2") or groups.get("term3")
        if term:
            about["term"] = term
        if kind.startswith("democratic"):
            return self._democratic(groups | {"branch": "委"} if kind == "democratic_of" else groups, place, about)
        form = groups.get("organ") or groups.get("organ2") or ""
        base, official = place, form
        if kind.startswith("cppcc") or kind == "special":
            base, official = committee(place, division), organ(form) if form else ""
            if kind == "cppcc_prefixed" and official.endswith("工作委员会"):
                base = f"政协{place}"  # a district that has no committee has a working one
        elif kind == "league":
            base = f"中国共产主义青年团{place}委员会"
        elif kind.startswith("party"):
            base, official = party(place, groups["unit"]), forms("party_organs.tsv").get(form, organ(form))
        elif kind == "unlisted":
            base = f"中共{groups['named']}{UNLISTED.get(groups['unit'], groups['unit'])}"
            official = {"军委": "军事委员会"}.get(form, form)
        elif kind == "congress":
            base, official = f"{place}{forms('units.tsv')[groups['unit']]}", organ(form)
        elif kind in ("unit", "office", "bare"):
            base = unit(place, groups["unit"], division)
        else:
            return None
        return _with_organ(base, official, about)

    def _democratic(self, groups: Mapping[str, str], place: str, about: dict[str, str]) -> Name:
        party = (forms("parties_inner.tsv") | forms("parties.tsv"))[groups["party"]]
        branch = groups.get("branch") or groups.get("branch2", "")
        if not branch:
            return Name(party, {})
        if branch.startswith("中央"):
            return _with_organ(f"{party}中央委员会", groups.get("organ", ""), {"parent": party})
        official = {
            "委": "委员会",
            "委会": "委员会",
            "工委": "工作委员会",
            "总支": "总支部委员会",
            "筹委会": "筹备委员会",
        }
        if groups.get("founding"):
            return Name(f"{party}{place}{branch}筹备委员会", about | {"parent": party})
        base = f"{party}{place}{official.get(branch, branch)}"
        return _with_organ(base, groups.get("organ", ""), about | {"parent": party})

    def _open(self, surface: str, inside: list[PlaceName], start: int) -> Name:
        """A name the grammar does not hold, as far as its place or its body tell."""
        unlisted = _UNLISTED_BODY.fullmatch(surface)
        if unlisted and not inside:
            composed = self._compose(_KINDS[unlisted["unit"]], unlisted.groupdict(), unlisted["place"], None)
            return composed or Name(surface, {})
        if is_organ(surface) and (home := self.scope.home_at(start)):
            return _with_organ(cppcc(divisions().official(home)), organ(surface), about_place(home))
        return self._committee(surface, inside, start) or unread.name(surface, inside, start, self.scope)

    def _committee(self, surface: str, inside: list[PlaceName], start: int) -> Name | None:
        """A committee of the CPPCC or an organ of it that the grammar does not tag: 十届政协, 市政协合作专班."""
        named = [name for name in inside if name.start == start]
        match = unread.CPPCC.fullmatch(surface[len(named[0].name) :] if named else surface)
        if match is None or len(inside) > len(named):
            return None
        groups = {key: value for key, value in match.groupdict().items() if value}
        place = self._place(named, start, groups | {"place": "\ue001"} if named else groups)
        return self._compose("cppcc", groups, *place) if place else None


def _with_organ(base: str, form: str, about: dict[str, str]) -> Name:
    return Name(base + form, about | {"parent": base}) if form else Name(base, about)
