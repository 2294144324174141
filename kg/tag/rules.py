"""Every rule's score comes from one table, lexicon/rules.tsv, so that it can be measured and set in one place."""

from functools import cache

from kg.lexicon import table
from kg.tag.candidate import Candidate


@cache
def _scores() -> dict[str, tuple[str, float]]:
    return {row["rule"]: (row["label"], float(row["score"])) for row in table("kg.tag.lexicon", "rules.tsv")}


def propose(rule: str, start: int, end: int, label: str | None = None) -> Candidate:
    """A candidate with the label and the score that the table gives to its rule."""
    usual, score = _scores()[rule]
    return Candidate(start, end, label or usual, score, rule)
