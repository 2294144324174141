"""The graph of the sample corpus, built once for all tests of a process that ask it; settings of all tests."""

from pathlib import Path

import pytest
from hypothesis import settings

from kg.build import build
from kg.extractor import Extractor

CORPUS = Path(__file__).parents[1] / "corpus" / "documents"

# How long one example takes says more about the machine, and what else it does, than about the code.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph of ``corpus/documents``; tests only read it."""
    folder = tmp_path_factory.mktemp("corpus") / "G"
    build([CORPUS], folder, extractor=Extractor())
    return folder
