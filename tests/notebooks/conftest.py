"""The notebooks executed once, in order, where there is nothing but what they read: the first builds the graph."""

import execute
import nbformat
import pytest


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The folder in which the notebooks are executed."""
    return execute.workplace(tmp_path_factory.mktemp("notebooks"))


@pytest.fixture(scope="session")
def executed(folder):
    """Name of a notebook → what its execution gave."""
    return {name: execute.execute(nbformat.read(execute.FOLDER / name, 4), folder) for name in execute.NOTEBOOKS}
