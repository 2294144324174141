"""Asking a question by its name. Parameters are bound as RDF terms; no text that a user gives becomes query text."""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.questions import Parameter, Question, questions
from kg.store.graph import Graph
from kg.store.sparql import Answer, Term


def ask(graph: Graph, name: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Answer a named query; parameters and errors as in ``bound``."""
    return graph.query(*bound(graph, name, parameters or {}))


def bound(graph: Graph, name: str, parameters: Mapping[str, str]) -> tuple[str, dict[str, Term]]:
    """The SPARQL of a named query, and what its parameters stand for, as ``Graph.query`` takes them.

    An entity is given by any name that ``Graph.find`` takes, or its IRI; one that is not given stays open. A year has
    four digits; a text is taken as it is. A number that is not given is that of the question's example. QueryError for
    an unknown query or parameter, a name that no entity has or several have, and what is no year or number or missing.
    """
    question = questions().get(name)
    if question is None:
        raise QueryError(f"There is no query named {name}; there are: {', '.join(questions())}.")
    for key in parameters:
        if key not in question.parameters:
            known = ", ".join(question.parameters) or "none"
            raise QueryError(f"The query {name} has no parameter {key}; its parameters: {known}.")
    given = {key: _given(question, key, parameters.get(key)) for key in question.parameters}
    return question.sparql, {
        key: _term(graph, question.parameters[key], value) for key, value in given.items() if value is not None
    }


def _given(question: Question, key: str, value: str | None) -> str | None:
    """The value to bind, or None for an entity that stays open."""
    parameter = question.parameters[key]
    if value is not None or parameter.kind == "entity":
        return value
    if parameter.kind == "number":
        return parameter.example
    raise QueryError(f"The query {question.name} needs {key}; add --param {key}={parameter.example} for example.")


def _term(graph: Graph, parameter: Parameter, value: str) -> Term:
    if parameter.kind == "entity":
        return ox.NamedNode(graph.resolve(value))
    if parameter.kind == "text":
        return ox.Literal(value)
    digits = r"[0-9]{4}" if parameter.kind == "year" else r"[0-9]{1,9}"
    if not re.fullmatch(digits, value):
        raise QueryError(f"{value} is no {parameter.kind}; write digits, such as {parameter.example}.")
    return ox.Literal(int(value))
