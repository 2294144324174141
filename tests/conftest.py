"""The graph of the sample corpus, built once for all tests that ask it."""

from pathlib import Path

import pytest

from kg.build import build
from kg.extractor import Extractor

CORPUS = Path(__file__).parents[1] / "corpus" / "documents"


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph of ``corpus/documents``; tests only read it."""
    folder = tmp_path_factory.mktemp("corpus") / "G"
    build([CORPUS], folder, extractor=Extractor())
    return folder
