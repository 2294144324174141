"""Every rule's score comes from one table, lexicon/rules.tsv, so that it can be measured and set in one place."""

from functools import cache

from kg.lexicon import table
from kg.tag.candidate import Candidate


@cache
def _scores() -> dict[str, dict[str, float]]:
    scores: dict[str, dict[str, float]] = {}
    for row in table("kg.tag.lexicon", "rules.tsv"):
        scores.setdefault(row["rule"], {})[row["label"]] = float(row["score"])
    return scores


def propose(rule: str, start: int, end: int, label: str | None = None) -> Candidate:
    """A candidate with the score that the table gives to its rule, and the rule's label if none is given."""
    scores = _scores()[rule]
    label = label or next(iter(scores))
    return Candidate(start, end, label, scores.get(label, min(scores.values())), rule)
