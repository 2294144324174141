"""Names of bodies: the committee of an organ, the division a body belongs to, a body as a value."""

import re

from kg.iri import entity_iri
from kg.model import Value

CPPCC = re.compile(r"^(政协.+?委员会|中国人民政治协商会议.+?委员会)")
_CPPCC_NAMES = ("政协", "中国人民政治协商会议")
_PLACE = re.compile(
    r"^(?:政协|中共|中国人民政治协商会议|.{2,8}(?:党|同盟|建国会|促进会|革命委员会|学社))?(?:第.{1,3}届)?"
    r"(?P<place>[一-龥]{1,24}?(?:自治区|自治州|自治县|自治旗|省|市|州(?![县市区镇])|盟|县|旗|区|镇|乡)(?:[一-龥]{1,8}?(?:自治县|自治旗|市|县|旗|区|镇|乡|街道))*)"
)


def cppcc(name: str) -> bool:
    """Whether a canonical name is that of a CPPCC committee or of something inside one."""
    return name.startswith(_CPPCC_NAMES)


def committee(name: str) -> str:
    """The CPPCC committee itself of one of its organs, else the name as it is."""
    m = CPPCC.match(name)
    return m[1] if m else name


def place(name: str) -> str:
    """The division a body's canonical name holds: ``政协晋城市委员会`` → ``晋城市``; empty if none."""
    m = _PLACE.match(name)
    return m["place"] if m else ""


def value(name: str) -> Value:
    """A body that the context supplies: no words of the text stand for it."""
    return Value(name, entity_iri("ORG", name), "")


def of_party(name: str) -> str:
    """The committee that a party in a place acts by: 中国民主同盟山东省 → 中国民主同盟山东省委员会."""
    return (
        name + "委员会"
        if re.match("中国|九三学社|台湾民主", name) and place(name) and name.endswith(place(name))
        else name
    )


def without_party_group(name: str) -> str:
    """政协晋城市委员会党组 → 政协晋城市委员会."""
    return re.sub(r"党组$", "", name)
