"""When two names are one for the measure: the official and the short style of a body's name are not told apart."""

import re

_NUMBER = "[一二三四五六七八九十]+"
_TERM = rf"第{_NUMBER}届"

#: Rewritten one after the other; what each is for stands beside it.
_STYLES = (
    (r"[“”\"‘’'《》]", ""),  # quote and title marks
    ("中国人民政治协商会议", "政协"),
    ("中国共产党", "中共"),
    ("^(政协全国委员会|全国政协)$", "政协全国委员会"),
    ("^中共(中央|中央委员会)$", "中共中央委员会"),
)
_CPPCC = re.compile(rf"政协({_TERM})?(.+?)({_TERM})?委员会(.*)")
_PARTY = re.compile(rf"中共(.+?)({_TERM})?委(员会)?(常委会|常务委员会)?")
_ORDINAL = "第?[一二三四五六七八九十百]+"
_SESSION = re.compile(
    rf"政协({_ORDINAL}届)?(.+?)({_ORDINAL}届)?委员会(常务委员会|常委会|主席)?({_ORDINAL}次)(全体)?(会议|全会)"
)
_CITY_OF_DISTRICT = re.compile(r"(^|政协|中共)(?!政协|中共)[\u4e00-\u9fff]{2,5}市(?=[\u4e00-\u9fff]{1,4}区)")


def norm(name: str) -> str:
    """A name in the one style in which names are compared; a term of office in a body's name is dropped."""
    name = "".join(name.split()).replace("（", "(").replace("）", ")")
    for pattern, style in _STYLES:
        name = re.sub(pattern, style, name)
    body = _CPPCC.fullmatch(name)
    if body and "会议" not in body[4]:
        name = f"政协{body[2]}委员会{body[4]}"
    party = _PARTY.fullmatch(name)
    if party:
        name = f"中共{party[1]}委员会{'常务委员会' if party[4] else ''}"
    session = _SESSION.fullmatch(name)
    if session and (session[1] or session[3]):  # the term before the place or after it
        organ = "常务委员会" if session[4] in ("常委会", "常务委员会") else session[4] or ""
        name = f"政协{session[2]}{session[1] or session[3]}委员会{organ}{session[5]}会议"
    return _CITY_OF_DISTRICT.sub(r"\1", name).replace("常委会", "常务委员会")


def same(predicted: str, gold: str) -> bool:
    """Are they one name? A longer name that ends in the gold's (a place with its province) is as good."""
    predicted, gold = norm(predicted), norm(gold)
    return predicted == gold or (len(gold) >= 3 and predicted.endswith(gold))
