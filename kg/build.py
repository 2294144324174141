"""Build or update a graph: read what is new or changed, drop what is gone, and show readers the result in one step.

PATHS state the whole set of documents. What is known of one stays as long as nothing says that it is out of date:

* not among PATHS any more: its statements go. But when one of PATHS does not exist (a disk not mounted, a slip of the
  pen), nobody knows what it held, and this run removes nothing.
* it cannot be read, and its bytes have changed: its statements go, for the text they point into is no more.
* it cannot be read, and its bytes are the same or cannot be had at all: its statements stay.

A document that cannot be read is reported with the reason, and the others are built. Statement files are written one by
one, each whole or not at all, so a killed build loses at most the document at hand; graph.json is replaced last.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from kg import workers
from kg.errors import GraphError, ReadError
from kg.identity import judgements as judgement_file
from kg.limits import Limits
from kg.publish import publish
from kg.read import find_files
from kg.store import files, manifest, statement_file
from kg.store.lock import locked
from kg.store.manifest import DocumentEntry, Manifest
from kg.workers import Extractor

#: Called after each document with the number done, the number to do, and the document's name.
Progress = Callable[[int, int, str], None]


#: Extracts documents (path and name) into a graph folder: for each, in order, its row or the sentence that says why
#: there is none.
Engine = Callable[[list[tuple[Path, str]], Path, Extractor], Iterable[DocumentEntry | str]]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``skipped`` pairs a document's name with the sentence that says why it was not read.

    ``idle`` are sentences on judgements that had no effect, because they name what the documents do not have.
    """

    documents: int
    read: int
    removed: int
    skipped: tuple[tuple[str, str], ...]
    idle: tuple[str, ...] = ()


@dataclass(slots=True)
class _Plan:
    """``rows`` is what the table of documents will hold if nothing of ``todo`` can be read."""

    rows: dict[str, DocumentEntry] = field(default_factory=dict)
    todo: list[tuple[Path, str]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def build(
    paths: Iterable[Path],
    folder: Path,
    *,
    extractor: Extractor,
    jobs: int = 1,
    limits: Limits | None = None,
    progress: Progress | None = None,
    judgements: Path | None = None,
    engine: Engine | None = None,
) -> Report:
    """Make ``folder`` the graph of the documents in ``paths``; ``jobs`` processes read them.

    ``limits`` is what one document may cost; one that costs more is skipped with its reason. Without it there is no
    limit but that of size, and a single job is done in this process.

    ``judgements`` is a file of what people decided (``kg.identity.judgements``); without it nothing of that kind holds.

    ``engine`` does the extraction elsewhere than in processes of this machine (``kg.cluster``).

    JudgementError when that file is damaged; GraphError when ``folder`` is something else or another build is writing
    it; ReadError when no document is found or none can be read. The graph then stays as it was.
    """
    paths = list(paths)
    decided = judgement_file.read(judgements) if judgements else []
    found, unusable = _find(paths, folder)
    if not found:
        raise ReadError(" ".join(reason for _, reason in unusable) or "These paths hold no documents.")
    _claim(folder)
    with locked(folder):
        for part in (files.STATEMENTS, files.SOURCES):
            (folder / part).mkdir(exist_ok=True)
        old = manifest.read(folder) if (folder / files.GRAPH).exists() else Manifest("", "", 0, ())
        entry = cache(partial(_entry, folder, _untouched(folder, old)))
        known = {row.name: row for row in old.documents if entry(row.key)}
        plan = _plan(found, known, entry, extractor.version)
        read = 0
        engine = engine or partial(workers.run, jobs=jobs, limits=limits)
        results = engine(plan.todo, folder, extractor)
        for done, ((_, name), result) in enumerate(zip(plan.todo, results, strict=True), 1):
            if isinstance(result, DocumentEntry):
                plan.rows[name] = result
                read += 1
            else:
                plan.skipped.append((name, result))
            if progress:
                progress(done, len(plan.todo), name)
        rows = plan.rows if all(path.exists() for path in paths) else known | plan.rows
        if not rows:
            raise ReadError("None of the documents could be read. " + " ".join(dict(plan.skipped).values()))
        idle = publish(folder, old, [rows[name] for name in sorted(rows)], extractor.version, decided)
    removed = sum(row.name not in rows for row in old.documents)
    told = tuple(f"{judgements}, line {one.line}: the documents do not have {one.asks}; no effect." for one in idle)
    return Report(len(rows), read, removed, tuple(unusable + plan.skipped), told)


def _untouched(folder: Path, old: Manifest) -> dict[str, DocumentEntry]:
    """The rows by key whose files nobody has touched since graph.json, when they were sound: they need not be read."""
    if not old.documents:
        return {}
    since = files.changed(folder / files.GRAPH)
    return {row.key: row for row in old.documents if files.untouched(folder, row.key, since)}


def _entry(folder: Path, untouched: Mapping[str, DocumentEntry], key: str) -> DocumentEntry | None:
    """The row of the document under this key, if its files are sound."""
    return untouched.get(key) or statement_file.entry(folder, key)


def _find(paths: list[Path], folder: Path) -> tuple[list[tuple[Path, str]], list[tuple[str, str]]]:
    """The documents in ``paths`` and, for each path that has none, the reason.

    The files of the graph itself are no documents, should it lie in one of the paths.
    """
    unusable = []
    try:
        found = find_files(paths)
    except ReadError:
        usable = []
        for path in paths:
            try:
                find_files([path])
                usable.append(path)
            except ReadError as error:
                unusable.append((str(path), str(error)))
        found = find_files(usable)
    own = folder.resolve()
    if any(own.is_relative_to(path.resolve()) for path in paths):
        found = [(path, name) for path, name in found if not path.resolve().is_relative_to(own)]
    return found, unusable


def _claim(folder: Path) -> None:
    """Make sure that ``folder`` is a graph, finished or not, or make it one; GraphError when it is something else."""
    if folder.exists() and not folder.is_dir():
        raise GraphError(f"{folder} is a file; give a folder for the graph.")
    names = {path.name for path in folder.iterdir()} if folder.exists() else set()
    unfinished = files.LOCK in names and names <= files.OWN
    if names and files.GRAPH not in names and not unfinished:
        raise GraphError(f"{folder} is not empty and is not a graph; give a new folder.")
    folder.mkdir(parents=True, exist_ok=True)


def _plan(
    found: list[tuple[Path, str]],
    known: Mapping[str, DocumentEntry],
    entry: Callable[[str], DocumentEntry | None],
    version: str,
) -> _Plan:
    """Tell the documents that are in the folder already (``entry`` gives the row for a key) from those to read."""
    plan = _Plan()
    for path, name in found:
        try:
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            plan.skipped.append((name, f"{name} cannot be opened: {error.strerror}."))
            if name in known:
                plan.rows[name] = known[name]
            continue
        row = entry(files.key(name, sha256, version))
        if row is None:
            plan.todo.append((path, name))
            row = known.get(name)
        if row is not None and row.sha256 == sha256:
            plan.rows[name] = row
    return plan
