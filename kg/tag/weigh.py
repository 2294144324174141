"""How likely each proposed span is, given everything that grammar and model propose around it.

A rule alone is right as often as lexicon/rules.tsv says, a model alone as often as its probability says, and both say
far more together: where the model proposes the same span a rule is nearly always right, and where the model is sure of
another span that overlaps, a rule is wrong every second time. One logistic regression for each label weighs this
evidence; its weights are in lexicon/weights.tsv, fitted by ``python -m kg.tag.train.weights``.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg.lexicon import table
from kg.tag.candidate import Candidate

#: The rule whose scores are the model's own probabilities.
MODEL = "model.shipped"

#: What the regression sees of a span, in the order of ``evidence``. Scores are log odds, rivals probabilities.
FEATURES = (
    "bias",
    "rule",  # a rule proposes the span
    "rule_score",
    "model",  # the model proposes it
    "model_score",
    "rule_and_model",  # the model's score where a rule agrees, a low one where it is silent
    "model_outside",  # the model's surest rival that holds the span
    "model_inside",
    "model_across",
    "model_label",  # the same span under another label
    "rule_outside",
    "rule_inside",
    "rule_across",
    "length",
    "model_against",  # the model is silent on the span: its surest rival of any kind
)

#: Scores are held to this range, so that no log odds outweigh everything else.
_SURE = 0.98
_SILENT = -4.0
_LONG = 20

Key = tuple[int, int, str]


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    rows = table("kg.tag.lexicon", "weights.tsv")
    labels = [column for column in rows[0] if column != "feature"]
    assert tuple(row["feature"] for row in rows) == FEATURES
    return {label: tuple(float(row[label]) for row in rows) for label in labels}


def weigh(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each span and label, with its probability; labels that have no weights keep their score."""
    weighed = []
    for candidate, seen in evidence(candidates):
        weights = _weights().get(candidate.label)
        if weights:
            odds = sum(weight * value for weight, value in zip(weights, seen, strict=True))
            candidate = replace(candidate, score=1 / (1 + math.exp(-odds)))  # noqa: PLW2901
        weighed.append(candidate)
    return weighed


def evidence(candidates: Iterable[Candidate]) -> list[tuple[Candidate, list[float]]]:
    """For each span and label the best candidate (a rule's before the model's) and the values of FEATURES."""
    rules: dict[Key, Candidate] = {}
    model: dict[Key, Candidate] = {}
    for candidate in candidates:
        key = (candidate.start, candidate.end, candidate.label)
        group = model if candidate.rule == MODEL else rules
        if key not in group or (candidate.score, candidate.rule) > (group[key].score, group[key].rule):
            group[key] = candidate
    keys = sorted(rules.keys() | model.keys())
    starts = [start for start, _, _ in keys]
    longest = max((end - start for start, end, _ in keys), default=0)
    return [
        (rules.get(key) or model[key], _features(key, rules, model, keys[bisect_left(starts, key[0] - longest) :]))
        for key in keys
    ]


def _features(key: Key, rules: dict[Key, Candidate], model: dict[Key, Candidate], near: list[Key]) -> list[float]:
    start, end, _ = key
    rule, own = rules.get(key), model.get(key)
    against = {"outside": [0.0, 0.0], "inside": [0.0, 0.0], "across": [0.0, 0.0], "label": [0.0, 0.0]}
    for rival in near:
        if rival[0] >= end:
            break
        if rival[1] <= start or rival == key:
            continue
        scores = against[_position(rival, start, end)]
        for which, group in enumerate((rules, model)):
            if rival in group:
                scores[which] = max(scores[which], group[rival].score)
    believed = _log_odds(own.score) if own else 0.0
    return [
        1.0,
        float(rule is not None),
        _log_odds(rule.score) if rule else 0.0,
        float(own is not None),
        believed,
        (believed if own else _SILENT) if rule else 0.0,
        against["outside"][1],
        against["inside"][1],
        against["across"][1],
        against["label"][1],
        against["outside"][0],
        against["inside"][0],
        against["across"][0],
        min(end - start, _LONG) / 10,
        0.0 if own else max(scores[1] for scores in against.values()),
    ]


def _position(rival: Key, start: int, end: int) -> str:
    if rival[:2] == (start, end):
        return "label"
    if rival[0] <= start and rival[1] >= end:
        return "outside"
    return "inside" if rival[0] >= start and rival[1] <= end else "across"


def _log_odds(score: float) -> float:
    held = min(max(score, 1 - _SURE), _SURE)
    return math.log(held / (1 - held))
