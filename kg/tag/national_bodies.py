"""Bodies of the whole country: those of a list, and those known by the shape of their names.

全国政协, 十三届全国政协, 党中央, 国务院参事室, 中共中央华南分局, 国民党十一军
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table
from kg.patterns import searched
from kg.tag.candidate import Candidate
from kg.tag.rules import propose
from kg.tag.symbols import PLACE, Symbols

_LEXICON = "kg.tag.lexicon"

#: A term of office; 新一届 and 每届 count none, and 第一、二届 are two.
TERM = "(?:(?<![新上本历每这换])(?<![一二三四五六七八九十]、)(?:第?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})|首)届)"


@cache
def national() -> re.Pattern[str]:
    """Bodies of the whole country; groups term, body, organ."""
    bodies, subjects = (
        alternatives(row[column] for row in table(_LEXICON, file))
        for file, column in (("national.tsv", "form"), ("special.tsv", "subject"))
    )
    initials = "".join(sorted({row["form"][0] for row in table(_LEXICON, "national.tsv")}))
    return searched(rf"(?P<term>{TERM})?(?=[{initials}])(?P<body>{bodies})(?P<organ>(?:{subjects})委员会)?")


#: A character of an open name of a national body.
_IN = "(?![的了在是与为对将把被从到等以其之者也都又和及的由向]|召开|举行|组织|开展)[\u4e00-\u9fff]"
_COUNT = "第?[一二三四五六七八九十百]{1,4}"
#: Bodies of the whole country by the shape of their names: 国务院参事室, 中共中央华南分局统战委员会, 国民党十一军.
_NATIONAL_OPEN = searched(
    rf"国务院(?:{_IN}){{2,10}}?(?:办公室|办(?![公理学])|委员会|研究室|参事室|领导小组)"
    rf"|中共中央(?:{_IN}|{PLACE}){{1,3}}?(?:分局|(?<=[南北中东西江])局)(?:[\u4e00-\u9fff]{{2,4}}(?:委员会|部))?"
    rf"|(?:中共)?中央(?:{_IN}){{2,8}}?(?:工作部|办公室|工作委员会|工委|领导小组|研究室|代表团|慰问团)"
    rf"|全国人大(?:{_IN}){{2,10}}?(?:委员会|委(?!员)|办公厅)"
    rf"|国家(?:{_IN}){{2,8}}?(?:总局|管理局|委员会|监督局)"
    rf"|全国(?:{_IN}){{2,8}}?(?:协会|联合会|研究会|促进会|基金会|联谊会|总会)"
    rf"|(?:中国人民解放军|解放军|国民党|国民革命军|红军?|八路军|新四军)第?{_COUNT}(?:方面军|集团军|军团|军|师|旅|纵队|支队|兵团)"
    rf"|国民党(?:{PLACE}|{_IN}){{1,4}}?(?:党部|特别委员会|执行委员会|委员会)"
    rf"|(?:{PLACE}|{_IN}){{2,5}}?驻(?:{PLACE}|{_IN}){{1,4}}?(?:总领事馆|大使馆|办事处|联络处)"
)
#: What the shapes above begin with; nothing else needs to be looked at.
_NATIONAL_WORDS = (
    "国务院",
    "中央",
    "全国人大",
    "国家",
    "全国",
    "解放军",
    "国民",
    "红",
    "路军",
    "四军",
    "事馆",
    "使馆",
    "驻",
)

#: Where 中央 and 中共 stand for the Central Committee and the Party, and where they are part of something else.
_CENTRAL = re.compile(
    r"[、，。；,\s]|$|[和与及](?!国家)|决策|精神|部署|要求|意见|文件|关于|统一|领导|批准|政策|委托|提出|召开|的|对|同"
)


def recognise(symbols: Symbols) -> Iterator[Candidate]:
    """Candidates for bodies of the whole country."""
    if any(word in symbols.text for word in _NATIONAL_WORDS):
        for start, end, _ in symbols.find(_NATIONAL_OPEN):
            yield propose("bodies.national_open", start, end)
    for start, end, match in symbols.find(national()):
        body = match["body"]
        if body not in ("中央", "中共"):
            yield propose("bodies.national", start, end)
        elif _CENTRAL.match(symbols.text, match.end()):
            yield propose("bodies.central" if body == "中央" else "bodies.party_bare", start, end)
