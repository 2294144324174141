"""Bodies: names that the body-name grammar holds, and bodies of the whole country."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import table
from kg.tag import national_bodies
from kg.tag.body_grammar import patterns
from kg.tag.candidate import Candidate
from kg.tag.rules import propose
from kg.tag.symbols import FULL, Symbols


@cache
def _named() -> dict[str, str]:
    """How the text names the party that calls itself 社 or 盟."""
    return {row["form"]: row["named"] for row in table("kg.tag.lexicon", "parties_inner.tsv")}


def recognise(symbols: Symbols) -> Iterator[Candidate]:
    """Candidates of the body-name grammar over the whole text."""
    for rule, pattern in patterns():
        for start, end, match in symbols.find(pattern):
            groups = match.groupdict()
            if groups.get("level") and groups.get("unit") == "委员会" and not match[0].startswith("中"):
                continue  # 县委员会 is no way to name a body
            if rule == "bodies.democratic_inner" and _named()[groups["party"]] not in symbols.text:
                continue
            place = groups.get("place")
            sure = place is None or re.search(FULL, place) is not None
            yield propose(rule if sure else rule + "_short", start, end)
    yield from national_bodies.recognise(symbols)
