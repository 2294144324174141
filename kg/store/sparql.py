"""SPARQL over a graph's store: all documents together are the default graph, each one is a named graph."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.schema import PREFIXES
from kg.store.federation import calls_out

Term: TypeAlias = ox.NamedNode | ox.Literal
Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE = re.compile(r"(?im)^\s*(insert|delete|load|clear|drop|create|add|move|copy|with)\b")

#: What the parser says when the words are right but their sense is not → what that means.
_HINTS = {
    "Prefix not found": "a prefix is not declared",
    "variable that is unbound": "a variable of SELECT is neither grouped nor in an aggregate",
    "Duplicated variable name": "a variable is named twice in SELECT",
    "IRI parsing failed": "an IRI is not absolute, or has characters that none may have",
}


def run(
    store: ox.Store,
    query: str,
    bindings: Mapping[str, Term] | None = None,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Answer:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE; the common prefixes need not be declared.

    ``bindings`` gives variables of the SELECT clause their value beforehand. ``default_graphs`` and ``named_graphs``
    (IRIs) make a dataset that takes the place of the store's and of the query's FROM clauses; if only one kind is
    given, the dataset has none of the other. QueryError for a query that cannot be parsed (with line and column), that
    would change the graph or ask another server, or that lacks a bound variable.
    """
    if calls_out(query):
        raise QueryError("A query can only read this graph: SERVICE, which would ask another server, is not allowed.")
    chosen = bool(default_graphs or named_graphs)
    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
        ox.Variable(name): term for name, term in (bindings or {}).items()
    }
    try:
        return store.query(
            query,
            prefixes=PREFIXES,
            substitutions=substitutions or None,
            default_graph=[*_graphs(default_graphs)] if chosen else None,
            named_graphs=[*_graphs(named_graphs)] if chosen else None,
        )
    except SyntaxError as error:
        raise QueryError(_sentence(query, str(error))) from error
    except RuntimeError as error:
        if "projection" in str(error):
            name = str(error).partition("variable ")[2].partition(" ")[0]
            raise QueryError(f"The query has no parameter {name.lstrip('?')}: its SELECT lacks {name}.") from error
        if "custom function" in str(error):
            name = str(error).partition("<")[2].partition(">")[0]
            raise QueryError(f"The query calls <{name}>, which is no function of SPARQL 1.1; leave it out.") from error
        raise GraphError(damaged(error)) from error


def _graphs(iris: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError(f"The name of a graph is not an absolute IRI: {error}.") from error


def damaged(error: Exception) -> str:
    """The sentence for a store that opens but cannot be read through."""
    return (
        f"The RDF store of the graph is damaged ({error}); delete its folder rdf, it is made again from the statements."
    )


def _sentence(query: str, message: str) -> str:
    """One plain sentence instead of the parser's list of everything it would have taken."""
    if _UPDATE.search(query):
        return "A query can only read the graph: SELECT, ASK, CONSTRUCT or DESCRIBE."
    if not query.strip():
        return "The query is empty; write SELECT, ASK, CONSTRUCT or DESCRIBE."
    match = _PLACE.match(message)
    if match is None:
        return f"The query has an error: {message}."
    line, column, expected = int(match[1]), int(match[2]), match[3]
    lines = query.splitlines()
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    place = f"before “{rest[:20]}”" if rest else "where it ends" if line >= len(lines) else "where the line ends"
    hint = next((f"; {hint}" for words, hint in _HINTS.items() if words in expected), "")
    return f"The query has a syntax error at line {line}, column {column}, {place}{hint}."


def rows(store: ox.Store, query: str) -> Iterator[list[str]]:
    """The rows of one of the package's own SELECT queries, each term as the text of its IRI or literal."""
    answer = run(store, query)
    assert isinstance(answer, ox.QuerySolutions)
    return ([term.value for term in row] for row in answer)
