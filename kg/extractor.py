"""Which extraction a graph is made with: settings and version, without the models.

The process that hands out documents needs no more than that, and starts at once.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.version import __version__
from kg.workers import Extract

#: What a record depends on besides the document: the stations before the store, and the tables they read.
_STATIONS = (
    "divisions.py",
    "extract.py",
    "extractor.py",
    "identity/clues.py",
    "identity/iris.py",
    "iri.py",
    "lexicon",
    "link",
    "model.py",
    "read",
    "relate",
    "schema",
    "tag",
)


@cache
def _digest() -> str:
    digest = hashlib.sha256()
    for table in ("divisions.tsv", "former_divisions.tsv"):
        digest.update(files("kg.ontology").joinpath(table).read_bytes())
    package = Path(__file__).parent
    for station in _STATIONS:
        for path in sorted([package / station, *(package / station).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Extractor:
    """How this package makes records; ``model`` names an installed spaCy pipeline to tag with as well."""

    model: str | None = None

    @property
    def version(self) -> str:
        """The version of the package, a digest of rules, vocabulary and model, and the name of the user's model."""
        version = f"{__version__}+{_digest()}"
        return f"{version}+{self.model}" if self.model else version

    def load(self) -> Extract:
        """Load the stations and their models once."""
        from kg.extract import extract  # noqa: PLC0415 - takes seconds, and whoever starts the workers has no need of it
        from kg.tag.tagger import load  # noqa: PLC0415

        tagger = load(self.model)
        return lambda path, name: extract(path, name, tagger)
