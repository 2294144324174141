"""Time that the pages of a served graph take: of every entity, first when nothing has been read yet, then once more.

python benchmarks/pages.py GRAPH [--most 1000]
"""

import argparse
import statistics
import time
from pathlib import Path
from urllib.parse import quote

from running_server import Client, serve

from kg.serve.address import href
from kg.store.graph import Graph
from kg.view import lists


def main() -> None:
    """Print a line a turn: pages, milliseconds of the median, of 95 in 100 and of the longest; then the first page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("--most", type=int, default=1000)
    given = parser.parse_args()
    store = Graph.open(given.graph).store
    kinds = [kind for kind in lists.counts(store) if kind != "document"]
    entities = [one.iri for kind in kinds for one in lists.entries(store, kind)][: given.most]
    print("turn    pages  median ms  95 of 100  longest")
    with serve(given.graph) as (_, address):
        client = Client(address)
        for turn in ("first", "again"):
            took = sorted(_milliseconds(client, quote(href(iri), safe="/%")) for iri in entities)
            middle, most = statistics.median(took), took[len(took) * 95 // 100]
            print(f"{turn:7} {len(took):5} {middle:10.0f} {most:10.0f} {took[-1]:8.0f}")
        print(f"first page {_milliseconds(client, '/'):.0f} ms, a list {_milliseconds(client, '/list/person'):.0f} ms")


def _milliseconds(client: Client, path: str) -> float:
    started = time.perf_counter()
    status, content = client.get(f"{path}?format=html" if path.startswith("/id/") else path)
    if status != 200:
        raise SystemExit(f"{path}: {status} {content.decode()}")
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
