"""A graph as a folder of pages for people to leaf through, which needs neither a server nor a network."""

from kg.view.atlas.write import write

__all__ = ["write"]
