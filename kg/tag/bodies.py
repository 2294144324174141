"""The body-name grammar: system × place × term × organ, as one set of regular expressions over symbolised text.

    政协沁水县委员会, 政协第十届沁水县委员会常务委员会, 省政协提案委员会, 市委统战部, 泽州县金村镇镇政府, 民盟晋城市委会

The same grammar that finds a name reads it again in the link station (``read``): its named groups are the parts a
canonical name is composed of.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table
from kg.tag.candidate import Candidate
from kg.tag.rules import propose
from kg.tag.symbols import FULL, PLACE, Symbols

_LEXICON = "kg.tag.lexicon"

TERM = "(?:第?[一二三四五六七八九十]{1,3}届)"
LEVEL = "(?:全国|自治区|自治州|省|市|州|盟|县|旗|区|镇|乡|街道)"
#: A level word is a body's place only when it does not belong to the word before it: 全市 and 各县 name no body.
_LEVEL_ALONE = rf"(?<![全各本两这该每多跨外进出我城都超小社园景校院厂地山辖特专战省市州盟县旗区乡]){LEVEL}"
_OUR_LEVEL = rf"(?<=我){LEVEL}"


def _forms(file: str, column: str = "form") -> str:
    return alternatives(row[column] for row in table(_LEXICON, file))


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(rule, pattern) pairs; the groups are place, level, term, unit, organ, party."""
    place = rf"(?P<place>{PLACE}{{1,4}})"
    anchor = rf"(?:(?P<place>{PLACE}{{1,4}}(?:[^\W\d_]{{1,3}}[镇乡])?)|(?P<level>{_LEVEL_ALONE}))"
    subjects = _forms("special.tsv", "subject")
    special = rf"(?:{subjects})(?:专门)?(?:委员会|委(?![员托派任])|办公室|工作室|室|办)(?:办公室)?"
    organ = rf"(?P<organ>(?:{special}|(?:{_forms('organs.tsv')})(?!议|会议|（扩大）))(?:党支部|调研组|视察组|办公室)?)"
    party_organ = rf"(?P<organ>{_forms('party_organs.tsv')})(?!议)"
    units = "|".join((_forms("units.tsv"), r"(?:\w{1,8}(?:工作领导小组|领导小组|指挥部|联席会议)(?:办公室)?)"))
    parties = _forms("parties.tsv")
    branch = "(?P<branch>中央(?:委员会)?|(?:工作|基层|直属)?委员会|委会|委(?!员)|工委|总支部?|支部|支社|小组)"
    return tuple(
        (rule, re.compile(pattern))
        for rule, pattern in (
            (
                "bodies.cppcc_official",
                rf"(?:中国人民政治协商会议|(?<!人民)政协)(?P<term>{TERM})?(?:{place}|(?P<level>{LEVEL}))?(?P<term2>{TERM})?委员会{organ}?",
            ),
            (
                "bodies.cppcc",
                rf"(?P<term>{TERM})?{anchor}(?P<term2>{TERM})?政协(?!委员会|工作会议|第?[一二三四五六七八九十]+[届次])(?P<term3>{TERM})?{organ}?",
            ),
            ("bodies.cppcc_prefixed", rf"(?<![民])政协{place}(?!委员会)"),
            ("bodies.cppcc_term", rf"(?P<term>{TERM})政协{organ}"),
            ("bodies.cppcc_bare_organ", r"(?<![民\w])政协(?P<organ>党组|常委会)(?!会议|议|成员)"),
            ("bodies.special", rf"(?<![\w])(?P<organ>(?:{subjects})(?:委员会|委(?![员托派任])))"),
            (
                "bodies.party",
                rf"(?:中共|中国共产党)?(?P<term>{TERM})?{anchor}(?P<term2>{TERM})?(?P<again>[省市县区州盟旗])?"
                rf"(?P<unit>党委|委员会|委)(?![员托派任屈婉])(?:{party_organ}|{organ.replace('<organ>', '<organ2>')})?",
            ),
            (
                "bodies.party_official",
                rf"(?:中共|中国共产党)(?P<term>{TERM})?{place}(?P<term2>{TERM})?(?P<again>[省市县区州盟旗])?(?P<unit>委员会|委)(?!员){party_organ}?",
            ),
            (
                "bodies.unit",
                rf"(?P<term>{TERM})?{anchor}(?P<again>[省市县区州盟旗])?(?P<unit>{units})(?P<organ>党组|党委|机关)?",
            ),
            (
                "bodies.democratic",
                rf"(?P<party>{parties})(?:(?P<place>{PLACE}{{1,3}})(?P<again>[省市县区州盟旗])?|(?P<level>{LEVEL}))?{branch}(?P<organ>\w{{2,5}}部(?=[副部主]))?",
            ),
            ("bodies.democratic_alone", rf"(?P<party>{parties})(?![\w]*(?:界|党员|成员|盟员))"),
        )
    )


@cache
def national() -> re.Pattern[str]:
    """Bodies of the whole country; groups term, body, organ."""
    return re.compile(
        rf"(?P<term>{TERM})?(?P<body>{_forms('national.tsv')})(?P<organ>(?:{_forms('special.tsv', 'subject')})委员会)?"
    )


#: Where 中央 and 中共 stand for the Central Committee and the Party, and where they are part of something else.
_CENTRAL = re.compile(
    r"[、，。；,\s]|$|[和与及](?!国家)|决策|精神|部署|要求|意见|文件|关于|统一|领导|批准|政策|委托|提出|召开|的|对|同"
)


def recognise(symbols: Symbols) -> Iterator[Candidate]:
    """Candidates of the body-name grammar over the whole text."""
    for rule, pattern in patterns():
        for start, end, match in symbols.find(pattern):
            groups = match.groupdict()
            if rule == "bodies.unit" and groups.get("place") is None and groups["unit"] in ("委", "委员会"):
                continue
            sure = groups.get("place") is None or re.search(FULL, groups["place"] or "") is not None
            yield propose(rule if sure else rule + "_short", start, end)
    for start, end, match in symbols.find(national()):
        body = match["body"]
        if body in ("中央", "中共"):
            if _CENTRAL.match(symbols.text, match.end()):
                yield propose("bodies.central" if body == "中央" else "bodies.party_bare", start, end)
            continue
        yield propose("bodies.national", start, end)
