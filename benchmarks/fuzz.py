"""Damaged documents of every kind, read one after another in a watched process: how many are read, refused, or neither.

usage: python benchmarks/fuzz.py [--number N] [--first SEED] [--seconds S] [--whole]

Each document is made from a seed (``tests/read/damage.py``) and read under the limits of ``kg build``. With --whole the
later stations work on it too. Prints a Markdown table; what was neither read nor refused in a sentence is listed with
its seed, and the exit code is then 1.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "read"))

from damage import SOUND, damaged  # noqa: E402 - stands among the tests

from kg import pool  # noqa: E402
from kg.errors import ReadError  # noqa: E402
from kg.limits import MEGABYTES, Limits  # noqa: E402


@dataclass(frozen=True)
class Reader:
    """What the process does: make a document, read it."""

    whole: bool

    def __call__(self) -> Callable[[pool.Document], str]:
        """Load the extraction if it is wanted."""
        from kg.extractor import Extractor  # noqa: PLC0415
        from kg.read import read  # noqa: PLC0415

        work = Extractor().load() if self.whole else read

        def one(document: pool.Document) -> str:
            path, seed = document
            path.write_bytes(damaged(path.suffix, int(seed)))
            try:
                work(path, path.name)
            except ReadError:
                return "refused"
            except Exception as error:  # that is what is looked for
                return f"{type(error).__name__}: {error}"
            finally:
                path.unlink()
            return "read"

        return one


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=1000, help="documents of each kind")
    parser.add_argument("--first", type=int, default=0, metavar="SEED")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    failed = []
    print("| | read | refused in a sentence | neither |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for suffix in SOUND:
            seeds = range(given.first, given.first + given.number)
            documents = [(Path(scratch, f"{seed}{suffix}"), str(seed)) for seed in seeds]
            counted: Counter[str] = Counter()
            outcomes = pool.run(Reader(given.whole), documents, 1, Limits(given.seconds, MEGABYTES))
            for (path, _), outcome in zip(documents, outcomes, strict=True):
                known = outcome in ("read", "refused")
                counted[outcome if known else "neither"] += 1
                if not known:
                    failed.append(f"{path.name}: {outcome}")
            print(f"| {suffix} | {counted['read']} | {counted['refused']} | {counted['neither']} |", flush=True)
    print(*failed, sep="\n")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
