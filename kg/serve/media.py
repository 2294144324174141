"""Media types of answers, and which of them a client takes best."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from werkzeug.datastructures import MIMEAccept

#: Of SELECT and ASK, of CONSTRUCT and DESCRIBE: media type → format; the first one when anything will do. Some types
#: are what clients ask for who know no better.
RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}


def best(accept: MIMEAccept, offered: Iterable[str]) -> str | None:
    """The media type that a client prefers; of those it likes alike, the first. None when it takes none of them.

    A client that says nothing takes the first.
    """
    offered = list(offered)
    if not accept:
        return offered[0]
    quality, _, media = max((accept.quality(media), -at, media) for at, media in enumerate(offered))
    return media if quality > 0 else None


def content_type(media: str) -> str:
    """The value of Content-Type: text says that it is UTF-8."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
