"""The jobs that make data: the triples of a thing, the search, the description of the service."""

import json
from dataclasses import asdict, dataclass

import pyoxigraph as ox

from kg.schema import PREFIXES
from kg.serve import html, media
from kg.serve.description import description
from kg.serve.reply import JSON, Reply
from kg.serve.resource import Resource
from kg.store.graph import Graph

_PREFIXES = {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix != "id"}


@dataclass(frozen=True, slots=True)
class Triples:
    """What the graph says of an IRI, as RDF of this media type."""

    iri: str
    media: str

    def __call__(self, graph: Graph) -> Reply:
        """The triples."""
        return _rdf(Resource(graph, self.iri).triples(), self.media)


@dataclass(frozen=True, slots=True)
class Description:
    """The description of the service at ``endpoint``, as RDF of this media type."""

    endpoint: str
    media: str

    def __call__(self, graph: Graph) -> Reply:
        """The triples."""
        return _rdf(description(self.endpoint, graph), self.media)


@dataclass(frozen=True, slots=True)
class Search:
    """Entities by any of their names, the best first: what ``kg find`` gives. ``language`` asks for a page."""

    text: str
    most: int
    language: str = ""

    def __call__(self, graph: Graph) -> Reply:
        """JSON, or the page."""
        found = graph.find(self.text, self.most)
        if self.language:
            return html.page("search.html", self.language, asked=self.text, found=found)
        rows = [asdict(one) for one in found]
        return Reply(json.dumps(rows, ensure_ascii=False).encode("utf-8", "replace"), JSON)


def _rdf(triples: list[ox.Triple], kind: str) -> Reply:
    body = ox.serialize(triples, format=media.GRAPHS[kind], prefixes=_PREFIXES)
    return Reply(body or b"", media.content_type(kind))
