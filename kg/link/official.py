"""Official forms: of organs, committees and units of a place, by the tables of the lexicon."""

import re
from functools import cache

from kg.divisions import Division
from kg.lexicon import alternatives, table

_LEXICON = "kg.tag.lexicon"

NATIONAL = "中国人民政治协商会议全国委员会"
CENTRAL = "中国共产党中央委员会"

#: How the names of the democratic parties begin, and the committee of one in a place, as regular expressions.
ALLY = r"(?:中国(?:国民党革命|民主同盟|民主建国|民主促进|农工民主|致公)|九三学社|台湾民主自治同盟)"
ALLIED = rf"{ALLY}[^第]+?委员会"


@cache
def forms(file: str) -> dict[str, str]:
    """Form in text → official form, of one file of the lexicon."""
    key = "subject" if file == "special.tsv" else "form"
    return {row[key]: row["official"] for row in table(_LEXICON, file)}


def organ(form: str) -> str:
    """The official form of an organ of a CPPCC committee: 提案委 → 提案委员会, 常委会 → 常务委员会."""
    known = forms("organs.tsv")
    if form in known:
        return known[form]
    match = re.fullmatch(r"(.+?)(委员会|委|办公室|工作室|室|办)(.*)", form)
    if match:
        head = {"委": "委员会", "办": "办公室"}.get(match[2], match[2])
        return forms("special.tsv").get(match[1], match[1]) + head + match[3]
    return {"办": "办公室", "工委": "工作委员会"}.get(form, form)


@cache
def _organ_alone() -> re.Pattern[str]:
    subjects = alternatives(forms("special.tsv"))
    return re.compile(rf"(?:{subjects})(?:委员会|委|办公室|室|办)(?:办公室)?|{alternatives(forms('organs.tsv'))}")


def is_organ(surface: str) -> bool:
    """Whether a name is that of an organ by itself: 提案委员会, 办公厅."""
    return bool(_organ_alone().fullmatch(surface))


def committee(place: str, division: Division | None) -> str:
    """The committee of the CPPCC of a place, or of the country."""
    if division and division.level == "township":  # a town has no committee, only a liaison group
        return f"{place}政协"
    return NATIONAL if place == "全国" else cppcc(place)


#: Committees of the party other than a place's own, by what stands after the place.
UNLISTED = {
    "县委": "县委员会",
    "市委": "市委员会",
    "区委": "区委员会",
    "旗委": "旗委员会",
    "地委": "地区委员会",
    "特委": "特别委员会",
    "工委": "工作委员会",
    "省工委": "省工作委员会",
}


def party(place: str, unit: str) -> str:
    """The committee of the party that stands behind a place as 委, 地委, 工委 …"""
    if place == "全国":
        return CENTRAL
    if unit == "地委":
        return f"中共{place.removesuffix('市').removesuffix('地区')}地区委员会"
    return f"中共{place}{UNLISTED.get(unit, '委员会')}"


@cache
def _discipline() -> frozenset[str]:
    return frozenset(row["form"] for row in table(_LEXICON, "units.tsv") if row["kind"] == "discipline")


#: Units for a region, which is called by its short name: 柳州|军分区, 珲春|海关.
REGIONAL = re.compile(r"军分区|海关|铁路局|监狱|[银证保]{1,2}监分?局")

#: The courts of provinces and of prefectures.
_COURTS = {"province": "高级人民法院", "prefecture": "中级人民法院"}


def unit(place: str, form: str, division: Division | None) -> str:
    """A unit of a place; some of them belong to the party or the league."""
    if form in ("法院", "人民法院") and division and division.level in _COURTS:
        return place + _COURTS[division.level]
    if division and REGIONAL.fullmatch(form):
        return division.short + form
    if form in ("直机关工委", "直机关党工委", "直属机关工委"):
        return f"中共{place}直属机关工作委员会"
    if form in forms("party_organs.tsv") and form not in forms("units.tsv"):
        return f"中共{place}委员会{forms('party_organs.tsv')[form]}"
    prefix = "中国共产主义青年团" if form == "团委" else "中共" if form in _discipline() else ""
    return f"{prefix}{place}{forms('units.tsv').get(form, form)}"


def cppcc(place: str) -> str:
    """The CPPCC committee of a place by its official name."""
    return f"政协{place}委员会"
