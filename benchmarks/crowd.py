"""Many clients at once, quick and heavy queries mixed: what fails, who waits, whether memory grows.

    python benchmarks/crowd.py GRAPH [--clients 64] [--seconds 300] [--timeout 5]

One in four requests is heavy. What may be answered is an answer (200) to the quick, and to the heavy an answer, a limit
of time or memory (504, 422) or "busy with slow requests" (503). Everything else counts as a failure. Of the quick,
each kind is told by itself: how many, how long they waited, and the status of those without an answer.
"""

import argparse
import random
import statistics
import threading
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import psutil
from running_server import Client, serve

QUICK = {
    "twenty names": "/sparql?query=" + quote("SELECT ?n { ?p a :Person ; skos:prefLabel ?n } LIMIT 20"),
    "is there any": "/sparql?query=" + quote("ASK { ?m :organization ?b ; :member ?p }"),
    "count of all": "/sparql?query="
    + quote("SELECT ?b (COUNT(*) AS ?n) { ?m :organization ?b } GROUP BY ?b ORDER BY DESC(?n) LIMIT 5"),
    "search": "/search?q=" + quote("政协"),
    "first page": "/",
}
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


class Answer(NamedTuple):
    """``asked`` is one of QUICK, or heavy; ``waited`` in seconds."""

    asked: str
    status: str
    waited: float


def main() -> None:
    """Print memory by the minute, counts of statuses, and waits of the quick."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--timeout", default="5")
    given = parser.parse_args()
    answers: list[Answer] = []
    end = time.monotonic() + given.seconds
    with serve(given.graph, "--timeout", given.timeout, "--max-memory", "500") as (process, address):
        Client(address).get("/search?q=a")
        for path in QUICK.values():
            Client(address).get(path)
        clients = [threading.Thread(target=_client, args=(n, address, end, answers)) for n in range(given.clients)]
        for one in clients:
            one.start()
        while time.monotonic() < end:
            time.sleep(min(30.0, max(0.1, end - time.monotonic())))
            print(f"{end - time.monotonic():5.0f} s left, {_memory(process.pid)}", flush=True)
        for one in clients:
            one.join()
        print(f"afterwards {_memory(process.pid)}")
    _report("heavy", [one for one in answers if one.asked == "heavy"])
    for name in QUICK:
        _report(name, [one for one in answers if one.asked == name])
    _report("all quick ones", [one for one in answers if one.asked != "heavy"])
    fine = {"heavy": ("200", "422", "503", "504")}
    print(f"failures: {sum(one.status not in fine.get(one.asked, ('200',)) for one in answers)}")


def _client(number: int, address: str, end: float, answers: list[Answer]) -> None:
    rng = random.Random(number)  # noqa: S311 - no secret
    while time.monotonic() < end:
        asked = "heavy" if rng.random() < 0.25 else rng.choice([*QUICK])
        begun = time.monotonic()
        try:
            status = str(Client(address).get(QUICK.get(asked) or rng.choice(HEAVY))[0])
        except OSError as error:
            status = type(error).__name__
        answers.append(Answer(asked, status, time.monotonic() - begun))


def _report(name: str, answers: list[Answer]) -> None:
    waits = sorted(one.waited for one in answers)
    most = waits[len(waits) * 95 // 100]
    counts = ", ".join(f"{status} {count}" for status, count in sorted(Counter(one.status for one in answers).items()))
    waited = f"half waited {statistics.median(waits):.2f} s, 95 of 100 under {most:.2f} s, longest {waits[-1]:.2f} s"
    print(f"{name:14} {waited}: {counts}")


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
