"""Mentions → Links: every mention gets the canonical name and the IRI of what it means in its context."""

import re
from collections import Counter
from collections.abc import Sequence

from kg.iri import entity_iri
from kg.lexicon import alternatives
from kg.link import bodies, meetings, official, persons, places, programmes, zones
from kg.link.naming import Name
from kg.link.scope import Scope
from kg.model import Document, Link, Mention

#: Between a body and its meeting: 市政协召开“…”专题议政会, 市政协在某酒店召开….
_HOLDS = re.compile(
    r"(?:党组|机关)?(?:\d+[年月日]|上午|下午)*(?:在[^，。；]{1,24}?)?(?:首次|专门|隆重|组织|主持|联合|共同)*(?:召开|举行|举办)了?(?:\d{4}年度?)?$"
)

#: A committee of the CPPCC, or of a democratic party in a place.
_COMMITTEE = re.compile(rf"政协\S+?委员会|中国人民政治协商会议全国委员会|{official.ALLIED}")
#: How far down a page the name stands of the party whose page it is.
_TOP = 200
#: A party's committee that a meeting is named after: 民盟清河县委会2024年度工作会议.
_PARTY_FIRST = re.compile(
    rf"(?:{alternatives(official.forms('parties.tsv'))})[\u4e00-\u9fff]{{1,12}}?(?:委员会|委会|委(?!员))"
)


def link(document: Document, mentions: Sequence[Mention]) -> list[Link]:
    """Resolve the mentions of one document, in order."""
    scope = Scope(document, mentions)
    names = _names(document.text, mentions, scope)
    people = persons.iris(document.text, mentions, names, scope)
    links = []
    for mention in mentions:
        name = names[mention.start]
        if mention.label == "PERSON":
            iri = people[mention.start]
        elif mention.label in ("DATE", "POST"):
            iri = ""
        else:
            iri = entity_iri(mention.label, name.name)
        links.append(Link(mention, name.name, iri, name.about))
    return links


def _names(text: str, mentions: Sequence[Mention], scope: Scope) -> dict[int, Name]:
    """Offset of a mention → its canonical name."""
    body_reader, meeting_reader = bodies.Reader(text, scope), meetings.Reader(text, scope)
    whole = persons.damaged(Counter(m.text for m in mentions if m.label == "PERSON"))
    full = programmes.fullest([m.text for m in mentions if m.label == "PROGRAM"])
    names: dict[int, Name] = {}
    last: Mention | None = None
    party = ""  # the committee of a democratic party whose page it is
    for mention in mentions:
        if mention.label == "ORG":
            before = _named_before(text, last, mention, names)
            governs = zones.beside(mention.text, before.name) if before else None
            near = _committee(before) or party
            names[mention.start] = Name(governs, {}) if governs else body_reader.read(mention.start, mention.end, near)
            if not party and mention.start < _TOP and text[mention.start - 1 : mention.start] in ("", "\n"):
                party = names[mention.start].name if re.fullmatch(official.ALLIED, names[mention.start].name) else ""
            if last is None or text[mention.start - 1 : mention.start] != "在":
                last = mention  # 在某酒店召开: the hotel is the place, the host stands before it
        elif mention.label == "LOC":
            names[mention.start] = places.read(text, mention.start, mention.end, scope)
        elif mention.label == "MEETING":
            host = (
                names[last.start].name if last and _HOLDS.fullmatch(text[last.end : mention.start].strip("“")) else ""
            )
            name = meeting_reader.read(mention.start, mention.end, host)
            own = _PARTY_FIRST.match(text, mention.start, mention.end)
            if own and name.name == "".join(mention.text.split()):
                body = body_reader.read(*own.span()).name
                name = Name(body + name.name[len("".join(own[0].split())) :], {"body": body})
            names[mention.start] = name
        elif mention.label == "PROGRAM":
            names[mention.start] = programmes.read(mention.text, mention.start, scope, full)
        elif mention.label == "PERSON":
            names[mention.start] = Name(whole.get(mention.text, mention.text), {})
        else:
            names[mention.start] = Name(mention.text, {})
    return _longest_meetings(mentions, names)


def _named_before(text: str, last: Mention | None, mention: Mention, names: dict[int, Name]) -> Name | None:
    """The body that the sentence named last; None if it named none."""
    if last is None or re.search("[。；！？\n]", text[last.end : mention.start]):
        return None
    return names[last.start]


def _committee(name: Name | None) -> str:
    """The committee that a body is or belongs to: 全国政协常委、|经济委员会主任; else empty."""
    whole = (str(name.about.get("parent", "")), name.name) if name else ()
    return next((one for one in whole if _COMMITTEE.fullmatch(one)), "")


def _longest_meetings(mentions: Sequence[Mention], names: dict[int, Name]) -> dict[int, Name]:
    """中央政协工作会议 means 中央政协工作会议暨庆祝…大会 where the document prints that."""
    joint: dict[str, Name] = {}
    for mention in mentions:
        if mention.label == "MEETING" and "暨" in names[mention.start].name:
            joint.setdefault(names[mention.start].name.split("暨")[0], names[mention.start])
    for mention in mentions:
        if mention.label == "MEETING":
            names[mention.start] = joint.get(names[mention.start].name, names[mention.start])
    return names
