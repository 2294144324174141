"""The apposition reader: body, post words and persons that stand side by side.

市政协党组书记、主席常国荣              → 书记 of the party group, 主席 of the committee
副主席甲、乙、丙，秘书长丁              → four posts in the body at hand
省政协常委、提案委员会主任孙群          → a post in the body, one in its organ
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Link, Value

from . import lexicon, titles
from .chains import Before, Chains
from .view import LOC, ORG, PERSON, View

_NOTE = r"(?:[（(][^（）()\n]{1,24}[）)]|[一-龥]{1,4}族(?=[、，。；]))"
#: One or more persons in a row, each perhaps with a note: 甲（女，回族）、乙蒙古族、丙和丁.
PEOPLE = re.compile(rf"{PERSON}{_NOTE}?(?:(?:、|和|及|以及|与|,)?{PERSON}{_NOTE}?)*")
_AFTER = re.compile(
    rf"(?:同志|等?(?:[\d一二三四五六七八九十两]+[位名])?|等)?(?:等[住驻在]?{LOC}?的?(?:[\d一二三四五六七八九十两]+[位名])?(?P<org>{ORG}))?"
    rf"(?P<post>{titles.POST})"
    r"(?!会议|[会团室]|助理|办公|小组|联络|履职|读书|单位|企业|当选)"
)
_ROW = re.compile(rf"{PERSON}{_NOTE}?\t[^{PERSON}\t\n]*{titles.POST}(?=\t|\n|$|{PERSON})")
_BREAK = f"。！？；，,：:\n\t{PERSON}★●◆■▲（）()"
#: 时任县政协主席的甲
_OF_WHOM = re.compile(r"(?:时任|原任|曾任|担任|身为|作为|任)(?=[^，。；]*的$)")
SEATS = ("委员", "常委", "政协委员", "政协常委")
#: The words of a chain reach back so far at most.
_LONGEST_CHAIN = 90


@dataclass(frozen=True, slots=True)
class Holding:
    """A post that somebody holds: said at ``[at, to)`` of the view, in the way ``pattern``."""

    person: Link
    post: str
    body: Value
    former: bool
    at: int
    to: int
    pattern: str
    sector: str = ""
    begin: str = ""
    end: str = ""
    term: str = ""
    traits: tuple[tuple[str, str], ...] = ()


def before(view: View, chains: Chains) -> Iterator[Holding]:
    """Posts that stand before their holders."""
    text = view.text
    said = Before()
    sentence = paragraph = -2
    for people in PEOPLE.finditer(text):
        start = max(text.rfind(c, 0, people.start()) for c in "。！？\n")
        line = text.rfind("\n", 0, people.start())
        if start != sentence:
            said = Before() if line != paragraph else Before(None, said.families)
            sentence, paragraph = start, line
        if _ROW.match(text, people.start()) or text[people.start() - 1 : people.start()] == "、":
            continue  # a name in a table has its posts in the next cell; the next of a list is no apposition
        at = _first_word(text, people.start())
        end = people.start()
        if whom := _OF_WHOM.search(text, at, end):
            at, end = whom.end() if whom[0] == "任" else whom.start(), end - 1
        for item, body in chains.read(at, end, said):
            said = said.then(body, item.post)
            pattern = "named" if item.body else "implied"
            for person in _holders(view, people, item.post, at):
                yield Holding(
                    person, item.post, body, item.former, at, people.end(), pattern, item.sector, term=item.term
                )


def after(view: View, chains: Chains) -> Iterator[Holding]:
    """Posts that stand behind their holders: 张志川书记, 江岸柳、洪波等委员."""
    for people in PEOPLE.finditer(view.text):
        m = _AFTER.match(view.text, people.end())
        if m is None:
            continue
        body: Value | None = None
        if m["org"] or (people.start() and view.text[people.start() - 1] == ORG):
            link = view.links[m.start("org") if m["org"] else people.start() - 1]
            body = Value(link.name, link.entity, link.mention.text)
        elif m["post"] in SEATS or titles.scope(m["post"]) in ("government", "cppcc"):
            body = None if _leader(view, people) else chains.implied(m["post"], people.start())
        else:
            body = chains.near(m["post"], people.start())
        if body is None:
            continue
        post, held_in = titles.normal(m["post"], body)
        for person in view.links_in(people.start(), people.end(), PERSON):
            yield Holding(person, post, held_in, False, people.start(), m.end(), "after")


def _leader(view: View, people: re.Match[str]) -> bool:
    """Whether somebody is named whom every text calls 主席, of whatever body."""
    names = lexicon.table("leaders")
    return any(link.name in names for link in view.links_in(people.start(), people.end(), PERSON))


def _first_word(text: str, end: int) -> int:
    """Where the words begin that may belong to the person at ``end``."""
    n = end
    while n > 0 and text[n - 1] not in _BREAK and end - n < _LONGEST_CHAIN:
        n -= 1
    return n


def _holders(view: View, people: re.Match[str], post: str, at: int) -> list[Link]:
    """Whom a title belongs to: one that one person holds goes to the first named, unless it is said of each (各)."""
    links = view.links_in(people.start(), people.end(), PERSON)
    return links[:1] if titles.one_holder(post) and "各" not in view.text[at : people.start()] else links
