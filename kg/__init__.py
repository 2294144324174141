"""cppcc-kg: a knowledge graph from Chinese CPPCC (政协) documents, with the evidence for every fact.

The folders follow the data: read → tag → link → relate → store → query, view, export.
"""

from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["Graph", "__version__"]


def __getattr__(name: str) -> Any:
    """``from kg import Graph``, loaded when it is asked for: most commands must start at once."""
    if name == "Graph":
        from kg.graph import Graph  # noqa: PLC0415

        return Graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
