"""Where things lie in a graph folder, and how they are written so that a crash never leaves half a file.

graph.json              the table of documents and the number of the RDF generation in use
statements/KEY.jsonl    what one document gave: the truth
sources/KEY.txt         the text that the offsets of KEY.jsonl point into
decisions/DIGEST.json   who is who across the documents, and why: made from the statement files and the judgements
namesakes/DIGEST.jsonl  what all documents say of persons, by name: a cache made from the statement files
rdf/NNNNNN/             the Oxigraph store of one generation: a cache made from the statement files
lock                    held by the build that is writing
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

GRAPH = "graph.json"
LOCK = "lock"
STATEMENTS = "statements"
SOURCES = "sources"
RDF = "rdf"
DECISIONS = "decisions"
NAMESAKES = "namesakes"

#: What a folder with a lock file may hold and still be a graph whose first build did not finish.
OWN = frozenset({GRAPH, LOCK, STATEMENTS, SOURCES, RDF, DECISIONS, NAMESAKES})


def key(name: str, sha256: str, extractor: str) -> str:
    """The stem of one document's files, made of its bytes, its name and the extractor's version.

    So equal bytes under two names stay two documents, and a new extractor never takes an old result for its own.
    """
    version = extractor if re.fullmatch(r"[A-Za-z0-9.+]{1,40}", extractor) else _digest(extractor)
    return f"{sha256[:16]}-{_digest(name)}-{version}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def statements_path(folder: Path, stem: str) -> Path:
    """The statement file of the document with this key."""
    return folder / STATEMENTS / f"{stem}.jsonl"


def source_path(folder: Path, stem: str) -> Path:
    """The source text of the document with this key."""
    return folder / SOURCES / f"{stem}.txt"


def decisions_path(folder: Path, digest: str) -> Path:
    """The file of who is who with this digest."""
    return folder / DECISIONS / f"{digest}.json"


def namesakes_path(folder: Path, digest: str) -> Path:
    """The table of who is spoken of where, of the documents with this digest."""
    return folder / NAMESAKES / f"{digest}.jsonl"


def rdf_path(folder: Path, generation: int) -> Path:
    """The Oxigraph store of this generation."""
    return folder / RDF / f"{generation:06d}"


def untouched(folder: Path, stem: str, since: int) -> bool:
    """Whether both files of the document with this key are there and older than ``since``, nanoseconds.

    The later of the two times that a system keeps: who changes a file, or puts another in its place, cannot set both.
    """
    try:
        return all(changed(path) < since for path in (statements_path(folder, stem), source_path(folder, stem)))
    except OSError:
        return False


def changed(path: Path) -> int:
    """When a file was last written to or renamed, in nanoseconds; OSError when it is not there."""
    found = path.stat()
    return max(found.st_mtime_ns, found.st_ctime_ns)


def write_atomic(path: Path, content: bytes, *, sync: bool = True) -> None:
    """Write the whole file or nothing: a temporary file beside it, forced to disk, then renamed over it.

    Without ``sync`` that holds for a killed program but not for a power cut.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as out:
            out.write(content)
            if sync:
                out.flush()
                os.fsync(out.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)  # a full disk must not stay full of halves
        raise OSError(error.errno, error.strerror, str(path)) from error


def force_to_disk(paths: Iterable[Path]) -> None:
    """Wait until files, or the names in folders, are on disk; many at once are far quicker than one by one.

    Windows can do so only for what is open for writing, and syncs renames itself.
    """
    for path in paths:
        if os.name == "posix":
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def sweep(folder: Path, stems: set[str], generation: int, decisions: str, namesakes: str) -> None:
    """Delete what no document, not this generation and not the tables with these digests need.

    What cannot be deleted (on Windows, what a reader has open) is left for the next build.
    """
    kept = {STATEMENTS: stems, SOURCES: stems, DECISIONS: {decisions}, NAMESAKES: {namesakes}}
    for path in (path for part in kept for path in folder.glob(f"{part}/*")):
        if path.suffix == ".tmp" or path.stem not in kept[path.parent.name]:
            try:
                path.unlink()
            except OSError:
                continue
    for path in folder.glob(f"{RDF}/*"):
        if path != rdf_path(folder, generation):
            shutil.rmtree(path, ignore_errors=True)
