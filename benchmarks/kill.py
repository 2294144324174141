"""``kg build`` killed with SIGKILL at random moments: does the graph open, and does the next build make it whole?

usage: python benchmarks/kill.py [--moments N] [--seed SEED] [--jobs N]

A third of the moments each in a first build, an update (one document new, one changed) and a removal. After each kill
the graph must open in the state before or after that build; after the next, undisturbed build it must have the same
bytes as one that was never disturbed (of the RDF store: the same quads). Prints a Markdown table; exit code 1 if
anything was lost.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kg.errors import GraphError
from kg.store.graph import Graph

ROOT = Path(__file__).parents[1]

#: Contents of a graph folder that readers see: files but those of the RDF store, and its quads.
State = tuple[dict[str, bytes], list[str]]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=50, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    rng = random.Random(given.seed)  # noqa: S311 - moments, no secrets
    counted: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        trial = Trial(Path(scratch), given.jobs)
        for number in range(given.moments):
            kind = ("first build", "update", "removal")[number % 3]
            share = rng.random()
            seen = trial.run(kind, share)
            print(f"{number + 1}/{given.moments} {kind} at {share:.0%}: {', '.join(seen)}", file=sys.stderr, flush=True)
            counted.setdefault(kind, Counter()).update(seen)
    columns = ("kills", "ended before the kill", "state before", "state after", "unfinished", "lost")
    print("| | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
    for kind, found in counted.items():
        print(f"| {kind} | " + " | ".join(str(found[column]) for column in columns) + " |")
    sys.exit(any(found["lost"] for found in counted.values()))


class Trial:
    """Documents before and after each kind of build, and what an undisturbed build makes of them."""

    def __init__(self, scratch: Path, jobs: int) -> None:
        self.scratch = scratch
        self.jobs = jobs
        self.graph = scratch / "G"
        found = sorted((ROOT / "corpus" / "documents").glob("*.txt"), key=lambda path: path.stat().st_size)[:5]
        texts = {path.name: path.read_bytes() for path in found}
        first, second, *rest = texts
        less = {name: texts[name] for name in rest}
        changed = less | {rest[0]: less[rest[0]] + texts[first], second: texts[second]}
        none: dict[str, bytes] = {}
        one = {rest[0]: less[rest[0]]}
        self.steps = {"first build": (none, less), "update": (less, changed), "removal": (changed, one)}
        self.seconds: dict[str, float] = {}
        self.states: dict[str, tuple[Path | None, State | None, State]] = {}
        for kind, (before, after) in self.steps.items():
            self._prepare(before)
            base = shutil.copytree(self.graph, scratch / f"before {kind}") if before else None
            old = state(self.graph) if before else None
            self._documents(after)
            start = time.monotonic()
            self._start().wait()
            self.seconds[kind] = time.monotonic() - start
            self.states[kind] = base, old, state(self.graph)

    def run(self, kind: str, share: float) -> list[str]:
        """Kill a build after this share of the time that it takes; what was seen."""
        base, old, new = self.states[kind]
        shutil.rmtree(self.graph, ignore_errors=True)
        if base:
            shutil.copytree(base, self.graph)
        self._documents(self.steps[kind][1])
        process = self._start()
        try:
            process.wait(share * self.seconds[kind])
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        seen = ["kills" if process.returncode == -signal.SIGKILL else "ended before the kill"]
        try:
            now = state(self.graph)
        except GraphError as error:
            unfinished = "not a finished graph" in str(error) or "There is no graph" in str(error)
            seen.append("unfinished" if unfinished and old is None else "lost")
        else:
            seen.append("state after" if now == new else "state before" if now == old else "lost")
        time.sleep(0.2)  # workers end with their parent
        self._start().wait()
        if state(self.graph) != new or list(self.graph.glob("*/*.tmp")) or len(list(self.graph.glob("rdf/*"))) != 1:
            seen.append("lost")
        return seen

    def _prepare(self, documents: dict[str, bytes]) -> None:
        shutil.rmtree(self.graph, ignore_errors=True)
        if documents:
            self._documents(documents)
            self._start().wait()

    def _documents(self, content: dict[str, bytes]) -> None:
        folder = self.scratch / "documents"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, data in content.items():
            (folder / name).write_bytes(data)

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "kg", "build", str(self.scratch / "documents"), "-o", str(self.graph)]
        return subprocess.Popen([*command, "--jobs", str(self.jobs)], stderr=subprocess.DEVNULL, env=os.environ)  # noqa: S603


def state(graph: Path) -> State:
    """What readers see."""
    opened = Graph.open(graph)
    kept = {row.key for row in opened.documents}
    named = [path for path in graph.rglob("*") if path.is_file() and "rdf" not in path.parts and path.name != "lock"]
    current = [path for path in named if path.stem in kept or path.stem in ("graph", opened.manifest.decisions)]
    return {str(path.relative_to(graph)): path.read_bytes() for path in current}, sorted(map(str, opened.store))


if __name__ == "__main__":
    main()
