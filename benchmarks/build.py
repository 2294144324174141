"""Speed and memory of ``kg build``, station by station, beside jieba.posseg tagging the same text in the same run.

usage: python benchmarks/build.py [--paths DIR ...] [--size CHARACTERS]

Prints a Markdown table. The first line is a ``kg build`` in a process of its own, imports and models included; the
lines below it are the same build in this process. Characters are those of the clean text. With --size the documents are
copied until there are so many: what a station keeps in memory from one copy to the next makes the later ones faster.
"""

import argparse
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import kg.build
import kg.extract
import kg.extractor
import kg.tag.tagger
from kg.read import find_files, read
from kg.tag.model import ModelRecogniser

ROOT = Path(__file__).parents[1]

#: What is timed: the name of the line, and where the code that does it is called from.
PARTS = (
    ("load models", kg.tag.tagger, "load"),
    ("read", kg.extract, "read"),
    ("tag: grammar", kg.tag.tagger, "grammar"),
    ("tag: model", ModelRecogniser, "recognise"),
    ("tag: decode", kg.tag.tagger, "decode"),
    ("link", kg.extract, "link"),
    ("relate", kg.extract, "relate"),
    ("relate", kg.extract, "relations"),
    ("relate", kg.extract, "statements"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paths", nargs="+", type=Path, default=[ROOT / "corpus" / "documents"], metavar="DIR")
    parser.add_argument("--size", type=int, default=0, metavar="CHARACTERS")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        documents = Path(scratch, "documents")
        texts = copies(given.paths, documents, given.size)
        size = sum(map(len, texts))
        print(f"{len(texts)} documents, {size:,} characters\n")
        print("| | seconds | characters/s | peak memory |\n|---|---|---|---|")
        seconds, memory = child(documents, Path(scratch, "child"))
        print(line("kg build", seconds, size, f"{memory / 2**20:.0f} MiB"))
        for name, spent in stations(documents, Path(scratch, "stations")).items():
            print(line(f"– {name}", spent, size))
        print(line("jieba.posseg", jieba(texts), size))


def line(name: str, seconds: float, size: int, memory: str = "") -> str:
    """One line of the table."""
    return f"| {name} | {seconds:.2f} | {size / seconds:,.0f} | {memory} |"


def copies(paths: list[Path], folder: Path, size: int) -> list[str]:
    """Copy the documents of ``paths`` into ``folder`` once, and again until ``size`` is reached; their clean texts."""
    found = [(path, name, read(path, name).text) for path, name in find_files(paths)]
    texts: list[str] = []
    length, copy = 0, 0
    while not texts or length < size:
        for path, name, text in found:
            target = folder / f"{copy:04}" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            texts.append(text)
            length += len(text)
        copy += 1
    return texts


def child(documents: Path, graph: Path) -> tuple[float, int]:
    """Wall time in seconds and peak memory in bytes of ``kg build`` as a user starts it."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "kg", "build", str(documents), "-o", str(graph)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 – this package
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"kg build {documents} failed; run it alone to see why.")
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def stations(documents: Path, graph: Path) -> dict[str, float]:
    """Seconds by station of a build in this process; what is none of the others is the store's."""
    spent = {name: 0.0 for name, *_ in PARTS}
    for name, owner, attribute in PARTS:
        setattr(owner, attribute, timed(getattr(owner, attribute), name, spent))
    start = time.perf_counter()
    kg.build.build([documents], graph, extractor=kg.extractor.Extractor())
    return spent | {"store": time.perf_counter() - start - sum(spent.values())}


def timed(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The function, with its time added to ``spent``; what a generator yields is worked out at once."""

    def run(*arguments: Any) -> Any:
        start = time.perf_counter()
        result = function(*arguments)
        if isinstance(result, Iterator):
            result = list(result)
        spent[name] += time.perf_counter() - start
        return result

    return run


def jieba(texts: list[str]) -> float:
    """Seconds that jieba takes to tag the texts; its dictionary is loaded before."""
    from jieba import initialize, posseg, setLogLevel  # noqa: PLC0415 – only here, and slow

    setLogLevel(logging.WARNING)
    initialize()
    start = time.perf_counter()
    for text in texts:
        for _ in posseg.cut(text):
            pass
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
