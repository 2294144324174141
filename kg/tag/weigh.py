"""How likely each proposed span is, given everything that grammar and model propose around it.

A rule alone is right as often as lexicon/rules.tsv says, a model alone as often as its probability says, and both say
far more together: where the model proposes the same span a rule is nearly always right, and where the model is sure of
another span that overlaps, a rule is wrong every second time. One logistic regression for each label weighs this
evidence; its weights are in lexicon/weights.tsv, fitted by ``python -m kg.tag.train.weights``.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    "left_edge",  # no letter or figure stands right before the span
    "right_edge",  # nor right behind it
    "kind_follows",  # the name may go on behind the span: 邹平|城, 图们|江
    "model_elsewhere",  # the model's surest proposal of the same characters and label in another place
    "listed_alike",  # the surest proposal under the same label beside the span in a list: 长沙、|深圳
    "listed_unlike",  # and under another label
)

#: The labels of names.
LABELS = ("PERSON", "ORG", "LOC", "MEETING", "PROGRAM")

#: What stands between two members of a list.
_AND = frozenset("、和与及")

#: Words for kinds of places and bodies that make a longer name of what stands before them.
_KINDS = frozenset("省市县区州盟旗镇乡村山河江湖海溪桥路街城港湾岛寺庙楼塔园馆站场厂局院校")

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


def weigh(candidates: Iterable[Candidate], text: str) -> list[Candidate]:
    """One candidate for each span and label, with its probability; labels that have no weights keep their score.

    ``text`` is the clean text that the candidates point into.
    """
    weighed = []
    for candidate, seen in evidence(candidates, text):
        weights = _weights().get(candidate.label)
        if weights:
            odds = sum(weight * value for weight, value in zip(weights, seen, strict=True))
            candidate = replace(candidate, score=1 / (1 + math.exp(-odds)))  # noqa: PLW2901
        weighed.append(candidate)
    return weighed


def evidence(candidates: Iterable[Candidate], text: str) -> list[tuple[Candidate, list[float]]]:
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
    believed, beside = _by_name(model, text), _beside([*rules.values(), *model.values()])

    def near(start: int) -> Iterator[Key]:  # not a slice: in a long document that would be most of it, for every key
        return (keys[k] for k in range(bisect_left(starts, start - longest), len(keys)))

    return [
        (
            rules.get(key) or model[key],
            _features(key, rules, model, near(key[0])) + _around(key, text, believed) + _listed(key, text, beside),
        )
        for key in keys
    ]


def _by_name(model: dict[Key, Candidate], text: str) -> dict[tuple[str, str], list[tuple[float, int]]]:
    """The model's two surest proposals of the same characters and label: score and start, the surest first."""
    found: dict[tuple[str, str], list[tuple[float, int]]] = defaultdict(list)
    for (start, end, label), candidate in model.items():
        found[text[start:end], label].append((candidate.score, start))
    return {name: sorted(places, reverse=True)[:2] for name, places in found.items()}


def _around(key: Key, text: str, believed: dict[tuple[str, str], list[tuple[float, int]]]) -> list[float]:
    """What the text says of a span: its edges, what follows, what the model makes of the same characters elsewhere."""
    start, end, label = key
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return [
        float(not before.isalnum()),
        float(not after.isalnum()),
        float(after in _KINDS),
        max((score for score, at in believed.get((text[start:end], label), ()) if at != start), default=0.0),
    ]


def _features(key: Key, rules: dict[Key, Candidate], model: dict[Key, Candidate], near: Iterable[Key]) -> list[float]:
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


def _beside(proposed: Iterable[Candidate]) -> dict[tuple[int, str], float]:
    """The score of the surest candidate of each label that begins at an offset or, as -offset, ends there."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for c in proposed:
        for at in (c.start, -c.end):
            best[at, c.label] = max(best[at, c.label], c.score)
    return best


def _listed(key: Key, text: str, beside: dict[tuple[int, str], float]) -> list[float]:
    """What is proposed beside a span in a list: under its own label, and under another."""
    start, end, label = key
    edges = [1 - start] if start and text[start - 1] in _AND else []
    edges += [end + 1] if text[end : end + 1] and text[end] in _AND else []
    near = [(other, beside.get((at, other), 0.0)) for at in edges for other in LABELS]
    return [
        max((score for other, score in near if other == label), default=0.0),
        max((score for other, score in near if other != label), default=0.0),
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
