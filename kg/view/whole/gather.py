"""What is drawn of a whole graph: its entities, numbered with the best connected first, and their relations."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.export.relations import relations
from kg.model import Record
from kg.view.choose import best_connected, drawn

#: Entities on the page at most, the best connected ones.
LIMIT = 20_000

#: Numbers of subject and object, and between them the predicate; then qualifier, from, to.
Fact = tuple[int, str, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Whole:
    """Entities are numbers; ``names`` and ``classes`` are as most relations give them.

    ``graph`` links two entities if any fact does; nodes and links are in the order of their numbers.
    """

    iris: tuple[str, ...]
    names: tuple[str, ...]
    classes: tuple[str, ...]
    facts: tuple[Fact, ...]
    graph: "nx.Graph[int]"


def gather(records: Iterable[Record], limit: int = LIMIT) -> Whole:
    """The best connected entities in these records, and all facts between them, sorted, each once."""
    ends: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    said: set[tuple[str, str, str, str, str, str]] = set()
    for record in records:
        for one in relations(record):
            if drawn(one.subject) and drawn(one.object) and one.subject.iri != one.object.iri:
                for end in (one.subject, one.object):
                    ends[end.iri][end.name, end.cls] += 1
                said.add((one.subject.iri, one.predicate, one.object.iri, one.qualifier, one.since, one.until))
    linked: nx.Graph[str] = nx.Graph()
    linked.add_edges_from((fact[0], fact[2]) for fact in said)
    chosen = best_connected(linked, limit)
    iris = sorted(chosen, key=lambda iri: (-linked.degree(iri), iri))
    number = {iri: at for at, iri in enumerate(iris)}
    facts = sorted(
        (number[subject], predicate, number[value], qualifier, since, until)
        for subject, predicate, value, qualifier, since, until in said
        if subject in number and value in number
    )
    called = [min(ends[iri], key=lambda end: (-ends[iri][end], end)) for iri in iris]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(iris)))
    graph.add_edges_from(sorted({(min(one[0], one[2]), max(one[0], one[2])) for one in facts}))
    return Whole(tuple(iris), tuple(name for name, _ in called), tuple(cls for _, cls in called), tuple(facts), graph)
