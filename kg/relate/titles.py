"""Titles of posts: the pattern for them, whose they are when no body is named, and one way to write them."""

import re

from kg.model import Value

from . import bodies, lexicon

MODIFIERS = lexicon.alternatives("modifiers")
TITLES = lexicon.alternatives("titles")
#: A title with what belongs to it: 副主席, 党组书记, 一级巡视员.
POST = rf"(?:{MODIFIERS})*(?:{TITLES})"

#: Its head is a 主席.
_REGION = "自治区"
_MODIFIED = re.compile(rf"^(?:{MODIFIERS})+")
_PARTY_GROUP = re.compile(r"(?:委员会|人民政府|局|厅|部|办公室|法院|检察院|联合会|协会)$")
#: A family of titles shares a body: 副书记 alone continues 书记, not 主席.
_FAMILIES = ("书记", "主席", "主任", "局长", "部长", "会长", "院长", "校长", "厅长", "经理", "组长", "主委", "主任委员")
_SEVERAL = re.compile("副|名誉|常务|兼职")


def scope(post: str) -> str:
    """Whose a bare title is: ``government`` or ``cppcc`` of the place at hand, or ``-``: a body must be named."""
    return lexicon.table("titles").get(_MODIFIED.sub("", post), "-") if "党" not in post else "-"


def home(post: str) -> str:
    """How names of bodies that have such a post end, as a regular expression; empty if any may have it."""
    end = lexicon.table("homes").get(_MODIFIED.sub("", post), "")
    return f"(?:{end})$" if end else ""


def division(post: str) -> str:
    """What a head of government governs: 副市长 → 市, 市长助理 → 市, 自治区主席 → 自治区."""
    return _REGION if _REGION in post else post[post.index("长") - 1]


def family(post: str) -> str:
    """The titles that ``post`` shares its body with, named by one of them."""
    return next((name for name in _FAMILIES if post.endswith(name)), post)


def one_holder(post: str) -> bool:
    """Whether one person holds the post at a time: of 县委书记甲、乙 only 甲 is 书记."""
    rows = [row for row in lexicon.rows("titles") if post.endswith(row[0])]
    longest = max(rows, key=lambda row: len(row[0]), default=None)
    return longest is not None and longest[2] == "one" and not _SEVERAL.search(post)


def office(post: str) -> tuple[str, Value] | None:
    """A title that names its body in passing: 国家主席 is 主席 of the People's Republic."""
    for title, short, body in lexicon.rows("offices"):
        if title == post:
            return short, bodies.value(body)
    return None


def of_place(word: str, place: str) -> Value:
    """The body of a place that a word of every place stands for: 政府 of 清河县 is 清河县人民政府."""
    name = lexicon.table("systems")[word].format(place)
    if place.endswith(("盟", "地区")):  # where the province sends an office there is no government of its own
        name = name.replace("人民政府", "行政公署")
    return bodies.value(name)


def normal(post: str, body: Value) -> tuple[str, Value]:
    """One way to write a post: 党组书记 of a body is 书记 of its party group, 政协委员 is 委员."""
    if (known := office(post)) and len(post) > 2:  # 总理 alone may be anybody's
        return known
    m = re.fullmatch(r"党组(书记|副书记|成员)", post)
    if m and _PARTY_GROUP.search(body.name):
        return m[1], bodies.value(body.name + "党组")
    m = re.fullmatch(r"党委(书记|副书记|委员)", post)
    if m and (where := bodies.place(body.name)) and re.search(r"[镇乡]$|街道", where):
        return m[1], bodies.value(f"中共{where}委员会")
    return (post[2:] if post in ("政协常委", "政协委员") else post.removeprefix(_REGION)), body
