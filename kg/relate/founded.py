"""Bodies as they are set up: whose the titles are that the text then gives, and who the body consists of.

1950年3月，协商委员会筹备委员会成立，以甲、乙为委员，甲为主任委员    → bare titles are of the body just set up
选举产生了某市第五届委员会。由甲、乙等11人组成                        → its members
"""

import re
from collections.abc import Iterator

from kg.model import Value

from . import apposition, facts
from .apposition import Holding
from .view import ORG, PERSON, View

_MADE = "产生|成立|组成|组建|设立|建立|选出|恢复"
_NEW = rf"(?:(?:{_MADE})了?|改[^，。；{PERSON}]{{0,14}}为)(?P<new>{ORG})"
_STARTED = rf"(?P<started>{ORG})[^，。；：{PERSON}{ORG}]{{0,14}}(?:{_MADE})(?![^，。；]*{ORG})"
_SET_UP = re.compile(f"{_NEW}|{_STARTED}")
#: 由甲、乙等11人组成, right behind the body or behind the sentence that sets it up; a page may break off in the list.
_CONSISTS = re.compile(
    rf"(?P<body>{ORG})(?:(?:正式)?(?:{_MADE})?[，。：])?由(?P<people>{apposition.PEOPLE.pattern})"
    r"(?:等?(?:同志)?(?:[\d一二三四五六七八九十]+[名人位])?(?:同志)?(?:共同)?(?:组成|担任|为委员)|[。；]?$)",
    re.M,
)
#: What the members of a body are called, by the end of its name.
_SEATS = {"常务委员会": "常委", "委员会": "委员", "理事会": "理事", "监事会": "监事"}


def body(view: View, start: int, end: int) -> Value | None:
    """The body that the words ``[start, end)`` set up last."""
    found = None
    for m in _SET_UP.finditer(view.text, start, end):
        link = view.links[m.start("new") if m["new"] else m.start("started")]
        found = facts.named(link)
    return found


def members(view: View) -> Iterator[Holding]:
    """Who a committee consists of."""
    for m in _CONSISTS.finditer(view.text):
        link = view.links[m.start("body")]
        seat = next((seat for end, seat in _SEATS.items() if link.name.endswith(end)), "")
        for person in view.links_in(*m.span("people"), PERSON) if seat else ():
            yield Holding(person, seat, facts.named(link), False, m.start(), m.end(), "verb")
