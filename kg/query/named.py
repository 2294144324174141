"""Questions with a name: one file a question in ``kg/query/named/``, SPARQL below a header of comments.

    # zh: 谁担任过某一机构的领导？
    # en: Who led a body?
    # param body: 机构的任何名称 · any name of the body
    SELECT …

Every parameter is the name of an entity and a variable of the SELECT clause; one that is not given stays open.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.graph import Graph
from kg.store.sparql import Answer, Term

_HEADER = re.compile(r"# (zh|en|param (\w+)): (.+)")


@dataclass(frozen=True, slots=True)
class Question:
    """A named query: what it asks in Chinese and English, its parameters with what they mean, and its SPARQL."""

    name: str
    zh: str
    en: str
    parameters: Mapping[str, str]
    sparql: str


@cache
def questions() -> dict[str, Question]:
    """All named queries by name."""
    files = sorted(resources.files("kg.query").joinpath("named").iterdir(), key=lambda file: file.name)
    texts = {file.name.removesuffix(".rq"): file.read_text("utf-8") for file in files if file.name.endswith(".rq")}
    return {name: _read(name, text) for name, text in texts.items()}


def _read(name: str, text: str) -> Question:
    header = [match for line in text.splitlines() if (match := _HEADER.fullmatch(line))]
    said = {match[1]: match[3] for match in header if not match[2]}
    return Question(name, said["zh"], said["en"], {match[2]: match[3] for match in header if match[2]}, text)


def ask(graph: Graph, name: str, parameters: Mapping[str, str]) -> Answer:
    """Answer a named query; errors as in ``bound``."""
    return graph.query(*bound(graph, name, parameters))


def bound(graph: Graph, name: str, parameters: Mapping[str, str]) -> tuple[str, dict[str, Term]]:
    """The SPARQL of a named query, and what its parameters stand for, as ``Graph.query`` takes them.

    ``parameters`` are names of entities as ``Graph.find`` takes them, or IRIs. QueryError for an unknown query, an
    unknown parameter, and a name that no entity has or several have.
    """
    question = questions().get(name)
    if question is None:
        raise QueryError(f"There is no query named {name}; there are: {', '.join(questions())}.")
    for parameter in parameters:
        if parameter not in question.parameters:
            known = ", ".join(question.parameters) or "none"
            raise QueryError(f"The query {name} has no parameter {parameter}; its parameters: {known}.")
    return question.sparql, {key: ox.NamedNode(graph.resolve(text)) for key, text in parameters.items()}
