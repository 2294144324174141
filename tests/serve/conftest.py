"""Graphs made of a few sentences, served by ``kg serve`` as a user starts it, and a browser."""

import json
import sys
from pathlib import Path

import pytest
from browser import browser
from opened import Opened
from served import DOCUMENTS, Served, made_graph

__all__ = ["browser"]

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return made_graph(tmp_path_factory.mktemp("served"), DOCUMENTS)


@pytest.fixture(scope="session")
def served(folder):
    one = Served(folder, "--timeout", 3, "--max-answer", 1, "--max-memory", 300)
    one.ask("ASK {}")  # the first worker takes its time
    yield one
    one.stop()


@pytest.fixture
def opened(browser, served):
    one = Opened(browser, served).go("/")
    browser.delete_all_cookies()
    return one


class RowExtractor:
    """Takes each document for a row of benchmarks/made.py, so that names can be anything."""

    version = "rows-1"

    def load(self):
        return self.extract

    def extract(self, path, name):
        import made

        return made.record(json.loads(path.read_text("utf-8")) | {"name": name})


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A graph in which every name and every document's name tries to break out of the page, served."""
    from hostile import HOSTILE, row

    documents = {f"{number}<b>&\"'.txt": json.dumps(row(name)) for number, name in enumerate(HOSTILE)}
    one = Served(made_graph(tmp_path_factory.mktemp("hostile"), documents, RowExtractor()))
    yield one
    one.stop()
