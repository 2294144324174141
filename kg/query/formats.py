"""The answer to a query as bytes: a table for the eye, the W3C formats for programs."""

import io
from collections.abc import Collection, Iterator, Sequence

import pyoxigraph as ox

from kg.errors import GraphError, LimitError, QueryError
from kg.query.table import table
from kg.schema import PREFIXES, local
from kg.store.sparql import Answer, damaged

_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}


class _Sink(io.BytesIO):
    """Bytes in memory, but no more than ``most``: LimitError for the write that would exceed it."""

    def __init__(self, most: int | None) -> None:
        super().__init__()
        self.most = most

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # Oxigraph writes nothing but bytes
        """Add the bytes."""
        if self.most is not None and self.tell() + len(data) > self.most:
            raise LimitError(f"The answer is longer than {self.most:,} bytes; ask for less, with LIMIT for example.")
        return super().write(data)


def render(answer: Answer, form: str | None = None, hidden: Collection[str] = (), *, most: int | None = None) -> bytes:
    """An answer in one of ``kg.query.FORMATS``; by default a table for SELECT and ASK, Turtle for the others.

    A table leaves out the columns ``hidden``: what the user has given as a parameter.
    Rows keep the order of the query (the same in every run if it says ORDER BY); triples are sorted. QueryError for a
    format that the kind of query has not; LimitError when the answer is longer than ``most`` bytes.
    """
    out = _Sink(most)
    try:
        if isinstance(answer, ox.QueryTriples):
            _triples(answer, form or "turtle", out)
        elif form == "turtle":
            raise QueryError("SELECT and ASK give no triples: use --format table, csv, tsv, json or xml.")
        elif isinstance(answer, ox.QueryBoolean):
            _boolean(answer, form or "table", out)
        elif form in _RESULTS:
            answer.serialize(out, format=_RESULTS[form])
        else:
            columns = [variable.value for variable in answer.variables if variable.value not in hidden]
            _table(columns, ([row[column] for column in columns] for row in answer), out)
    except (OSError, RuntimeError) as error:
        raise GraphError(damaged(error)) from error
    return out.getvalue()


def _boolean(answer: ox.QueryBoolean, form: str, out: _Sink) -> None:
    if form in ("json", "xml"):
        answer.serialize(out, format=_RESULTS[form])
    else:  # the standard has no CSV and TSV for ASK
        out.write(b"true\n" if answer else b"false\n")


def _triples(answer: ox.QueryTriples, form: str, out: _Sink) -> None:
    triples = sorted(set(answer), key=str)
    if form == "turtle":
        prefixes = {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix != "id"}
        ox.serialize(triples, out, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    elif form == "table":
        _table(["subject", "predicate", "object"], ([*triple] for triple in triples), out)
    else:
        raise QueryError("CONSTRUCT and DESCRIBE give triples: use --format turtle or table.")


def _table(
    columns: Sequence[str],
    rows: Iterator[Sequence[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]],
    out: _Sink,
) -> None:
    shown = [[_shown(term) for term in row] for row in rows]
    out.write(table(columns, shown).encode("utf-8", "surrogatepass"))


def _shown(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """A term for the eye: a literal without its type, an IRI with a prefix, nothing for what is not bound."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return local(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)
