"""All that a worker process may be asked to do; the fork server imports this before the first worker starts."""

import numpy  # noqa: F401 – like the next two it takes long, which would make first requests slow ones
import pypinyin  # noqa: F401
import pyvis.network  # noqa: F401

from kg.serve import html
from kg.serve.data import Description, Search, Triples
from kg.serve.pages import List, Ontology, Overview, Picture, Start, Thing
from kg.serve.query import Query
from kg.serve.question import Prepared

__all__ = [
    "Description",
    "List",
    "Ontology",
    "Overview",
    "Picture",
    "Prepared",
    "Query",
    "Search",
    "Start",
    "Thing",
    "Triples",
]

html.pages().compile()
