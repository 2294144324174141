"""Many clients at once, quick and heavy queries mixed: what fails, who waits, whether memory grows.

    python benchmarks/crowd.py GRAPH [--clients 64] [--seconds 300] [--timeout 5]

One in four requests is heavy. What may be answered is an answer (200) to the quick, and to the heavy an answer, a limit
of time or memory (504, 422) or "busy with slow requests" (503). Everything else counts as a failure.
"""

import argparse
import random
import statistics
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import psutil
from running_server import Client, serve

QUICK = (
    "/sparql?query=" + quote("SELECT ?n { ?p a :Person ; skos:prefLabel ?n } LIMIT 20"),
    "/sparql?query=" + quote("ASK { ?m :organization ?b ; :member ?p }"),
    "/sparql?query="
    + quote("SELECT ?b (COUNT(*) AS ?n) { ?m :organization ?b } GROUP BY ?b ORDER BY DESC(?n) LIMIT 5"),
    "/search?q=" + quote("政协"),
    "/",
)
HEAVY = tuple(
    "/sparql?query=" + quote(query)
    for query in (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a",
        "SELECT (COUNT(*) AS ?n) { ?a (!:x|!:y)*/(!:x|!:y)*/(!:x|!:y)* ?b . ?b (!:x|!:y)* ?c }",
        f"SELECT (COUNT(*) AS ?n) {{ ?a ?p ?x . ?b ?q ?y FILTER(REGEX(CONCAT(?x, ?y), '^(a+)+{'b?' * 50}$')) }}",
        f"SELECT * {{ {'{' * 15_000} {'}' * 15_000} }}",
        "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    )
)


def main() -> None:
    """Print counts of statuses, waits of the quick, and memory by the minute."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--timeout", default="5")
    given = parser.parse_args()
    statuses: Counter[tuple[str, str]] = Counter()
    waits: list[float] = []
    end = time.monotonic() + given.seconds
    with serve(given.graph, "--timeout", given.timeout, "--max-memory", "500") as (process, address):
        Client(address).get("/search?q=a")
        for path in ("/", *QUICK):
            Client(address).get(path)
        clients = [
            threading.Thread(target=_client, args=(n, address, end, statuses, waits)) for n in range(given.clients)
        ]
        for one in clients:
            one.start()
        while time.monotonic() < end:
            time.sleep(min(30.0, max(0.1, end - time.monotonic())))
            print(f"{end - time.monotonic():5.0f} s left, {_memory(process.pid)}", flush=True)
        for one in clients:
            one.join()
        print(f"afterwards {_memory(process.pid)}")
    for (kind, status), count in sorted(statuses.items()):
        print(f"{kind:6} {status:24} {count:7}")
    waits.sort()
    most = waits[len(waits) * 95 // 100]
    print(f"the quick waited {statistics.median(waits):.2f} s, 95 of 100 under {most:.2f} s, longest {waits[-1]:.2f} s")
    allowed = {("quick", "200"), *(("heavy", status) for status in ("200", "422", "503", "504"))}
    print(f"failures: {sum(count for key, count in statuses.items() if key not in allowed)}")


def _client(number: int, address: str, end: float, statuses: Counter[tuple[str, str]], waits: list[float]) -> None:
    rng = random.Random(number)  # noqa: S311 - no secret
    while time.monotonic() < end:
        kind = "heavy" if rng.random() < 0.25 else "quick"
        begun = time.monotonic()
        try:
            status = str(Client(address).get(rng.choice(HEAVY if kind == "heavy" else QUICK))[0])
        except OSError as error:
            status = type(error).__name__
        statuses[kind, status] += 1
        if kind == "quick":
            waits.append(time.monotonic() - begun)


def _memory(pid: int) -> str:
    """Of the server itself, and of it with all its workers (shared memory counted once)."""
    server = psutil.Process(pid)
    own, all_of_them = server.memory_info().rss, 0
    for one in (server, *server.children(recursive=True)):
        try:
            all_of_them += one.memory_full_info().pss
        except psutil.Error:
            continue
    return f"server {own / 1e6:.0f} MB, with workers {all_of_them / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
