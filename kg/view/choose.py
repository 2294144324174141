"""Which entities a page shows: all around the named ones, or the best connected of the whole graph."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import networkx as nx

from kg.export.relations import End, Relation
from kg.schema import ancestors
from kg.view.picture import styles

#: Nodes that can be drawn so that a reader still finds his way.
LIMIT = 200
#: Further nodes that a page keeps for whoever asks for more of an entity's neighbours.
HELD = 300
#: Below this many nodes there is room for the neighbours' neighbours too.
ROOMY = 60


@cache
def group(cls: str) -> str:
    """The class whose style a class has, its own or an ancestor's; empty for what is not drawn (posts, terms)."""
    return next((name for name in (cls, *ancestors(cls)) if name in styles()), "") if cls else ""


def drawn(end: End) -> bool:
    """Whether an end of a relation is an entity that can be a node."""
    return bool(end.iri and group(end.cls))


def network(relations: Iterable[Relation]) -> "nx.Graph[str]":
    """Entities by IRI, linked if any relation links them; isolated ones are there too."""
    graph: nx.Graph[str] = nx.Graph()
    for one in relations:
        ends = [end.iri for end in (one.subject, one.object) if drawn(end)]
        graph.add_nodes_from(ends)
        if len(set(ends)) == 2:
            graph.add_edge(*ends)
    return graph


def around(graph: "nx.Graph[str]", named: Iterable[str], limit: int = LIMIT) -> list[str]:
    """The named entities, their neighbours up to the limit, and theirs again while the picture stays roomy; sorted."""
    chosen = {iri: None for iri in named if iri in graph}
    for room in (limit, min(limit, ROOMY)):
        ring = {other for iri in chosen for other in graph[iri]} - chosen.keys()
        best = sorted(ring, key=_rank(graph))
        chosen |= dict.fromkeys(best[: max(0, room - len(chosen))])
    return sorted(chosen)


def best_connected(graph: "nx.Graph[str]", limit: int = LIMIT) -> list[str]:
    """The entities with most neighbours, sorted; one that has no neighbour in the picture is left out."""
    best = graph.subgraph(sorted(graph, key=_rank(graph))[:limit])
    return sorted(iri for iri in best if best.degree(iri)) or sorted(best)


def held(graph: "nx.Graph[str]", chosen: Sequence[str], limit: int = HELD) -> list[str]:
    """Neighbours of the chosen entities that found no room in the picture, the best connected up to a limit; sorted."""
    ring = {other for iri in chosen for other in graph[iri]}.difference(chosen)
    return sorted(sorted(ring, key=_rank(graph))[:limit])


def _rank(graph: "nx.Graph[str]") -> Callable[[str], tuple[int, str]]:
    return lambda iri: (-graph.degree(iri), iri)
