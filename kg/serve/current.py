"""The graph as it is now: opened anew when a build has replaced graph.json, never a mixture of two states."""

from pathlib import Path

from kg.errors import GraphError
from kg.serve.graph import Served
from kg.serve.reply import Job, Reply
from kg.store import files

#: How often a job is begun anew because a build ended under it.
ATTEMPTS = 5


class Current:
    """One process's view of a graph folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: Signature | None = None
        self._graph: Served | None = None

    def graph(self) -> Served:
        """The graph in its present state; GraphError as from ``Graph.open``."""
        now = signature(self._folder)
        if self._graph is None or now != self._seen:
            self._graph = None  # closes the old store before the new one is opened
            self._graph, self._seen = Served.open(self._folder), now
        return self._graph

    def answer(self, job: Job) -> Reply:
        """Do a job on one state of the graph.

        A graph that has been opened stays as it is, but a build deletes the statement files that it needs no more, and
        a job that wants one of those is begun anew on the new state.
        """
        for attempt in range(ATTEMPTS):
            graph = self.graph()
            try:
                return job(graph)
            except (GraphError, OSError):
                if attempt == ATTEMPTS - 1 or signature(self._folder) == self._seen:
                    raise
        raise AssertionError


#: What changes when a build ends: graph.json is always a new file.
Signature = tuple[int, int, int]


def signature(folder: Path) -> Signature:
    """The identity of graph.json, without reading it; zeros when it is missing."""
    try:
        stat = (folder / files.GRAPH).stat()
    except OSError:
        return 0, 0, 0
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
