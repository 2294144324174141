"""Graphs made of a few sentences, served by ``kg serve`` as a user starts it, and a browser."""

import sys
from pathlib import Path

import pytest
from browser import browser
from opened import Opened
from served import DOCUMENTS, Served, graph_of, made_graph

__all__ = ["browser"]

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return made_graph(tmp_path_factory.mktemp("served"), DOCUMENTS)


@pytest.fixture(scope="session")
def served(folder):
    one = Served(folder, "--timeout", 3, "--max-answer", 1, "--max-memory", 300)
    while one.get("/").status != 200 or one.ask("ASK {}").text != "true":  # the first workers take their time
        continue
    yield one
    one.stop()


@pytest.fixture
def opened(browser, served):
    yield (one := Opened(browser, served.url).go("/"))
    one.restore()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A graph in which every name and every document's name tries to break out of the page, served."""
    from hostile import HOSTILE, row

    rows = [row(name) | {"name": f"{number}<b>&\"'.txt"} for number, name in enumerate(HOSTILE)]
    one = Served(graph_of(tmp_path_factory.mktemp("hostile"), rows))
    yield one
    one.stop()
