"""All that a worker process may be asked to do; the fork server imports this before the first worker starts."""

import pyvis.network  # noqa: F401 – takes a second, which would make every first picture a slow request

from kg.serve.data import Description, Search, Triples
from kg.serve.pages import Browse, Ontology, Picture, Start, Thing
from kg.serve.query import Query
from kg.serve.question import Prepared

__all__ = ["Browse", "Description", "Ontology", "Picture", "Prepared", "Query", "Search", "Start", "Thing", "Triples"]
