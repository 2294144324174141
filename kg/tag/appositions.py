"""Bodies known by their company: what stands between a boundary and a post that a person's name follows.

、|清华大学公共管理学院|院长江小涓 · ，|微软亚太研发集团|主席洪小文
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, words
from kg.tag.candidate import Candidate
from kg.tag.names import name_at
from kg.tag.person_leads import post_end
from kg.tag.plausible import ends_well, plausibility
from kg.tag.rules import propose
from kg.tag.site_kinds import label_of

_REACH = 48
_LEAD = re.compile(
    r"^.*(?:[^来]由|(?<!^)时任|现任|曾任|历任|聘请|邀请|特邀|会见了?|看望了?|慰问了?|走访了?|听取了?|作为|座谈会上|会上|以及|来自|[了是系])"
)
_NO_BODY = re.compile(
    r"[了在是的有把被将不也都]|^(?:党组|党委|支部|机关|专职|驻会|副|各|全|我|本|该|其|他|她|两|三|\d|第|一|名誉|常务|总|中华人民共和国$|国家$|广大|部分)|习近平"
)


@cache
def _left() -> re.Pattern[str]:
    posts = alternatives(words("kg.tag.lexicon", "posts.txt"))
    modifier = "(?:全球|亚太区?|大中华区|中国区|专职|驻会|党组|党委|原)?"
    return re.compile(
        rf"(?:^|[\s，。、；：,（“”])(?P<body>[^\s，。、；：,“”《》]{{2,30}}?)(?:{modifier}(?:{posts})[、兼])*{modifier}$"
    )


def recognise(text: str) -> Iterator[Candidate]:
    """A candidate ORG before every post that a name follows."""
    for match in post_end().finditer(text):
        name_end = name_at(text, match.end())
        if not name_end or not ends_well(text, name_end) or plausibility(text[match.end() : name_end]) < 0.6:
            continue
        begin = max(0, match.start() - _REACH)
        left = _left().search(text[begin : match.start()].rsplit("\n", 1)[-1])
        if not left:
            continue
        end = match.start() - (len(left.string) - left.end("body"))
        start = end - len(left["body"])
        lead = _LEAD.match(left["body"])
        start += lead.end() if lead else 0
        name = text[start:end]
        if end - start < 2 or _NO_BODY.search(name):
            continue
        known = label_of(name)
        if known == "ORG":
            yield propose("appositions.body", start, end)
        elif match[0].strip() in words("kg.tag.lexicon", "heads_of_bodies.txt"):
            yield propose("appositions.open", start, end)
