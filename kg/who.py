"""Who is who after a build: of all documents, or of the names that changed documents speak of where that is enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.identity.clues import Known
from kg.identity.judgements import Judgement
from kg.identity.namesakes import names, resolved_again
from kg.identity.resolution import Resolution
from kg.identity.resolve import resolve
from kg.store import namesakes, statement_file
from kg.store.manifest import DocumentEntry
from kg.store.namesakes import Table


@dataclass(frozen=True, slots=True)
class Found:
    """The resolution; ``known`` holds the documents that it may be another for than before, with their entities.

    ``table`` is that of all documents; ``idle`` are the judgements that speak of what the documents do not have.
    """

    resolution: Resolution
    known: Sequence[Known]
    table: Table
    idle: Sequence[Judgement] = ()


def find(
    folder: Path,
    old: Sequence[DocumentEntry],
    rows: Sequence[DocumentEntry],
    judgements: Sequence[Judgement],
    earlier: Resolution | None,
) -> Found:
    """Who is who in the documents ``rows``; ``earlier`` is who was who in those of ``old``, None if nobody knows.

    GraphError when a statement file is missing or damaged.
    """
    table = None
    if earlier is not None and not judgements and not earlier.judged:
        table = namesakes.read(folder, old)
    if earlier is None or table is None or not _are_sound(folder, gone := _missing(old, rows)):
        known = _known(folder, rows)
        resolution, idle = resolve(known, judgements)
        return Found(resolution, known, namesakes.updated({}, (), known), idle)
    new = _known(folder, _missing(rows, old))
    changed = names([*_known(folder, gone), *new])
    left = {row.name for row in gone}
    said = [one for one in namesakes.known(table, changed) if one.document not in left] + new
    return Found(resolved_again(earlier, said, changed), said, namesakes.updated(table, changed, said))


def _missing(rows: Iterable[DocumentEntry], others: Iterable[DocumentEntry]) -> list[DocumentEntry]:
    """Those of the rows that are not among the others."""
    keys = {row.key for row in others}
    return [row for row in rows if row.key not in keys]


def _are_sound(folder: Path, rows: Iterable[DocumentEntry]) -> bool:
    return all(statement_file.entry(folder, row.key) for row in rows)


def _known(folder: Path, rows: Iterable[DocumentEntry]) -> list[Known]:
    return [statement_file.known(folder, row.key) for row in rows]
