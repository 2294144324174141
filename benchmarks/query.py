"""Time of the named questions on a made-up province: through kg, in Oxigraph itself, and in rdflib's own graph.

    python benchmarks/query.py [--counties 87] [--graph FOLDER] [--rounds 5] [--no-rdflib] [--limit 20] [NAME...]

87 counties are a million triples. kg resolves the names of the parameters, asks the graph on disk and writes JSON;
Oxigraph gets the same query with the IRIs, and writes JSON too; rdflib has the same triples in memory, and is given up
after so many seconds. The graph is built in FOLDER, if it is not there yet, by ``kg.build`` from records of
``province.py``: it has the shape of any other graph.
"""

import argparse
import json
import math
import resource
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox
import rdflib
from made import record
from province import rows
from rdflib.plugins.sparql.sparql import NotBoundError

from kg import Graph
from kg.build import build
from kg.model import Record
from kg.query.formats import render
from kg.query.named import ask, bound
from kg.query.questions import questions
from kg.schema import PREFIXES
from kg.store.sparql import Term

#: Seconds that a measurement takes at least.
SHORT = 0.2


class Extractor:
    """Reads rows as JSON instead of documents."""

    version = "province-1"
    model = None

    def load(self) -> Callable[[Path, str], Record]:
        """What reads one file."""
        return self.extract

    def extract(self, path: Path, name: str) -> Record:
        """The record of a row."""
        return record(json.loads(path.read_text("utf-8")) | {"name": name})


def make(folder: Path, counties: int) -> None:
    """Build the graph of so many counties."""
    with tempfile.TemporaryDirectory() as documents:
        for row in rows(counties):
            (Path(documents) / row["name"]).write_text(json.dumps(row, ensure_ascii=False), "utf-8")
        build([Path(documents)], folder, extractor=Extractor())


def values(graph: Graph) -> dict[str, str]:
    """A value for each parameter by its name: a county in the middle of the graph, its chair and its first session."""
    county = sorted({name.partition("政协")[0] for name in (row.name for row in graph.documents)})[
        len(graph.documents) // 40
    ]
    body = f"政协{county}委员会"
    leaders = [row["person"].value for row in graph.query(_LEADERS, {"body": ox.NamedNode(graph.resolve(body))})]
    return {
        "body": body, "entity": body, "first": body, "second": f"{county}人民政府", "place": county,
        "person": leaders[0], "one": leaders[0], "other": leaders[1],
        "meeting": f"政协第十届{county}委员会第一次会议", "programme": f"{county}委员之家",
        "year": "2019", "title": "主席", "sector": "教育界", "kind": "提案", "measured": "提案", "about": "生态",
    }  # fmt: skip


_LEADERS = (
    "SELECT DISTINCT ?person ?body { ?m :organization ?body ; :member ?person ; :startDate ?from } ORDER BY ?person"
)


def clock(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Median milliseconds of processor time of each, in turns: what else the machine does counts for none.

    What is short is repeated, for the clock of some machines ticks a hundred times a second only.
    """
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, known in zip(works, times, strict=True):
            begun, repeated = time.process_time(), 0
            while not repeated or (rounds > 1 and time.process_time() - begun < SHORT):
                work()
                repeated += 1
            known.append((time.process_time() - begun) * 1000 / repeated)
    return list(map(statistics.median, times))


def oxigraph(store: ox.Store, sparql: str, bindings: Mapping[str, Term]) -> bytes:
    """The answer of Oxigraph alone, as JSON."""
    substitutions = {ox.Variable(key): term for key, term in bindings.items()} or None
    answer = store.query(sparql, prefixes=PREFIXES, substitutions=substitutions)
    return answer.serialize(format=ox.QueryResultsFormat.JSON)


class Rdflib:
    """All documents as an rdflib Dataset in its own memory store; their union is the default graph."""

    def __init__(self, store: ox.Store, limit: float) -> None:
        self.limit = limit
        self.dataset = rdflib.Dataset(default_union=True)
        for name in store.named_graphs():
            triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, name))
            data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
            self.dataset.graph(rdflib.URIRef(name.value)).parse(data=data, format="nt")

    def ask(self, sparql: str, bindings: Mapping[str, Term]) -> bytes:
        """The answer as JSON."""
        terms = {key: rdflib.util.from_n3(str(term)) for key, term in bindings.items()}
        return self.dataset.query(sparql, initNs=PREFIXES, initBindings=terms).serialize(format="json")

    def milliseconds(self, sparql: str, bindings: Mapping[str, Term]) -> float:
        """Of one go; infinity when it was given up, nan when rdflib could not answer."""

        def give_up(*_: object) -> None:
            raise TimeoutError

        signal.signal(signal.SIGPROF, give_up)
        signal.setitimer(signal.ITIMER_PROF, self.limit)
        try:
            return clock(1, lambda: self.ask(sparql, bindings))[0]
        except TimeoutError:
            return float("inf")
        except NotBoundError:  # rdflib 7.6 stumbles over DISTINCT aggregates of what is not bound
            return float("nan")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def options() -> argparse.ArgumentParser:
    """What every measure of the questions is told: which of them, on which graph, how often."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--counties", type=int, default=87)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    return parser


def main() -> None:
    """Print one line a question: rows, and milliseconds in each of the three."""
    parser = options()
    parser.add_argument("--no-rdflib", action="store_true")
    parser.add_argument("--limit", type=float, default=20, help="seconds after which a question to rdflib is given up")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.graph or Path(temporary) / "graph"
        if not folder.exists():
            (seconds,) = clock(1, lambda: make(folder, given.counties))
            print(f"built in {seconds / 1000:.0f} s")
        graph = Graph.open(folder)
        triples = sum(1 for _ in graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        print(f"{len(graph.documents)} documents, {triples:,} triples, {len(graph.store):,} quads on disk")
        other = None if given.no_rdflib else Rdflib(graph.store, given.limit)
        measure(graph, given.names or list(questions()), given.rounds, other)
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def measure(graph: Graph, names: list[str], rounds: int, other: Rdflib | None) -> None:
    """One line a question, then median and worst."""
    known = values(graph)
    print(f"{'question':20} {'rows':>6} {'kg':>9} {'oxigraph':>9} {'rdflib':>9}")
    table = []
    for name in names:
        given = {key: known[key] for key, one in questions()[name].parameters.items() if one.kind != "number"}
        sparql, bindings = bound(graph, name, given)
        count = len(list(graph.query(sparql, bindings)))
        times = clock(
            rounds,
            lambda name=name, given=given: render(ask(graph, name, given), "json"),
            lambda sparql=sparql, bindings=bindings: oxigraph(graph.store, sparql, bindings),
        )
        times.append(other.milliseconds(sparql, bindings) if other else float("nan"))
        table.append(times)
        print(f"{name:20} {count:6} {times[0]:9.1f} {times[1]:9.1f} {times[2]:9.1f}", flush=True)
    for label, of in (("median", statistics.median), ("worst", max)):
        columns = (
            [value for value in column if not math.isnan(value)] or [math.nan] for column in zip(*table, strict=True)
        )
        print(f"{label:27}", *(f"{of(column):9.1f}" for column in columns))
    ratios = [row[0] / row[1] for row in table]
    print(f"kg / oxigraph: median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}")
    if slower := [row[2] / row[0] for row in table if not math.isnan(row[2])]:
        print(f"rdflib / kg: median {statistics.median(slower):.0f}, least {min(slower):.1f}")


if __name__ == "__main__":
    main()
