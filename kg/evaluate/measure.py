"""Precision, recall and F1 of mentions, accuracy of links, and how many facts there are of each type.

A mention counts when its span (in the text without white space) and its label are the gold's; a link, when such a
mention also has the gold's name. Optional gold neither earns nor costs, nor does a prediction that touches only that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import ReadError
from kg.evaluate.gold import Gold, GoldMention
from kg.evaluate.names import same
from kg.model import Record
from kg.schema import FACTS
from kg.store.facts import facts

#: The labels that are measured.
LABELS = ("PERSON", "ORG", "LOC", "MEETING", "PROGRAM")

#: Span in the text without white space, label, canonical name, confidence.
Prediction = tuple[int, int, str, str, float]

#: Lower bounds of the bands of confidence in which the mentions that are right are counted, highest first.
BANDS = (0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.0)


@dataclass(slots=True)
class Score:
    """True positives, false positives and false negatives, with the three figures made of them."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 0 without predictions."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 without gold."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``spans`` by label and ALL; ``links`` as (right, wrong); ``facts`` by type as (in the graph, in the gold).

    ``reliability`` has one row a band of confidence: its lower bound, how many mentions were given a confidence in it,
    the mean of those, and how many of them are right.
    """

    documents: int
    spans: Mapping[str, Score]
    links: tuple[int, int]
    facts: Mapping[str, tuple[int, int]]
    reliability: tuple[tuple[float, int, float, int], ...]

    @property
    def link_accuracy(self) -> float:
        """Share of the rightly marked mentions that also have the right name."""
        return self.links[0] / max(1, sum(self.links))


def evaluate(records: Iterable[Record], golds: Iterable[Gold]) -> Evaluation:
    """Compare records with the gold of their documents; ReadError when no record has any.

    A gold document that no record belongs to counts as one in which nothing was found.
    """
    golds = list(golds)
    found: dict[str, list[Prediction]] = {gold.source: [] for gold in golds}
    stated: Counter[str] = Counter()
    documents = 0
    for record in records:
        for gold in golds:
            if gold.is_of(record.name):
                documents += 1
                found[gold.source] += _predictions(record)
                if gold.facts is not None:
                    stated.update(str(fact["type"]) for fact in facts(record.statements))
    if not documents:
        raise ReadError("No document of the graph has gold annotations in that folder; build the annotated documents.")
    spans = {label: Score() for label in (*LABELS, "ALL")}
    links = Counter[bool]()
    trusted: list[tuple[float, bool]] = []
    for gold in golds:
        _count(gold.mentions, sorted(set(found[gold.source])), spans, links, trusted)
    for label in LABELS:
        spans["ALL"].tp += spans[label].tp
        spans["ALL"].fp += spans[label].fp
        spans["ALL"].fn += spans[label].fn
    annotated = [gold.facts for gold in golds if gold.facts is not None]
    counts = {kind: (stated[kind], sum(known.get(kind, 0) for known in annotated)) for kind in FACTS}
    return Evaluation(documents, spans, (links[True], links[False]), counts if annotated else {}, _bands(trusted))


def _bands(trusted: Iterable[tuple[float, bool]]) -> tuple[tuple[float, int, float, int], ...]:
    """The reliability table of (confidence, is it right?) pairs; bands without mentions are left out."""
    bands: dict[float, list[tuple[float, bool]]] = {bound: [] for bound in BANDS}
    for confidence, right in trusted:
        bands[next(bound for bound in BANDS if confidence >= bound)].append((confidence, right))
    return tuple(
        (bound, len(inside), sum(confidence for confidence, _ in inside) / len(inside), sum(r for _, r in inside))
        for bound, inside in bands.items()
        if inside
    )


def _predictions(record: Record) -> list[Prediction]:
    flat, n = [], 0
    for char in record.source:
        flat.append(n)
        n += not (char.isspace() or char == "\ufeff")
    flat.append(n)
    return [
        (flat[mention.start], flat[min(mention.end, len(flat) - 1)], mention.label, mention.name, mention.confidence)
        for mention in record.mentions
        if mention.label in LABELS
    ]


def _count(
    golds: Sequence[GoldMention],
    predictions: list[Prediction],
    spans: dict[str, Score],
    links: "Counter[bool]",
    trusted: list[tuple[float, bool]],
) -> None:
    """Add one document's mentions to the scores."""
    at = {(gold.start, gold.end): gold for gold in golds}
    hit = set()
    for start, end, label, name, confidence in predictions:
        gold = at.get((start, end))
        if gold and label in gold.labels:
            hit.add((start, end))
            if not gold.optional:
                spans[gold.labels[0]].tp += 1
                trusted.append((confidence, True))
                if gold.canonical:
                    links[same(name, gold.canonical)] += 1
        elif {one.optional for one in at.values() if start < one.end and one.start < end} != {True}:
            spans[label].fp += 1
            trusted.append((confidence, False))
    for gold in golds:
        if not gold.optional and (gold.start, gold.end) not in hit:
            spans[gold.labels[0]].fn += 1
