"""Time, memory and disk of ``kg build`` by the number of documents, and of adding or removing one.

usage: python benchmarks/scale.py [--numbers N [N ...]] [--jobs J [J ...]] [--paragraphs P]

Documents are composed by the package's own sentence generator, the same for the same number; each has a date, a body of
its own and P paragraphs. Prints a Markdown table, then the exponent of growth of processor time with the number of
documents (1 is linear), between the smallest and the largest corpus, start and models included and taken off. Memory is
the sum of the peaks of all processes of a build.
"""

import argparse
import math
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.tag.generate import load_grammar

#: Bodies that the documents are of: as many as a province has counties.
BODIES = 119


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds of wall time, of all processors, and MiB at the most."""

    wall: float
    cpu: float
    memory: float


def write(folder: Path, number: int, paragraphs: int) -> int:
    """A corpus of so many documents; its characters."""
    folder.mkdir()
    characters = 0
    for name, text in documents(number, paragraphs):
        (folder / name).write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def documents(number: int, paragraphs: int) -> Iterator[tuple[str, str]]:
    """Name and text of each."""
    grammar = load_grammar()
    for n in range(number):
        rng = random.Random(n)  # noqa: S311 - sentences, no secrets
        day = f"20{n % 20 + 5:02}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
        title = f"政协云溪{n % BODIES}县委员会工作动态\n\n{day}"
        yield f"{n:05}.txt", "\n\n".join([title, *(grammar.sample("paragraph", rng).text for _ in range(paragraphs))])


def build(folder: Path, graph: Path, jobs: int) -> Cost:
    """Run ``kg build`` and watch it."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "-o", str(graph), "--jobs", str(jobs)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - this package
    peaks: dict[int, float] = {}
    ended = threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, peaks, ended))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    ended.set()
    watcher.join()
    if status:
        raise SystemExit(f"kg build {folder} failed; run it alone to see why.")
    return Cost(wall, usage.ru_utime + usage.ru_stime, sum(peaks.values()))


def watch(pid: int, peaks: dict[int, float], ended: threading.Event) -> None:
    """Note the peak memory of a process and of those it started, in MiB; Linux only."""
    while not ended.wait(0.2):
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        except OSError:
            continue
        for one in (pid, *map(int, children)):
            peaks[one] = max(peaks.get(one, 0), peak(one))


def peak(pid: int) -> float:
    """The most memory that a process has had so far, in MiB; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def size(folder: Path) -> float:
    """MiB of a graph on disk."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", nargs="+", type=int, default=[100, 1000], metavar="N")
    parser.add_argument("--jobs", nargs="+", type=int, default=[1, 2], metavar="J")
    parser.add_argument("--paragraphs", type=int, default=6, metavar="P")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        alone = Path(scratch, "alone")
        write(alone, 1, given.paragraphs)
        one = build(alone, Path(scratch, "G-alone"), 1)
        print(f"One document alone: {one.wall:.1f} s, {one.cpu:.1f} s of processor time.\n")
        print("| documents | characters | jobs | seconds | processor | characters/s | memory | on disk |")
        print("|---|---|---|---|---|---|---|---|")
        for jobs in given.jobs:
            costs = []
            for number in given.numbers:
                folder, graph = Path(scratch, f"{number}"), Path(scratch, f"G-{number}-{jobs}")
                length = write(folder, number, given.paragraphs) if not folder.exists() else sum(
                    len(path.read_text(encoding="utf-8")) for path in folder.iterdir()
                )  # fmt: skip
                cost = build(folder, graph, jobs)
                costs.append(cost)
                row = f"{number} | {length:,} | {jobs} | {cost.wall:.1f} | {cost.cpu:.1f} | {length / cost.wall:,.0f}"
                print(f"| {row} | {cost.memory:.0f} MiB | {size(graph):.0f} MiB |", flush=True)
            steps = math.log(given.numbers[-1] / given.numbers[0])
            whole = math.log(costs[-1].cpu / costs[0].cpu) / steps
            net = math.log((costs[-1].cpu - one.cpu) / (costs[0].cpu - one.cpu)) / steps
            print(
                f"\nExponent with {jobs} jobs: {whole:.2f}; without the start and the models: {net:.2f}.\n", flush=True
            )
        change(folder, graph, one)


def change(folder: Path, graph: Path, one: Cost) -> None:
    """Add a document to the largest corpus and take it away again."""
    extra = folder / "extra.txt"
    extra.write_text("政协云溪县委员会召开主席会议\n\n2024年3月4日，县政协主席王建国主持会议。\n", encoding="utf-8")
    for what in ("Adding", "Removing"):
        if what == "Removing":
            extra.unlink()
        cost = build(folder, graph, 1)
        wanted = 1.5 * one.cpu + 1
        print(f"{what} one: {cost.wall:.1f} s, {cost.cpu:.1f} s of processor time; at most {wanted:.1f} wanted.")


if __name__ == "__main__":
    main()
