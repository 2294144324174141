"""Whose an organ is that a title names without its body: 统战部 the party committee's, 教育局 the place's."""

import re

from kg.iri import entity_iri
from kg.link import official, zones
from kg.model import Value

from . import bodies, lexicon, titles

_PARTY = re.compile(r"中共[^第]{2,24}?委员会")
#: The committee of a democratic party in a place.
_ALLIED = re.compile(official.ALLIED)
_PARTY_ORGAN = re.compile(rf"{_PARTY.pattern}(?P<organ>.+)")
_ORGAN = re.compile(r"(?:[一-龥]{2,6}(?:中心|委员会|委)|[一-龥]{0,6}(?:办公室|办公厅|研究室))$")
#: A party's committee that speaks of itself; an organ of a division named by its level alone; a name with its place.
OURS = re.compile("[我本](?:会|社|盟)")
LEVEL = re.compile(
    rf"[该本我全]?(?P<level>[省市县区州盟旗镇乡])(?!场|政(?![府协])|民|容|域|际|委|级)"
    rf"(?P<rest>{lexicon.alternatives('systems')}|.{{2,}}[局厅办联部会]$)"
)
NAMED = re.compile("[一-龥]{2,6}[省市县州盟旗](?![长场民政委])|(?:民[革盟建进]|农工党|致公党|九三学社|台盟|共青团).")
#: A name that says itself whose it is, and words for organs that do not.
_OWN = re.compile(r"政协|^[省市县区州盟旗镇乡全党]|[省市县州]")
ELSEWHERE = re.compile(
    r".(?:厂|公司|集团|村|镇|乡|街道|社区|商会|协会|学院|大学|医院|银行|店|小学|中学|学校|党校|合作社|寺|报社|电视台)$"
)
#: A body of the place at hand, named by the level of that place: 市委, 省政府.
_LEVELLED = re.compile("(?P<level>[省市县区州盟旗])(?=[委政人纪监])")
#: A body that a division has one of.
_OF_DIVISION = re.compile(r"^(?:政协|中共)[^第]+委员会|(?:人民政府|[局厅])$")
#: Departments of a government bear the name of its place.
_DEPARTMENT = re.compile(r"(?<!办公)[局厅]$")


def full(unit: str) -> str:
    """The full form of a short name: 统战部 → 统一战线工作部."""
    return lexicon.table("organs").get(unit, unit)


def of(body: str, unit: str) -> Value:
    """An organ of ``body`` or of the body it is itself an organ of.

    政协清河县委员会 + 信息中心; 中共某新区工作委员会 + 管委会, of the same zone;
    中共清河县委员会组织部 + 统战部 is another of its organs, 教育局 the county's.
    """
    if governs := zones.beside(unit, body):
        return bodies.value(governs)
    whole, where = _whole(body), bodies.place(body)
    name = full(unit)
    if where and _DEPARTMENT.search(name):
        return bodies.value(where + name)
    if where and not whole.startswith("中共") and _of_party(unit):
        return bodies.value(f"中共{where}委员会{name}")
    if re.search(r"委$", name):
        whole = re.sub(r"人民政府$", "", whole)
        name += "员会" if _ALLIED.match(whole) else ""
    return bodies.value(whole + name)


def _whole(name: str) -> str:
    """The committee, of the CPPCC or a party, that the body is an organ of, else the body itself."""
    m = _PARTY.match(name) or _ALLIED.match(name)
    return m[0] if m else bodies.committee(name)


def _of_party(unit: str) -> bool:
    return any(row[0] == unit and row[2:] == ("party",) for row in lexicon.rows("organs"))


def of_division(word: str, where: str) -> Value:
    """What a division has one of: its 政协, its 财政局."""
    return titles.of_place(word, where) if word in lexicon.table("systems") else bodies.value(where + word)


def within(body: Value, previous: Value | None) -> Value | None:
    """What ``body``, an organ without its committee, is part of: the committee of the item before it.

    省政协常委、提案委员会主任 in a city's journal speaks of the province's.
    """
    if previous is None or _OWN.search(body.text) or not body.text:
        return None
    if (own := _PARTY_ORGAN.fullmatch(body.name)) and (above := _PARTY.fullmatch(previous.name)):
        return bodies.value(above[0] + own["organ"])  # 寿光市委常委、组织部部长 in a page of 潍坊市
    if not bodies.cppcc(previous.name):
        return None
    committee, name = bodies.committee(previous.name), body.name
    if bodies.cppcc(name) and name != bodies.committee(name):
        organ = committee + name.removeprefix(bodies.committee(name))
        return Value(organ, entity_iri("ORG", organ), body.text)
    if name == body.text and _ORGAN.fullmatch(name):
        return of(committee, name)
    return None


def seat(name: str) -> str:
    """The division whose committee, government or department a name is; empty if it is none of them."""
    return bodies.place(name) if _OF_DIVISION.search(name) else ""


def moved(body: Value, where: str) -> Value | None:
    """市委 where the words before it are of another city than the page: 襄城市委副书记、市长、市委书记."""
    levelled, own = _LEVELLED.match(body.text), bodies.place(body.name)
    if (
        levelled is None
        or own.endswith(where)
        or not (own.endswith(levelled["level"]) and where.endswith(levelled["level"]))
    ):
        return None
    return bodies.value(body.name.replace(own, where, 1))
