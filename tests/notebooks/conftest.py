"""The notebooks executed once, in order, beside a copy of nothing but what they read: the first builds the graph."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """``notebooks`` with the modules they import, beside the documents."""
    top = tmp_path_factory.mktemp("notebooks")
    shutil.copytree(ROOT / "corpus" / "documents", top / "corpus" / "documents")
    (top / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "chinese.py", top / "notebooks")
    return top / "notebooks"


@pytest.fixture(scope="session")
def executed(folder):
    """Name of a notebook → what its execution gave."""
    import execute
    import nbformat

    return {name: execute.execute(nbformat.read(ROOT / "notebooks" / name, 4), folder) for name in execute.NOTEBOOKS}
