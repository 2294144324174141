"""What one page holds, as plain data for its script: the drawing, the facts, and the sentences they rest on.

Nodes are numbered in the order of their IRIs; facts refer to them by number, so that a long IRI stands in the page
once. ``assets/data.js`` reads this.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kg.export.relations import End, Relation, relations
from kg.model import Record
from kg.store.names import Label
from kg.store.short_forms import short_forms
from kg.view.choose import drawn, group
from kg.view.evidence import evidence
from kg.view.picture import Node, draw, styles
from kg.view.search import tables
from kg.view.words import words

#: Other names shown for an entity, and sentences shown for a fact.
ALSO, SENTENCES = 8, 3

#: Subject, predicate, object, qualifier, from, to; an end is a node's number or a text.
_Fact = tuple[int | str, str, int | str, str, str, str]


def content(
    records: Iterable[Record], chosen: Sequence[str], start: int | None = None, held: Sequence[str] = ()
) -> dict[str, Any]:
    """The data of a page about the entities ``chosen`` (IRIs); the panel opens with node ``start``.

    Those in ``held`` come after them: they are drawn when one asks for the neighbours of a node.
    """
    everything = [*chosen, *held]
    gathered = _Gathered(everything)
    for record in records:
        gathered.add(record)
    nodes = [gathered.node(number) for number in range(len(everything))]
    facts = sorted(gathered.facts, key=_order)
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (subject, _, value, *_) in enumerate(facts):
        if isinstance(subject, int) and isinstance(value, int) and subject != value:
            pairs[min(subject, value), max(subject, value)].append(number)
    used = Counter(node.group for node in nodes[: len(chosen)])
    drawing = draw(nodes, pairs, len(chosen))
    return {
        **drawing,
        "start": start,
        "facts": [[*fact, gathered.facts[fact]] for fact in facts],
        "evidence": list(gathered.evidence),
        "documents": list(gathered.documents),
        "types": [
            {"id": name, "count": used[name], "colour": style.colour, "shape": style.shape}
            for name, style in styles().items()
            if name in {node.group for node in nodes}
        ],
        "names": tables(
            (number, node.cls, _labels(node, drawing["nodes"][number]["degree"])) for number, node in enumerate(nodes)
        ),
        "words": words({*styles(), *(node.cls for node in nodes), *(fact[1] for fact in facts)}),
    }


def _labels(node: Node, weight: int) -> list[Label]:
    """The names by which a node can be found; the number of its neighbours stands for that of its documents."""
    others = dict.fromkeys((*node.also, *short_forms(node.name)))
    return [Label(node.name, True, weight), *(Label(name, False, weight) for name in others if name != node.name)]


def _order(fact: _Fact) -> tuple[str, ...]:
    """Facts of one kind together, by time, then by post, then by name."""
    subject, predicate, value, qualifier, since, until = fact
    return (
        predicate,
        since,
        until,
        qualifier,
        *(f"{end:08}" if isinstance(end, int) else end for end in (subject, value)),
    )


class _Gathered:
    """What the documents say of the chosen entities; dicts serve as ordered sets that number their members."""

    def __init__(self, chosen: Sequence[str]) -> None:
        self._number = {iri: number for number, iri in enumerate(chosen)}
        self._ends: list[Counter[tuple[str, str]]] = [Counter() for _ in chosen]
        self._printed: list[Counter[str]] = [Counter() for _ in chosen]
        self.facts: dict[_Fact, list[int]] = {}
        self.evidence: dict[tuple[int, str, tuple[tuple[int, int, int], ...]], int] = {}
        self.documents: dict[str, int] = {}

    def add(self, record: Record) -> None:
        for mention in record.mentions:
            if mention.entity in self._number:
                self._printed[self._number[mention.entity]][mention.text] += 1
        for one in relations(record):
            ends = self._end(one.subject), self._end(one.object)
            if any(isinstance(end, int) for end in ends):
                fact = (ends[0], one.predicate, ends[1], one.qualifier, one.since, one.until)
                sentences = self.facts.setdefault(fact, [])
                if len(sentences) < SENTENCES:
                    sentences.append(self._sentence(record, one))

    def _end(self, end: End) -> int | str:
        number = self._number.get(end.iri)
        if number is None:
            return end.name
        if drawn(end):
            self._ends[number][end.name, end.cls] += 1
        return number

    def _sentence(self, record: Record, one: Relation) -> int:
        """The number of the sentence around a relation's evidence, which is kept once."""
        found = evidence(record.source, one.start, one.end, record.mentions)
        marks = tuple((start, end, self._number[iri]) for start, end, iri in found.marks if iri in self._number)
        document = self.documents.setdefault(record.name, len(self.documents))
        return self.evidence.setdefault((document, found.text, marks), len(self.evidence))

    def node(self, number: int) -> Node:
        """Name and class as most relations give them; other names as they are printed, the most frequent first."""
        ends, printed = self._ends[number], self._printed[number]
        name, cls = min(ends, key=lambda end: (-ends[end], end))
        also = sorted(set(printed) - {name}, key=lambda text: (-printed[text], text))[:ALSO]
        return Node(name, cls, group(cls), tuple(also))
