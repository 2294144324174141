"""A page to look at and a browser to look with."""

import sys
from pathlib import Path

import pytest
from browser import browser

__all__ = ["browser"]

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    """The page of a made-up graph of 200 nodes."""
    import made
    import synthetic

    from kg.view import write

    return write(made.Made(list(synthetic.rows(200))), [], tmp_path_factory.mktemp("view") / "graph.html")
