"""Networks of people, bodies and programmes, taken from the graph for networkx.

Nodes are entities by IRI, with ``label`` and ``type``. A projection grows with the square of what two nodes share, so
events and bodies with more than ``largest`` people are left out of it: a plenary session says little of who knows whom.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store import sparql

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.Graph[str]

_TOGETHER = """
SELECT DISTINCT ?event ?person ?date WHERE {
  ?event :attendedBy|:chairedBy|:addressedBy|:ledBy|:participant ?person .
  ?person a :Person .
  OPTIONAL { ?event :startDate ?date }
}
"""
_MEMBERSHIPS = """
SELECT DISTINCT ?person ?body ?title WHERE {
  ?membership :member ?person ; :organization ?body .
  OPTIONAL { ?membership :post/:title ?title }
} ORDER BY ?title
"""
_PROGRAMMES = "SELECT DISTINCT ?body ?programme WHERE { ?body :runs ?programme }"


def co_attendance(store: ox.Store, since: str = "", until: str = "", largest: int = 100) -> "Network":
    """Who takes part in meetings and activities together: ``weight`` events, the ``first`` and the ``last`` dated one.

    ``since`` and ``until`` are dates or their beginnings (``2018``, ``2018-03``), both included; with either of them,
    events without a date are left out.
    """
    people: dict[str, set[str]] = defaultdict(set)
    dates: dict[str, str] = {}
    for event, person, date in _rows(store, _TOGETHER):
        if since <= date and (not until or date[: len(until)] <= until) and (date or not until):
            people[event].add(person)
            dates[event] = min(date, dates.get(event, date))
    made = _empty()
    for event in sorted(people):
        _join(made, people[event], largest, dates[event])
    return _described(store, made, dict.fromkeys(set().union(*people.values()), "Person"))


def memberships(store: ox.Store) -> "Network":
    """People and the bodies they hold or held a post in: bipartite; an edge has ``titles``, joined by 、."""
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person, body, title in _rows(store, _MEMBERSHIPS):
        titles[person, body].append(title)
    made = _empty()
    for (person, body), held in sorted(titles.items()):
        made.add_edge(person, body, titles="、".join(filter(None, held)))
    return _described(store, made, _parts(titles, "Person", "Body"))


def colleagues(store: ox.Store, largest: int = 100) -> "Network":
    """Person – body – person: who has a body in common, and how many (``weight``)."""
    people: dict[str, set[str]] = defaultdict(set)
    for person, body, _ in _rows(store, _MEMBERSHIPS):
        people[body].add(person)
    made = _empty()
    for body in sorted(people):
        _join(made, people[body], largest)
    return _described(store, made, dict.fromkeys(set().union(*people.values()), "Person"))


def programmes(store: ox.Store) -> "Network":
    """Bodies and the programmes they run: bipartite."""
    edges = sorted((body, programme) for body, programme in _rows(store, _PROGRAMMES))
    made = _empty()
    made.add_edges_from(edges)
    return _described(store, made, _parts(edges, "Body", "Programme"))


def _rows(store: ox.Store, query: str) -> Iterable[list[str]]:
    answer = sparql.run(store, query)
    assert isinstance(answer, ox.QuerySolutions)
    return ([term.value if term else "" for term in row] for row in answer)


def _empty() -> "Network":
    import networkx as nx  # noqa: PLC0415 - slow to import

    return nx.Graph()


def _parts(edges: Iterable[tuple[str, str]], one: str, other: str) -> dict[str, str]:
    """The type of each end of bipartite edges."""
    return {node: kind for edge in edges for node, kind in zip(edge, (one, other), strict=True)}


def _join(made: "Network", nodes: set[str], largest: int, date: str = "") -> None:
    """Join all of ``nodes`` with each other, by an edge that counts and keeps its first and last date."""
    if len(nodes) > largest:
        return
    for one, other in combinations(sorted(nodes), 2):
        known = made.get_edge_data(one, other, {"weight": 0})
        dates = sorted(filter(None, (known.get("first"), known.get("last"), date)))
        spans = {"first": dates[0], "last": dates[-1]} if dates else {}
        made.add_edge(one, other, weight=known["weight"] + 1, **spans)


def _described(store: ox.Store, made: "Network", types: Mapping[str, str]) -> "Network":
    """The same network with all nodes, those without edges too, and with their types and names."""
    names: dict[str, str] = {}
    for node, name in sparql.rows(store, "SELECT ?node ?name WHERE { ?node skos:prefLabel ?name }"):
        if node in types:
            names[node] = min(name, names.get(node, name))
    for node in sorted(types):
        made.add_node(node, label=names.get(node, node), type=types[node])
    return made
