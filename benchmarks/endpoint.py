"""Time of the named questions through the endpoint of ``kg serve``, beside Oxigraph itself in the same run.

    python benchmarks/endpoint.py [--counties 87] [--graph FOLDER] [--rounds 5] [NAME...]

The graph is that of benchmarks/query.py: 87 counties are a million triples. Both ways end in JSON. "transfer" is what
the same number of bytes takes to come over the same connection without any work, measured with a query that does none
and a file of known size; "ratio" is the endpoint's time without it, in Oxigraph's.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from query import make, options, oxigraph, values
from running_server import Client, serve

from kg import Graph
from kg.query.named import bound
from kg.query.questions import questions


def main() -> None:
    """Print one line a question: bytes, and milliseconds in both ways."""
    given = options().parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.graph or Path(temporary) / "graph"
        if not folder.exists():
            make(folder, given.counties)
        with serve(folder, "--timeout", "120") as (_, address):
            measure(Graph.open(folder), Client(address), given.names or list(questions()), given.rounds)


def measure(graph: Graph, client: Client, names: list[str], rounds: int) -> None:
    """One line a question, then median and worst."""
    empty, rate = _transfer(client)
    print(f"a query without work {empty:.2f} ms, {1 / rate / 1000:.0f} MB/s\n")
    print(f"{'question':20} {'bytes':>9} {'endpoint':>9} {'oxigraph':>9} {'transfer':>9} {'ratio':>6}")
    known, table = values(graph), []
    for name in names:
        given = {key: known[key] for key, one in questions()[name].parameters.items() if one.kind != "number"}
        sparql, bindings = bound(graph, name, given)
        address = f"/sparql?{urlencode({'query': sparql, **{f'${key}': str(one) for key, one in bindings.items()}})}"
        status, content = client.get(address)
        if status != 200 or _rows(content) != _rows(oxigraph(graph.store, sparql, bindings)):
            raise SystemExit(f"{name}: {status}, {content[:200].decode()}")
        served, raw = _quickest(
            rounds,
            lambda address=address: client.get(address),
            lambda sparql=sparql, bindings=bindings: oxigraph(graph.store, sparql, bindings),
        )
        transfer = empty + len(content) * rate
        table.append((served, raw, transfer, (served - transfer) / raw))
        print(f"{name:20} {len(content):9} {served:9.1f} {raw:9.1f} {transfer:9.1f} {table[-1][3]:6.2f}", flush=True)
    for label, of in (("median", statistics.median), ("worst", max)):
        print(f"{label:30}", *(f"{of(column):9.1f}" for column in list(zip(*table, strict=True))[:3]), end=" ")
        print(f"{of([row[3] for row in table]):6.2f}")


def _transfer(client: Client) -> tuple[float, float]:
    """Milliseconds of a round trip without work, and of each byte."""
    tenfold = " ".join(f"BIND(CONCAT({', '.join([f'?x{at}'] * 10)}) AS ?x{at + 1})" for at in range(4))
    text = "x" * 200
    large = f"/sparql?{urlencode({'query': f'SELECT ?x4 {{ BIND({text!r} AS ?x0) {tenfold} }}'})}"
    size = len(client.get(large)[1])
    empty, whole = _quickest(50, lambda: client.get("/sparql?query=ASK%7B%7D"), lambda: client.get(large))
    return empty, (whole - empty) / size


def _quickest(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Least milliseconds of each, in turns: what else the machine does only ever adds."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, known in zip(works, times, strict=True):
            begun = time.perf_counter()
            work()
            known.append((time.perf_counter() - begun) * 1000)
    return list(map(min, times))


def _rows(content: bytes) -> list[str]:
    """The rows of an answer, in any order; rounded values of the same sum may differ in nothing else."""
    return sorted(json.dumps(row, sort_keys=True) for row in json.loads(content)["results"]["bindings"])


if __name__ == "__main__":
    main()
