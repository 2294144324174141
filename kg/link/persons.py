"""Who a person is within one document: one person per name and jurisdiction, told apart by the bodies they act for.

A jurisdiction is a county or what lies above it: towns have no committee, and their people are the county's members.

A name stands for one person in a document unless the text says that there are several: sure words put it into two
jurisdictions of which neither holds the other (``kg.link.persons_apart``), or one list has it twice with different
notes (王伟、王伟（女）). Who is one across documents is decided later, in ``kg.store.identity``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kg.divisions import divisions
from kg.iri import mint
from kg.lexicon import alternatives, words
from kg.link import persons_apart
from kg.link.naming import Name
from kg.link.scope import Scope
from kg.model import Mention

#: How far before a name its body may stand: 省政协常委、提案委员会主任孙群.
REACH = 30
#: Words that put a name into a place for sure count as much as so many that only stand near it.
SURE = 3
#: The place of those who are known all over the country.
NATION = "\0"
_STOP = re.compile(r"[。；！？\n]")
_HIGH_AFTER = ("总书记", "同志为核心", "总理", "委员长", "国家主席")
_HIGH = re.compile(r"总书记|国家主席|国务院|全国政协|全国人大|中共中央|党中央|中央军委|中央政治局")
#: A post that is over says where somebody was, not where they are.
_FORMER = re.compile(r"(?:原|原任|时任|曾任|历任|曾在|前|卸任)$")


class Vote(NamedTuple):
    """Which place the words before a name give it.

    ``sure`` when nothing but titles and other names stands between body and name.
    """

    place: str
    weight: int
    sure: bool


def damaged(names: Counter[str]) -> dict[str, str]:
    """A name with its end missing → the whole name: 阴建 where the document has 阴建正 more often."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) == 3 and names[name] > names.get(name[:2], 0):
            longer[name[:2]].append(name)
    return {short: longer[short][0] for short in names if len(short) == 2 and len(longer.get(short, ())) == 1}


def iris(text: str, mentions: Sequence[Mention], names: Mapping[int, Name], scope: Scope) -> dict[int, str]:
    """Offset of each mention of a person → the person's IRI; ``names`` gives the canonical name at an offset."""
    votes = _votes(text, mentions, names)
    notes = persons_apart.listed_twice(text, [mention for mention in mentions if mention.label == "PERSON"])
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.label == "PERSON":
            by_name[names[mention.start].name].append(mention)
    found = {}
    for name, group in by_name.items():
        for mention, place in zip(group, _places(group, votes, scope), strict=True):
            found[mention.start] = iri(name, "" if place == NATION else place, notes.get(mention.start, ""))
    return found


def iri(name: str, place: str, note: str = "") -> str:
    """``person/常国荣@晋城市``; without a place ``person/习近平``; ``note`` tells two of one place apart: (女)."""
    return mint("person", f"{name}@{place}" if place else name) + (f"({note})" if note else "")


def _votes(text: str, mentions: Sequence[Mention], names: Mapping[int, Name]) -> dict[int, Vote]:
    """What the words before each name say, by the offset of the name; names without such words have none."""
    votes: dict[int, Vote] = {}
    body: Mention | None = None
    people: list[Mention] = []
    for mention in mentions:
        if mention.label == "ORG":
            body, people = mention, []
        if mention.label != "PERSON":
            continue
        before = text[max(0, mention.start - REACH) : mention.start]
        if _HIGH.search(_STOP.split(before)[-1]) or text.startswith(_HIGH_AFTER, mention.end):
            votes[mention.start] = Vote(NATION, 2 * SURE, False)
        elif body and mention.start - body.end <= REACH and not _STOP.search(text[body.end : mention.start]):
            place = names[body.start].about.get("place", "")
            if place:
                between = "".join(text[a:b] for a, b in _gaps(body.end, people, mention.start))
                sure = bool(_titles().fullmatch(between)) and not _FORMER.search(text[: body.start][-2:])
                sure = sure and "原" not in between
                votes[mention.start] = Vote(place, SURE if sure else 1, sure)
        people.append(mention)
    return votes


def _gaps(start: int, people: Sequence[Mention], end: int) -> list[tuple[int, int]]:
    """The stretches between ``start`` and ``end`` that are no names."""
    edges = [start, *(edge for one in people for edge in (one.start, one.end)), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


@cache
def _titles() -> re.Pattern[str]:
    """Words of posts, and what joins them and the names that share them: 党组书记、主席甲、乙."""
    posts = alternatives(words("kg.tag.lexicon", "posts.txt"))
    return re.compile(rf"(?:党组|机关)?(?:{posts})(?:{posts}|[、和及与兼 　]|[（(][^（()）]{{1,12}}[）)])*")


def _places(group: Sequence[Mention], votes: Mapping[int, Vote], scope: Scope) -> list[str]:
    """The place of each mention of one name, in order."""
    counted: Counter[str] = Counter()
    for mention in group:
        if vote := votes.get(mention.start):
            counted[vote.place] += vote.weight
    if not counted:  # nothing but where it stands: an article with a byline has a home of its own
        homes = (scope.home_at(mention.start) for mention in group)
        return [divisions().county(divisions().official(home)) if home else "" for home in homes]
    best = max(counted, key=lambda place: (counted[place], place))
    sure = [vote.place if (vote := votes.get(mention.start)) and vote.sure else "" for mention in group]
    several = persons_apart.jurisdictions([place for place in sure if place])
    if best == NATION or not several:
        return [divisions().county(best)] * len(group)
    return persons_apart.assign([mention.start for mention in group], sure, several)
