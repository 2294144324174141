"""Time to build the atlas of a made-up graph, and the size of what comes out; or of a graph that is there already.

python benchmarks/atlas.py [ENTITIES | GRAPH ...]
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

from made import Made
from synthetic import rows

from kg.store.graph import Graph
from kg.view import atlas


def main() -> None:
    """Print one line a graph: pages, seconds of one core, kB of the longest page, MB of all and of the names."""
    print("graph        pages    cpu s  longest kB  pages MB  names MB")
    for argument in sys.argv[1:] or ["1000", "5000"]:
        graph = Made(list(rows(int(argument)))) if argument.isdecimal() else Graph.open(argument)
        _ = graph.store  # made from the rows when it is first asked for, which is no work of the atlas
        folder = Path(tempfile.mkdtemp())
        try:
            started = time.process_time()
            atlas.write(graph, folder)
            seconds = time.process_time() - started
            sizes = [path.stat().st_size for path in folder.rglob("*.html")]
            names = (folder / "assets/names.js").stat().st_size
            print(
                f"{argument[-12:]:12} {len(sizes):5} {seconds:8.1f} {max(sizes) / 1e3:11.0f} "
                f"{sum(sizes) / 1e6:9.1f} {names / 1e6:9.2f}"
            )
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
