"""Station 8: a graph as one interactive HTML page that opens by a double click and needs no network."""

from kg.view.page import write

__all__ = ["write"]
