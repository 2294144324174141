"""Administrative divisions of China: 44,000 names with code, level and parent, those of today and those of before.

Today's are in ontology/divisions.tsv (codes of 2023), those that GB/T 2260 had between 2002 and 2016 and that are no
more in ontology/former_divisions.tsv. Before that most cities were counties or prefectures of the same name (宣城县,
宣城地区): such a name is known too, without a code of its own.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

#: From the country down; a name's level tells which short forms it has and who can be its parent.
LEVELS = ("province", "prefecture", "county", "township")

#: What `related` says of two divisions of which one holds the other.
_HOLDS = 3

_ETHNIC = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|裕固|保安|独龙|鄂伦春|赫哲|门巴|珞巴|鄂温克|各"
)
_TYPE = re.compile(
    rf"(?:(?:{_ETHNIC})族|(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)(?=自治))*"
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|地区|盟|林区|特区|新区|县|旗|区|街道办事处|街道|镇|乡|苏木)$"
)
_NAMED_REGIONS = {
    "新疆维吾尔自治区": "新疆",
    "内蒙古自治区": "内蒙古",
    "宁夏回族自治区": "宁夏",
    "广西壮族自治区": "广西",
}
#: Banners are called by their first character and their side: 科尔沁右翼前旗 is 科右前旗, 阿拉善左旗 is 阿左旗.
_BANNER = re.compile(r"(.).+?(?:([左右])翼)?([前中后左右]旗)")
#: Short forms that follow no rule.
_CUSTOMARY = {
    "达尔罕茂明安联合旗": "达茂旗",
    "东乌珠穆沁旗": "东乌旗",
    "西乌珠穆沁旗": "西乌旗",
    "喀喇沁左翼蒙古族自治县": "喀左县",
    "前郭尔罗斯蒙古族自治县": "前郭县",
    "莫力达瓦达斡尔族自治旗": "莫旗",
    "锡林郭勒盟": "锡盟",
    "阿拉善盟": "阿盟",
    "巴音郭楞蒙古自治州": "巴州",
    "博尔塔拉蒙古自治州": "博州",
    "克孜勒苏柯尔克孜自治州": "克州",
}
#: Provinces of the first years of the People's Republic, gone before the codes began.
_FORMER_PROVINCES = "平原 察哈尔 绥远 热河 西康 松江 合江 嫩江 辽东 辽西 辽北 安东"


class Division(NamedTuple):  # 47,000 are made at every start: a dataclass takes three times as long
    """One division: key, full name, level (one of LEVELS), key of its parent ("" for a province).

    ``until`` is "" for a division of today, the year of the last edition of the codes that has it, or "?" when that was
    before the editions.
    """

    key: str
    name: str
    level: str
    parent: str
    until: str = ""

    @property
    def code(self) -> str:
        """The code in the style of GB/T 2260, "" where it is not known."""
        return "" if self.until == "?" else self.key.partition("@")[0]

    @property
    def short(self) -> str:
        """The name without its type word (沁水县 → 沁水, 凉山彝族自治州 → 凉山), if two characters are left."""
        if self.name in _NAMED_REGIONS:
            return _NAMED_REGIONS[self.name]
        short = _TYPE.sub("", self.name)
        return short if len(short) >= 2 else self.name

    @property
    def other_shorts(self) -> list[str]:
        """What else it is called in short: 凉山州, 紫云自治县 and 紫云县, 科右前旗, 巴州."""
        found = [_CUSTOMARY[self.name]] if self.name in _CUSTOMARY else []
        autonomous = re.search("自治[州县旗]$", self.name)
        if autonomous:
            return [*found, self.short + self.name[-1], self.short + autonomous[0]]
        banner = _BANNER.fullmatch(self.name)
        return [*found, "".join(part for part in banner.groups() if part)] if banner else found


class Divisions:
    """The table, looked up by code, by full name and by short name."""

    def __init__(self, rows: Iterator[Division]) -> None:
        """Index the rows."""
        self.by_key: dict[str, Division] = {}
        self.by_name: dict[str, list[Division]] = {}
        self.by_short: dict[str, list[Division]] = {}
        for row in rows:
            self.by_key[row.key] = row
            self.by_name.setdefault(row.name, []).append(row)
            if row.level == "township" or row.until == "?" or (row.until and row.short in self.by_short):
                continue  # a short name means the division of today
            if row.short != row.name:
                self.by_short.setdefault(row.short, []).append(row)
                for other in row.other_shorts:
                    self.by_short.setdefault(other, []).append(row)
        self._named: dict[str, list[Division]] = {}

    def named(self, name: str) -> list[Division]:
        """All divisions with this full or short name, higher levels first."""
        if name not in self.by_name and name not in self.by_short:
            return []
        if name not in self._named:  # sorted once: a text asks for the same names again and again
            found = self.by_name.get(name) or self.by_short[name]
            self._named[name] = sorted(found, key=lambda division: (LEVELS.index(division.level), division.key))
        return self._named[name]

    def ancestors(self, division: Division) -> list[Division]:
        """The division itself, then its parent, up to the province."""
        chain = [division]
        while chain[-1].parent:
            chain.append(self.by_key[chain[-1].parent])
        return chain

    def related(self, one: Division, other: Division) -> int:
        """How close two divisions are: 3 one is or holds the other, 2 same prefecture, 1 same province, 0 no tie."""
        ones, others = self.ancestors(one), self.ancestors(other)
        if one in others or other in ones:
            return _HOLDS
        shared = [division for division in ones if division in others]
        return 1 + LEVELS.index(shared[0].level) if shared else 0

    def belong(self, one: str, other: str) -> bool:
        """Whether a division of the one name may hold one of the other: 贵州 and 遵义, but not 广东 and 海南."""
        return any(self.related(here, there) == _HOLDS for here in self.named(one) for there in self.named(other))

    def nested(self, one: str, other: str) -> bool:
        """Whether one of two places, by official name, is the other or holds it, as far as the table knows both."""
        return one == other or any(
            self.related(here, there) == _HOLDS for here in self.called(one) for there in self.called(other)
        )

    def called(self, official: str) -> list[Division]:
        """The divisions with this official name: 晋城市城区, 泽州县."""
        ends = (official[start:] for start in range(len(official)))
        return [row for end in ends for row in self.by_name.get(end, ()) if self.official(row) == official]

    def county(self, official: str) -> str:
        """The county of a township, both by official name; any other place is its own."""
        rows = self.called(official)
        if rows and all(row.level == "township" for row in rows):
            return self.official(self.by_key[rows[0].parent])
        return official

    def official(self, division: Division) -> str:
        """The name a reader knows it by: 晋城市城区 with its city, 阳城县润城镇 with its county."""
        above = self.by_key.get(division.parent)
        if above and (division.level == "township" or (division.level == "county" and division.name.endswith("区"))):
            return self.official(above) + division.name
        return division.name

    def nearest(self, name: str, home: Division | None) -> Division | None:
        """Which division a name means in a document whose home is ``home``: the closest, then the highest."""
        found = self.named(name)
        if not found:
            return None
        if home is None:
            return found[0]
        return max(found, key=lambda division: (self.related(division, home), -LEVELS.index(division.level)))


@cache
def divisions() -> Divisions:
    """The tables shipped with the package, read once."""
    today = [Division(*row) for row in _rows("divisions.tsv")]
    former = [
        Division(f"{code}@{until}", name, level, parent, until)
        for code, name, level, parent, until in _rows("former_divisions.tsv")
    ]
    known = {division.name for division in (*today, *former)}
    return Divisions(iter((*today, *former, *_earlier(today, known))))


def _rows(file: str) -> Iterator[list[str]]:
    text = files("kg.ontology").joinpath(file).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines()[1:])


def _earlier(today: list[Division], known: set[str]) -> Iterator[Division]:
    """What there was before there were editions: 平原省, and what cities of today were (宣城县, 宣城地区)."""
    for province in _FORMER_PROVINCES.split():
        yield Division(f"{province}@省", f"{province}省", "province", "", "?")
    for division in today:
        if division.level == "township" or division.name[-1] not in "市区" or division.short == division.name:
            continue
        above = division.parent
        former = {
            "prefecture": [("县", "county", division.key), ("地区", "prefecture", above)],
            "county": [("县", "county", above)],
        }
        for kind, level, parent in former.get(division.level, ()):
            name = division.short + kind
            if name not in known:
                known.add(name)
                yield Division(f"{division.key}@{kind}", name, level, parent, "?")
