"""A graph as Python programs use it: ``from kg import Graph``.

    graph = Graph.open("G")
    graph.frame("leaders", body="襄阳市政协")        # a question with a name, as a pandas table
    graph.frame("SELECT ?name { ?p a :Person ; skos:prefLabel ?name }")
    nx.betweenness_centrality(graph.co_attendance())

docs/python.md shows what can be done with each.
"""

from typing import TYPE_CHECKING

from kg.query import projections
from kg.query.frame import frame
from kg.query.named import ask, bound
from kg.query.questions import questions
from kg.store import graph
from kg.store.sparql import Answer

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


class Graph(graph.Graph):
    """One state of a graph folder, opened for reading. Make it with ``Graph.open``."""

    def ask(self, name: str, **parameters: str | int) -> Answer:
        """Answer the question of this name (``kg query --list``); an entity is given by any name that ``find`` takes.

        QueryError for an unknown question or parameter, one that is missing, and a name that is none or ambiguous.
        """
        return ask(self, name, {key: str(value) for key, value in parameters.items()})

    def frame(self, query: str, **parameters: str | int) -> "pd.DataFrame":
        """The answer to a question by its name, or to a SELECT, as a table; see ``kg.query.frame`` for the types.

        The columns of the parameters are left out. QueryError as from ``ask`` and ``query``, and without pandas.
        """
        if query not in questions() and not parameters:
            return frame(self.query(query))
        sparql, bindings = bound(self, query, {key: str(value) for key, value in parameters.items()})
        return frame(self.query(sparql, bindings)).drop(columns=list(bindings))

    def network(self) -> "nx.MultiDiGraph[str]":
        """All entities and relations: typed nodes, typed and dated edges; several between two entities if need be."""
        from kg.export.network import network  # noqa: PLC0415 - networkx is slow to import

        return network(self)

    def co_attendance(self, since: str = "", until: str = "", largest: int = 100) -> "nx.Graph[str]":
        """Who takes part in meetings and activities together; see ``kg.query.projections``."""
        return projections.co_attendance(self.store, since, until, largest)

    def memberships(self) -> "nx.Graph[str]":
        """People and their bodies, bipartite; see ``kg.query.projections``."""
        return projections.memberships(self.store)

    def colleagues(self, largest: int = 100) -> "nx.Graph[str]":
        """Person – body – person; see ``kg.query.projections``."""
        return projections.colleagues(self.store, largest)

    def programmes(self) -> "nx.Graph[str]":
        """Bodies and the programmes they run, bipartite; see ``kg.query.projections``."""
        return projections.programmes(self.store)
