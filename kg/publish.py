"""The last step of a build: who is who across the documents, the RDF store brought up to it, and graph.json replaced.

Only documents that are new, or in which somebody became somebody else, are put into the RDF store again: a merge that a
new document gives a reason for, or a judgement, changes the documents that speak of those concerned and no others.
Nor is more looked at than the names in documents that are new or gone (``kg.who``), unless there are judgements.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg import who
from kg.errors import GraphError
from kg.identity.apply import apply
from kg.identity.judgements import Judgement
from kg.identity.resolution import Resolution
from kg.model import Record
from kg.store import decisions, files, generation, manifest, namesakes, statement_file
from kg.store.manifest import DocumentEntry, Manifest
from kg.version import __version__


def publish(
    folder: Path, old: Manifest, rows: Sequence[DocumentEntry], version: str, judgements: Sequence[Judgement]
) -> Sequence[Judgement]:
    """Make the graph that of these rows, by these judgements, and delete what is no longer named.

    Returns the judgements that speak of what the documents do not have.
    """
    earlier = _earlier(folder, old, rows)
    found = who.find(folder, old.documents, rows, judgements, earlier)
    resolution = found.resolution
    before, after = {row.key for row in old.documents}, {row.key for row in rows}
    number = _updated(folder, old, rows, earlier, found) if earlier is not None else None
    if number is None:
        number = generation.create(folder, old.generation, _records(folder, rows, resolution), resolution)
    written = sorted(after - before)
    files.force_to_disk(files.statements_path(folder, key) for key in written)
    files.force_to_disk(files.source_path(folder, key) for key in written)
    namesakes.write(folder, rows, found.table)
    digest = decisions.write(folder, resolution)
    manifest.write(folder, Manifest(__version__, version, number, tuple(rows), digest))
    files.sweep(folder, after, number, digest, namesakes.digest(rows))
    return found.idle


def _updated(
    folder: Path, old: Manifest, rows: Sequence[DocumentEntry], earlier: Resolution, found: who.Found
) -> int | None:
    """The number of the generation of ``rows`` if that of ``old`` is it, or could be changed into it; else None."""
    before, after = {row.key for row in old.documents}, {row.key for row in rows}
    resolution = found.resolution
    changed = {
        one.document
        for one in found.known
        if earlier.effects(one.document, one.entities) != resolution.effects(one.document, one.entities)
    }
    gone = [row.name for row in old.documents if row.key not in after or row.name in changed]
    new = [row for row in rows if row.key not in before or row.name in changed]
    try:
        if gone or new or earlier != resolution:
            records = _records(folder, new, resolution)
            return generation.derive(folder, old.generation, gone, records, (earlier, resolution))
        generation.read_only(folder, old.generation)
    except generation.DAMAGE:
        return None
    return old.generation


def _records(folder: Path, rows: Iterable[DocumentEntry], resolution: Resolution) -> Iterator[Record]:
    """One record in memory at a time, as resolved."""
    return (apply(statement_file.read(folder, row.key), resolution) for row in rows)


def _earlier(folder: Path, old: Manifest, rows: Sequence[DocumentEntry]) -> Resolution | None:
    """Who was who in the graph before; None when nobody knows, or its store cannot become that of ``rows``."""
    before = {row.key for row in old.documents}
    if old.software != __version__ or not any(row.key in before for row in rows):
        return None
    try:
        return decisions.read(folder, old.decisions)
    except GraphError:
        return None
