"""cppcc-kg: a knowledge graph from Chinese CPPCC (政协) documents, with the evidence for every fact.

The folders follow the data: read → tag → link → relate → store → query, view, export.
"""

from kg.version import __version__

__all__ = ["__version__"]
