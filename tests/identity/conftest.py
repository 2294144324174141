from pathlib import Path
from shutil import copytree

import pytest
from planted import DOCUMENTS, Planted

from kg.build import build
from kg.extractor import Extractor
from kg.store import manifest, statement_file


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    folder = tmp_path_factory.mktemp("planted") / "G"
    build([DOCUMENTS], folder, extractor=Extractor())
    rows = manifest.read(folder).documents
    return Planted({row.name: statement_file.read(folder, row.key) for row in rows})


@pytest.fixture(scope="session")
def whole(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of all documents, to read."""
    folder = tmp_path_factory.mktemp("whole") / "G"
    planted.build(folder)
    return folder


@pytest.fixture
def graph(whole: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    return Path(copytree(whole, tmp_path / "G"))
