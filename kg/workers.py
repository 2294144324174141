"""Extraction of many documents, in this process or in others: each result goes to disk, only its table row comes back.

A worker loads its tagger once. Results arrive in the order of the documents, whatever the number of workers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg import pool
from kg.errors import KgError
from kg.limits import NO_LIMITS, Limits
from kg.model import Record
from kg.pool import Document
from kg.store import statement_file
from kg.store.manifest import DocumentEntry
from kg.store.statement_file import Packed

#: Reads one document: path and the name it has in the graph; ReadError when it cannot.
Extract = Callable[[Path, str], Record]


class Extractor(Protocol):
    """How documents become records. It travels to the workers by pickle, so it holds settings, not models."""

    @property
    def version(self) -> str:
        """Changes whenever the same bytes could give another record."""

    def load(self) -> Extract:
        """Load models; called once a process."""


def pack(extract: Extract, version: str, document: Document) -> Packed | str:
    """One document, given as path and name, as it is kept, or the sentence that says why it cannot be.

    MemoryError when there is not enough: whoever runs this process has set its limit.
    """
    path, name = document
    try:
        record = extract(path, name)
        _check(record)
        return statement_file.pack(record, version)
    except KgError as error:
        return str(error)
    except MemoryError:
        raise
    except Exception as error:  # one strange document must not cost the others
        return f"{name} could not be processed, which is a fault of this program: {type(error).__name__}: {error}"


@dataclass(frozen=True, slots=True)
class Work:
    """Take a document, put its record into the graph folder, return its row or the sentence that says why not."""

    extract: Extract
    version: str
    folder: Path

    def __call__(self, document: Document) -> DocumentEntry | str:
        """Work on one document; OSError when the graph folder cannot be written."""
        packed = pack(self.extract, self.version, document)
        return packed if isinstance(packed, str) else statement_file.put(self.folder, packed)


def _check(record: Record) -> None:
    """ValueError for an IRI that RDF cannot hold: better found out here than when the store is made."""
    iris = {one.subject for one in record.statements}
    iris |= {one.object for one in record.statements if one.datatype == "iri"}
    for iri in iris:
        ox.NamedNode(iri)


@dataclass(frozen=True, slots=True)
class Prepare:
    """Make ``Work`` in a worker process. It travels there by pickle, models do not."""

    extractor: Extractor
    folder: Path

    def __call__(self) -> Work:
        """Load the models."""
        return Work(self.extractor.load(), self.extractor.version, self.folder)


def run(
    documents: list[Document], folder: Path, extractor: Extractor, jobs: int, limits: Limits | None
) -> Iterable[DocumentEntry | str]:
    """One row or one sentence for each document, in order.

    Without ``limits`` a single job is done in this process, which nobody can end; with them in one that is watched.
    """
    if not documents:
        return []
    prepare = Prepare(extractor, folder)
    if limits is None and (jobs == 1 or len(documents) == 1):
        return map(prepare(), documents)
    return pool.run(prepare, documents, jobs, limits or NO_LIMITS)
