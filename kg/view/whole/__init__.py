"""The whole graph as one page: thousands of entities in their communities, as on a map; see docs/design.md."""

from kg.view.whole.gather import gather
from kg.view.whole.page import render, write

__all__ = ["gather", "render", "write"]
