"""Plain relations between entities that a sentence states: whose meeting it was, which body runs a programme.

What a name says of itself (its place, the body it is part of) the link station has told already; here is what stands
between two names in one sentence.
"""

import re
from collections.abc import Iterator, Sequence

from kg.model import Document, Link
from kg.relate.statements import Relation

_SENTENCE = re.compile(r"[。！？；\n]")
#: Between a body and its meeting, between a body and its programme, between a meeting and its place.
_HOLDS = re.compile(r"^(?:在[^，。]{1,20})?(?:组织|主持|联合|共同)?(?:召开|举行|举办|主办|承办)了?[^，。；]{0,12}$")
_RUNS = re.compile(
    r"^[^，。；、]{0,24}(?:开展|创建|打造|建立|搭建|开设|开办|开辟|实施|推进|推行|启动|创新|设立|组织|举办|深化|推出|开通)了?[^，。；]{0,10}$"
)
_WHERE = re.compile(r"^[^，。；]{0,12}在$")
#: A programme further from its body than this is not stated to be run by it.
REACH = 40


def relations(document: Document, links: Sequence[Link]) -> Iterator[Relation]:
    """The relations stated between neighbouring mentions of one sentence, in order of the text."""
    text = document.text
    body: Link | None = None
    meeting: Link | None = None
    for link in links:
        mention = link.mention
        if body and _SENTENCE.search(text[body.mention.end : mention.start]):
            body = None
        if meeting and _SENTENCE.search(text[meeting.mention.end : mention.start]):
            meeting = None
        if mention.label == "ORG":
            body = link
        elif mention.label == "MEETING":
            if body and _HOLDS.match(_between(text, body, link)):
                yield _relation(link, "ofBody", body)
            meeting = link
        elif mention.label == "PROGRAM" and body and _RUNS.match(_between(text, body, link)):
            yield _relation(body, "runs", link)
        elif mention.label == "LOC" and meeting and _WHERE.match(_between(text, meeting, link)):
            yield _relation(meeting, "locatedIn", link)


def _between(text: str, one: Link, other: Link) -> str:
    return text[one.mention.end : min(other.mention.start, one.mention.end + REACH + 1)].rstrip("“")


def _relation(subject: Link, predicate: str, target: Link) -> Relation:
    spans = (subject.mention, target.mention)
    return Relation(subject.entity, predicate, target.entity, min(m.start for m in spans), max(m.end for m in spans))
