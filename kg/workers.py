"""Extraction of many documents, in this process or in several: each result goes to disk, only its table row comes back.

A worker loads its tagger once. Results arrive in the order of the documents, whatever the number of workers.
"""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.errors import GraphError, KgError
from kg.model import Record
from kg.store import statement_file
from kg.store.manifest import DocumentEntry

#: Reads one document: path and the name it has in the graph; ReadError when it cannot.
Extract = Callable[[Path, str], Record]


class Extractor(Protocol):
    """How documents become records. It travels to the workers by pickle, so it holds settings, not models."""

    @property
    def version(self) -> str:
        """Changes whenever the same bytes could give another record."""

    def load(self) -> Extract:
        """Load models; called once a process."""


@dataclass(frozen=True, slots=True)
class Work:
    """Take a document, put its record into the graph folder, return its row or the sentence that says why not."""

    extract: Extract
    version: str
    folder: Path

    def __call__(self, document: tuple[Path, str]) -> DocumentEntry | str:
        """Work on one document, given as path and name."""
        path, name = document
        try:
            record = self.extract(path, name)
            _check(record)
        except KgError as error:
            return str(error)
        except Exception as error:  # one strange document must not cost the others
            return f"{name} could not be processed, which is a fault of this program: {type(error).__name__}: {error}"
        return statement_file.write(self.folder, record, self.version)


def _check(record: Record) -> None:
    """ValueError for an IRI that RDF cannot hold: better found out here than when the store is made."""
    iris = {one.subject for one in record.statements}
    iris |= {one.object for one in record.statements if one.datatype == "iri"}
    for iri in iris:
        ox.NamedNode(iri)


_work: Work  # of a worker process


def _start(extractor: Extractor, folder: Path) -> None:
    """Prepare a worker process; it ends with its parent, also when the parent is killed."""
    global _work  # noqa: PLW0603 - the one state of a worker process
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _work = Work(extractor.load(), extractor.version, folder)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _run(document: tuple[Path, str]) -> DocumentEntry | str:
    return _work(document)


def run(
    documents: list[tuple[Path, str]], folder: Path, extractor: Extractor, jobs: int
) -> Iterable[DocumentEntry | str]:
    """One row or one sentence for each document, in order."""
    if not documents:
        return []
    if jobs == 1 or len(documents) == 1:
        return map(Work(extractor.load(), extractor.version, folder), documents)
    return _parallel(documents, folder, extractor, min(jobs, len(documents)))


def _parallel(
    documents: list[tuple[Path, str]], folder: Path, extractor: Extractor, jobs: int
) -> Iterator[DocumentEntry | str]:
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (extractor, folder))
    try:
        yield from pool.map(_run, documents)
    except BrokenProcessPool as error:
        raise GraphError(
            "A worker process ended by itself, perhaps for want of memory; run again with --jobs 1, "
            "what has been read is kept."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
