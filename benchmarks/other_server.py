"""The named questions put to another SPARQL server that holds the same graph: does it answer what this package does?

    kg export GRAPH rdf -o graph.nq          # then load it there
    python benchmarks/other_server.py GRAPH http://127.0.0.1:8890/sparql

Each question is asked with the examples of its own file, here and there. Parameters are written as VALUES into every
group, since the protocol cannot bind. Not counted as differences: the order of rows and of what GROUP_CONCAT joins, how
a boolean is written, and an empty text for nothing.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

from kg import Graph
from kg.query.named import bound
from kg.query.questions import questions
from kg.schema import PREFIXES

_JOINED = re.compile("[、?]")  # a server that cannot keep 、 apart writes ?
_GROUP = re.compile(r"(VALUES\s+(?:\?\w+|\([^)]*\))\s*)?\{(?!\s*SELECT)")


def main() -> None:
    """Print the questions that are answered otherwise, and how many are not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("endpoint")
    given = parser.parse_args()
    graph, verdicts = Graph.open(given.graph), Counter[str]()
    for name, question in questions().items():
        examples = {key: parameter.example for key, parameter in question.parameters.items()}
        sparql, bindings = bound(graph, name, examples)
        query = _inlined(sparql, {key: str(term) for key, term in bindings.items()})
        here = _rows(graph.query(query).serialize(format=ox.QueryResultsFormat.JSON))
        try:
            there = _rows(_asked(given.endpoint, query))
        except HTTPError as error:
            verdict = f"refused: {error.read(160).decode(errors='replace').splitlines()[0]}"
        except URLError as error:
            raise SystemExit(f"{given.endpoint} does not answer ({error.reason}); is the server running?") from error
        else:
            verdict = "" if here == there else f"{len(here)} rows here, {len(there)} there"
        verdicts["refused" if verdict.startswith("refused") else "other" if verdict else "same"] += 1
        if verdict:
            print(f"{name}: {verdict}")
    print(", ".join(f"{number} {verdict}" for verdict, number in sorted(verdicts.items())))


def _inlined(sparql: str, bindings: dict[str, str]) -> str:
    """A query that needs nothing but itself."""
    values = "".join(f" VALUES ?{key} {{ {term} }}" for key, term in bindings.items())
    query = "\n".join(line for line in sparql.splitlines() if not line.startswith("#"))
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    return head + _GROUP.sub(lambda match: match[0] if match[1] else match[0] + values, query)


def _asked(endpoint: str, query: str) -> bytes:
    headers = {"Accept": "application/sparql-results+json"}
    with urlopen(Request(endpoint, urlencode({"query": query}).encode(), headers), timeout=120) as answer:  # noqa: S310
        content: bytes = answer.read()
    return content


def _rows(content: bytes) -> list[str]:
    """The rows of an answer, alike for what is meant alike."""
    rows = [
        {key: _plain(term) for key, term in row.items() if term["value"]}
        for row in json.loads(content)["results"]["bindings"]
    ]
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)


def _plain(term: dict[str, str]) -> str:
    if term.get("datatype", "").endswith("#boolean") or term["value"] in ("true", "false"):
        return str(int(term["value"] in ("true", "1")))
    return " ".join(sorted(_JOINED.split(term["value"])))


if __name__ == "__main__":
    main()
