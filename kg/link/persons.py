"""Who a person is: one person per name and jurisdiction in a document, told apart by the body their post is in.

Two persons of one name in two counties stay two; the same vice-chair in two documents of one county is one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.divisions import Division, divisions
from kg.iri import mint
from kg.link.bodies import Name
from kg.model import Mention

#: How far before a name its body may stand: 省政协常委、提案委员会主任孙群.
REACH = 30
_STOP = re.compile(r"[。；！？\n]")
_HIGH_AFTER = ("总书记", "同志为核心", "总理", "委员长", "国家主席")
_HIGH = re.compile(r"总书记|国家主席|国务院|全国政协|全国人大|中共中央|党中央|中央军委|中央政治局")


def damaged(names: Counter[str]) -> dict[str, str]:
    """A name with its end missing → the whole name: 阴建 where the document has 阴建正 more often."""
    return {
        short: whole[0]
        for short in names
        if len(short) == 2
        and len(
            whole := [
                name for name in names if len(name) == 3 and name.startswith(short) and names[name] > names[short]
            ]
        )
        == 1
    }


def jurisdictions(
    text: str, mentions: Sequence[Mention], names: dict[int, Name], home: Division | None
) -> dict[str, str]:
    """Name of a person → the place that tells persons of that name apart ("" for persons known all over the country).

    ``names`` gives the canonical name of the mention that starts at an offset.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    last: Mention | None = None
    table = divisions()
    for mention in mentions:
        if mention.label == "ORG":
            last = mention
        if mention.label != "PERSON":
            continue
        before = text[max(0, mention.start - REACH) : mention.start]
        if _HIGH.search(_STOP.split(before)[-1]) or text.startswith(_HIGH_AFTER, mention.end):
            votes[mention.text]["\0"] += 2
        elif last and mention.start - last.end <= REACH and not _STOP.search(text[last.end : mention.start]):
            place = names[last.start].about.get("place", "")
            if place:
                votes[mention.text][place] += 1
    usual = table.official(home) if home else ""
    out = {}
    for mention in mentions:
        if mention.label == "PERSON":
            counted = votes.get(mention.text)
            best = max(counted, key=lambda place: (counted[place], place)) if counted else usual
            out[mention.text] = "" if best == "\0" else best
    return out


def iri(name: str, place: str) -> str:
    """``person/常国荣@晋城市``; without a place ``person/习近平``."""
    return mint("person", f"{name}@{place}" if place else name)
