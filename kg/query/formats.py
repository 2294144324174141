"""The answer to a query as bytes: a table for the eye, the W3C formats for programs."""

from collections.abc import Collection

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.query.table import table
from kg.schema import PREFIXES, local
from kg.store.sparql import Answer, damaged

_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}


def render(answer: Answer, form: str | None = None, hidden: Collection[str] = ()) -> bytes:
    """An answer in one of ``kg.query.FORMATS``; by default a table for SELECT and ASK, Turtle for the others.

    A table leaves out the columns ``hidden``: what the user has given as a parameter.
    Rows keep the order of the query (the same in every run if it says ORDER BY); triples are sorted. QueryError for a
    format that the kind of query has not.
    """
    try:
        if isinstance(answer, ox.QueryTriples):
            return _triples(answer, form or "turtle")
        if form == "turtle":
            raise QueryError("SELECT and ASK give no triples: use --format table, csv, tsv, json or xml.")
        if isinstance(answer, ox.QueryBoolean):
            return _boolean(answer, form or "table")
        if form in _RESULTS:
            return answer.serialize(format=_RESULTS[form]) or b""
        columns = [variable.value for variable in answer.variables if variable.value not in hidden]
        rows = [[_shown(row[column]) for column in columns] for row in answer]
        return table(columns, rows).encode("utf-8", "surrogatepass")
    except (OSError, RuntimeError) as error:
        raise GraphError(damaged(error)) from error


def _boolean(answer: ox.QueryBoolean, form: str) -> bytes:
    if form in ("json", "xml"):
        return answer.serialize(format=_RESULTS[form]) or b""
    return b"true\n" if answer else b"false\n"


def _triples(answer: ox.QueryTriples, form: str) -> bytes:
    triples = sorted(set(answer), key=str)
    if form == "turtle":
        prefixes = {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix != "id"}
        return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    if form == "table":
        rows = [[_shown(term) for term in triple] for triple in triples]
        return table(["subject", "predicate", "object"], rows).encode("utf-8", "surrogatepass")
    raise QueryError("CONSTRUCT and DESCRIBE give triples: use --format turtle or table.")


def _shown(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """A term for the eye: a literal without its type, an IRI with a prefix, nothing for what is not bound."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return local(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)
