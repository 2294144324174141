"""Speed and memory of tagging alone (``kg.tag``), beside jieba.posseg on the same text in the same run.

usage: python benchmarks/tag.py [--paths PATH ...] [--size CHARACTERS] [--rounds N]

Prints a Markdown table: one process and two, each held to one core; models are loaded and warm before the clock
starts. Every figure is the best of the rounds, in which all take turns. Characters are those of the clean text. Where
others use the machine too, CPU seconds (of all processes together) say more than seconds.
With --size the documents are put one behind the other, again and again, into one document that long: how much memory
does a document cost that has no end?
"""

import argparse
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path

from build import jieba
from kg.read import find_files, read
from kg.tag.tagger import grammar, load

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paths", nargs="+", type=Path, default=[ROOT / "corpus" / "documents"], metavar="PATH")
    parser.add_argument("--size", type=int, default=0, metavar="CHARACTERS")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    given = parser.parse_args()
    texts = [read(path, name).text for path, name in find_files(given.paths)]
    if given.size:
        texts = [repeated(texts, given.size)]
    size = sum(map(len, texts))
    print(f"{len(texts)} documents, {size:,} characters, the longest {max(map(len, texts)):,}\n")
    print("| | seconds | characters/s | CPU seconds | characters/CPU s | peak memory | × jieba.posseg |")
    print("|---|---|---|---|---|---|---|")
    rows = {
        "kg.tag, one process": ("tag", shares(texts, 1)),
        "– grammar": ("grammar", shares(texts, 1)),
        "– model": ("model", shares(texts, 1)),
        "kg.tag, two processes": ("tag", shares(texts, 2)),
        "jieba.posseg, one process": ("jieba", shares(texts, 1)),
        "jieba.posseg, two processes": ("jieba", shares(texts, 2)),
    }
    measured = measure(rows, given.rounds)
    for name, (seconds, cpu, memory) in measured.items():
        rival, *_ = measured[f"jieba.posseg, {'two processes' if len(rows[name][1]) > 1 else 'one process'}"]
        speeds = f"{seconds:.2f} | {size / seconds:,.0f} | {cpu:.2f} | {size / cpu:,.0f}"
        print(f"| {name} | {speeds} | {memory / 2**20:.0f} MiB | {rival / seconds:.2f} |")


def repeated(texts: list[str], size: int) -> str:
    """One document of at least ``size`` characters."""
    parts, length = [], 0
    for text in cycle(texts):
        parts.append(text)
        length += len(text)
        if length >= size:
            return "\n".join(parts)
    return ""


def shares(texts: list[str], processes: int) -> list[list[str]]:
    """The documents dealt out by length, so that all processes have about as much; nobody is left without."""
    found: list[list[str]] = [[] for _ in range(min(processes, len(texts)))]
    for text in sorted(texts, key=len, reverse=True):
        min(found, key=lambda share: sum(map(len, share))).append(text)
    return found


def measure(rows: dict[str, tuple[str, list[list[str]]]], rounds: int) -> dict[str, tuple[float, float, float]]:
    """By row: seconds, CPU seconds and the bytes of the largest process, each of the best round."""
    context = multiprocessing.get_context("spawn")
    teams: dict[str, list[Connection]] = {}
    for name, (what, texts) in rows.items():
        teams[name] = []
        for core, share in enumerate(texts):
            ours, theirs = context.Pipe()
            context.Process(target=work, args=(theirs, what, share, core), daemon=True).start()
            teams[name].append(ours)
    for team in teams.values():
        answers(team)  # that they are ready
    measured: dict[str, list[tuple[float, float, float]]] = {name: [] for name in rows}
    for _ in range(rounds):
        for name, team in teams.items():
            start = time.perf_counter()
            for worker in team:
                worker.send(True)
            cpu, memory = answers(team)
            measured[name].append((time.perf_counter() - start, cpu, memory))
    for team in teams.values():
        for worker in team:
            worker.send(False)
    return {name: tuple(map(min, zip(*found, strict=True))) for name, found in measured.items()}


def answers(team: list[Connection]) -> tuple[float, int]:
    """When all processes are done: their CPU seconds together, and the peak memory of the largest in bytes."""
    cpu, memory = zip(*(worker.recv() for worker in team), strict=True)
    return sum(cpu), max(memory)


def work(orders: Connection, what: str, texts: list[str], core: int) -> None:
    """A process: get ready, then go through the texts whenever it is told to."""
    if hasattr(os, "sched_setaffinity"):
        available = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {available[core % len(available)]})
    job = {"tag": tagging, "grammar": grammar_alone, "model": model_alone, "jieba": lambda: jieba}[what]()
    work_on = texts[:1]
    while True:
        start = time.process_time()
        job(work_on)
        orders.send((time.process_time() - start, peak()))
        if not orders.recv():
            return
        work_on = texts


def peak() -> int:
    """The most memory this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def tagging() -> Callable[[list[str]], object]:
    """The whole of tagging."""
    tagger = load()
    return lambda texts: [tagger.choose(text) for text in texts]


def grammar_alone() -> Callable[[list[str]], object]:
    """The grammar's candidates."""
    return lambda texts: [list(grammar(text)) for text in texts]


def model_alone() -> Callable[[list[str]], object]:
    """The model's candidates."""
    (model,) = load().recognisers
    return lambda texts: [list(model.recognise(text)) for text in texts]


if __name__ == "__main__":
    main()
