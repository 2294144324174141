"""The body-name grammar: system × place × term × organ, as regular expressions over symbolised text.

    政协沁水县委员会, 政协第十届沁水县委员会常务委员会, 省政协提案委员会, 市委统战部, 泽州县金村镇镇政府, 民盟晋城市委会

The same grammar that finds a name reads it again in the link station: its named groups are the parts a canonical name
is composed of.
"""

import re
from functools import cache

from kg.lexicon import alternatives, table, words
from kg.patterns import searched
from kg.tag.national_bodies import TERM
from kg.tag.symbols import PLACE

_LEXICON = "kg.tag.lexicon"

LEVEL = "(?:全国|自治区|自治州|省|市|州|盟|县|旗|区|镇|乡|街道)"
#: A level word is a body's place only when it does not belong to the word before it: 全市, 各县（区）政协.
NOT_BEFORE_LEVEL = (
    "(?<![新全各本两这该每多跨外进出我城都超小社园景院厂地山辖特专战省市州盟县旗区乡])(?<![省市州盟县旗区][）)])"
    "(?<!成员)(?!(?<=校)区)"
)
_LEVEL_ALONE = f"{NOT_BEFORE_LEVEL}{LEVEL}"
_AGAIN = "(?P<again>[省市县区州盟旗])?"
#: Words that 委 begins or ends, and that are no committee: 委员, 委托, 委任.
_NOT_AFTER_COMMITTEE = "(?![员托派任屈婉])"

#: Rule → its shape, tried in order. Written with white space for the eye; {names} are filled in by ``patterns``.
_SHAPES = (
    (
        "bodies.cppcc_official",
        r"""(?:中国人民政治协商会议\n?|人民政协(?={PLACE})|(?<!人民)政协)
        {term}? (?:{place}|(?P<level>{LEVEL}))? {term2}? 委员会 {organ}?""",
    ),
    ("bodies.cppcc_official", r"(?:中国人民政治协商会议|(?<!人民)政协) {place} (?P<unit>委){not_committee}"),
    (
        "bodies.cppcc",
        r"""{term}? {anchor} {term2}?
        政协 (?!委员会|系统|工作会议|第?[一二三四五六七八九十]+(?:届|次(?!“))) {organ}?""",
    ),
    (
        "bodies.cppcc_party_group",
        r"""中共 (?:政协)? {anchor} (?:政协|委员会)
        (?P<organ>(?:机关)?党组|机关党委|机关(?:第[一二三四五六七八九])?党?总?支部)""",
    ),
    ("bodies.cppcc_first", r"{anchor} 政协 {term} (?:委员会 {organ}?|{standing})"),
    ("bodies.cppcc_prefixed", r"(?<!民)政协 {place} (?!委员会) (?P<organ>工委|工作委员会|联络处|联络组|党组)?"),
    ("bodies.cppcc_term", r"{anchor}? {term} 政协 (?:委员会 {standing}?|{organ})"),
    ("bodies.cppcc_bare_special", r"(?<![民\w])政协 (?P<organ>(?:{subject}) 委员会)"),
    ("bodies.cppcc_bare_organ", r"(?<![民\w])政协 (?P<organ>党组|常委会) (?!会议|议|成员)"),
    (
        "bodies.special",
        r"""(?:(?<![\u4e00-\u9fff])|(?<=[为任由和的与及向对原立设善兼]))
        (?P<organ>(?:{subject}) (?:委员会|委{not_committee}))""",
    ),
    (
        "bodies.party",
        r"""(?:中共|中国共产党)? {term}? {anchor} {term2}? {again}
        (?P<unit>党委|委员会|委){not_committee} (?:{party_organ}|{organ2})?""",
    ),
    (
        "bodies.party_official",
        r"(?:中共|中国共产党) {term}? {place} {term2}? {again} (?P<unit>委员会|委)(?!员) {party_organ}?",
    ),
    ("bodies.party_district", r"(?:中共)? {anchor} (?P<unit>地委|特委|工委|党工委)(?!员) {party_organ}?"),
    (
        "bodies.unlisted",
        r"""中共 (?P<named>(?:(?![中央各和与及党省区省市县]){HAN}){{2,4}}?)
        (?P<unit>[县市区旗]委(?:员会)?|省?工委|[地特]委|特别委员会|地方委员会|临时委员会)
        (?![员托派任]) (?P<organ>军委|[组宣统]\w战?部)?""",
    ),
    (
        "bodies.congress",
        r"""{anchor} (?P<unit>人大常委会|人大|人民代表大会常务委员会|人民代表大会)
        (?P<organ>(?:{subject}|{congress}) (?:工作)?(?:委员会|工委|委{not_committee})
        |办公厅|机关|{congress}{congress_offices})""",
    ),
    ("bodies.league", r"(?:共青团|(?<![社乐集剧使旅财军兵])团) {anchor} {again} (?P<unit>委员会|委)(?!员)"),
    (
        "bodies.unit",
        r"""{term}? {anchor} {term2}? {again} (?P<unit>{units}) (?:[（(]总商会[）)])?
        (?P<organ>党组|党委|机关(?!干部|党员|工作|全体|职工)|(?<=政府){office_words}{{2,6}}?办公室)?""",
    ),
    (
        "bodies.discipline",
        r"""{anchor} (?P<unit>(?:纪检委|纪委|监委|纪律检查委员会){{1,2}}) 派?驻 (?:\w|{PLACE}){{2,14}}?
        (?:纪检监察组|纪检组|监察组)""",
    ),
    (
        "bodies.office",
        r"""{anchor} (?P<unit>(?!长|民)[\u4e00-\u9fff]{{2,10}}?
        (?:(?<![大格全结布开新时政战当困变])局(?![面势限促部])|(?<![客大餐展舞歌门])厅(?![堂级])))
        (?P<organ>党组|\w{{2,4}}[科处室](?=[科处主副]))?""",
    ),
    (
        "bodies.democratic",
        r"""(?P<party>{parties}) (?:{place}{again}|(?P<level>{LEVEL}))? {term}? {branch} {founding}?
        (?P<organ>{party_office})?""",
    ),
    (
        "bodies.democratic_of",
        r"""(?:{place}|(?P<level>{level_alone})) (?P<party>{parties})
        (?=[\s、，。；和与及等的]|所作|提出|提交|开展|召开|举行|组织|代表|副?主委|机关|$)""",
    ),
    (
        "bodies.democratic_unit",
        r"""(?P<party>{parties}) [\w\ue001-\ue007]{{2,12}}? (?:总支部|总支|支部|支社|分部|分会|基层委员会)
        (?:{founding}|(?!委员|书记))""",
    ),
    (
        "bodies.democratic_inner",
        r"""{term}? (?<![学行报作团商旅]) (?P<party>{inner_parties})
        (?:(?:{place}|(?P<level>[省市县区州])) (?P<branch>委会|委(?!员))|(?P<branch2>中央))""",
    ),
    ("bodies.democratic_full", r"(?P<party>{full_parties})"),
    (
        "bodies.bare",
        r"""(?:(?<![\u4e00-\u9fff\ue001-\ue007])|(?<=[由经和与及对向兼]))
        (?P<unit>{departments}|组织部|宣传部|统战部|政法委)
        (?=$|[\s，。、；）)]|[等和与及]|部长|副部长|书记|局长|副局长|主任|副主任|牵头|负责|主办|承办|领办)""",
    ),
    ("bodies.democratic_alone", r"(?<!人)(?P<party>{parties}) (?!行|命|入|议|设|党?员|[^\W，。、]{{0,2}}(?:界|党员))"),
)


def _forms(file: str, column: str = "form") -> str:
    return alternatives(row[column] for row in table(_LEXICON, file))


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(rule, pattern) pairs; the groups are place, level, term, unit, organ, party, branch."""
    place = rf"(?P<place>{PLACE}{{1,4}})"
    subjects = _forms("special.tsv", "subject")
    parts = alternatives(words(_LEXICON, "special_parts.txt"))
    note = r"(?:[（(][\u4e00-\u9fff]{2,8}[）)])?"
    composed = rf"(?:{parts})(?:[和与、]?(?:{parts}))+{note}"
    special = (
        rf"(?:{subjects})(?:专门)?(?:委员会|委{_NOT_AFTER_COMMITTEE}|办公室|工作室|室|办)(?:办公室)?"
        rf"|(?:{composed}|(?:{subjects}){note})(?:委员会|委{_NOT_AFTER_COMMITTEE})"
    )
    office = "办(?![理公学事结好复案法实])"
    organ = (
        rf"(?:{special}|(?:{_forms('organs.tsv')})(?!议|会议|扩大|（扩大）)"
        rf"|机关(?:离退休|老干部|第[一二三四五六七八九])?党总?支部(?:委员会)?|{office})(?:党支部|调研组|视察组|办公室)?"
    )
    leading_group = r"\w{1,8}(?:工作领导小组|领导小组|指挥部|联席会议)(?:办公室)?"
    shapes = {
        "LEVEL": LEVEL,
        "HAN": "[\u4e00-\u9fff]",
        "congress": "(?:城环|内司|法工|财经|预算|选举|代表|任免|监察|司法|监察司法|内务司法|教科文卫|农工|选任联|人事)",
        "congress_offices": "(?:工作|联络)?(?:室|处)",
        "PLACE": PLACE,
        "level_alone": _LEVEL_ALONE,
        "standing": "(?P<organ2>常务委员会|常委会(?!议|扩大))",
        "place": place,
        "anchor": rf"(?:(?P<place>{PLACE}{{1,4}}(?:[^\W\d_]{{1,3}}[镇乡])?)|(?P<level>{_LEVEL_ALONE}))",
        "again": _AGAIN,
        "not_committee": _NOT_AFTER_COMMITTEE,
        "term": f"(?P<term>{TERM})",
        "term2": f"(?P<term2>{TERM})",
        "organ": f"(?P<organ>{organ})",
        "organ2": f"(?P<organ2>{organ})",
        "subject": rf"{subjects}|{composed}",
        "party_organ": (
            rf"(?:(?P<organ>{_forms('party_organs.tsv')}|第[一二三四五六七八九十]{{1,3}}[\u4e00-\u9fff]{{2,8}}?组)(?!议))"
        ),
        "office_words": "(?![和与及同向对把将由为在各等政委市县区省])[\u4e00-\u9fff]",
        "units": f"{_forms('units.tsv')}|{leading_group}",
        "parties": _forms("parties.tsv"),
        "inner_parties": _forms("parties_inner.tsv"),
        "full_parties": alternatives(row["official"] for row in table(_LEXICON, "parties.tsv")),
        "departments": alternatives(
            row["form"] for row in table(_LEXICON, "units.tsv") if row["kind"] == "department" and len(row["form"]) >= 3
        ),
        "branch": (
            "(?P<branch>中央(?:委员会)?|(?:工作|基层|直属|筹备)?委员会|委会|委(?!员)|工委|总支部?|支部|支社|小组|分部|分会|筹委会)"
        ),
        "founding": "(?P<founding>筹备委员会|筹委会)",
        "party_office": (
            "机关党委|机关|监督委员会|办公[室厅]|(?:参政议政|社会服务|组织|宣传|联络|调研|理论|文化|社会)"
            "[^\\W\\d_]{0,4}?(?:部|处|工作委员会|专委会|委员会)"
            "|[^\\W\\d_]{2,6}工作委员会"
        ),
    }
    return tuple((rule, searched(shape.format(**shapes), re.VERBOSE)) for rule, shape in _SHAPES)
