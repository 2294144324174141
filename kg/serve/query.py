"""The job of answering a SPARQL query."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.schema import PREFIXES
from kg.serve import media
from kg.serve.reply import RefusedError, Reply
from kg.store import sparql
from kg.store.graph import Graph

#: Those that shorten an answer in Turtle or RDF/XML.
_PREFIXES = {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix != "id"}


@dataclass(frozen=True, slots=True)
class Query:
    """A query as the SPARQL 1.1 Protocol has it: text and dataset, with what the client takes.

    ``bindings`` are variables with their values as N-Triples. ``results`` and ``graphs`` are the media types for SELECT
    and ASK, and for CONSTRUCT and DESCRIBE; None when the client takes none. ``most`` is how many bytes the answer may
    have.
    """

    text: str
    bindings: tuple[tuple[str, str], ...]
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    results: str | None
    graphs: str | None
    most: int

    def __call__(self, graph: Graph) -> Reply:
        """The answer; RefusedError for a query that is wrong, an answer too long or in no type that is asked for."""
        out = _Bounded(self.most)
        try:
            bindings = {name: _term(text) for name, text in self.bindings}
            datasets = {"default_graphs": self.default_graphs, "named_graphs": self.named_graphs}
            answer = sparql.run(graph.store, self.text, bindings, **datasets)
        except QueryError as error:
            raise RefusedError(400, str(error)) from error
        chosen, write = self._writer(answer)
        write(out)
        return Reply(out.getvalue(), media.content_type(chosen))

    def _writer(self, answer: sparql.Answer) -> "tuple[str, Callable[[_Bounded], object]]":
        """The media type for this kind of answer, and what writes it."""
        if isinstance(answer, ox.QueryTriples):
            chosen = _taken(self.graphs, media.GRAPHS)
            form = media.GRAPHS[chosen]
            return chosen, lambda out: ox.serialize(answer, out, format=form, prefixes=_PREFIXES)
        chosen = _taken(self.results, media.RESULTS)
        return chosen, lambda out: answer.serialize(out, format=media.RESULTS[chosen])


def _term(text: str) -> sparql.Term:
    """A term in the notation of N-Triples; QueryError when it is none."""
    try:
        (quad,) = ox.parse(f"<x:s> <x:p> {text} .".encode(), ox.RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f'{text} is no value; write an <IRI> or a "literal".') from error
    if not isinstance(quad.object, ox.NamedNode | ox.Literal):
        raise QueryError(f'{text} is no value; write an <IRI> or a "literal".')
    return quad.object


def _taken(chosen: str | None, offered: Mapping[str, object]) -> str:
    if chosen is None:
        raise RefusedError(406, f"The answer to this kind of query can be had as {', '.join(offered)}.")
    return chosen


class _Bounded(io.BytesIO):
    """Bytes in memory, up to a limit."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # nothing but bytes is written to it
        """Add to it; RefusedError when it is full."""
        if self.tell() + len(data) > self._most:
            most = f"{self._most / 1e6:g} MB"
            raise RefusedError(
                422, f"The answer has more than {most}; ask for less, or in parts with LIMIT and OFFSET."
            )
        return super().write(data)
