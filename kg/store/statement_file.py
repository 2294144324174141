"""A Record on disk: ``statements/KEY.jsonl`` and the text it points into, ``sources/KEY.txt``.

One JSON object a line: a header, the mentions, the statements, and last the SHA-256 of all lines before, so that a file
that was cut off or changed is noticed. The bytes are a pure function of the record and the extractor's version. The
header also tells who the document speaks of (``kg.identity.clues``), so that a build need not read all statements to
find out who is who.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.identity import clues
from kg.identity.clues import Known
from kg.model import Record, Statement, StoredMention
from kg.store import files
from kg.store.manifest import DocumentEntry

_HEADER = ("name", "sha256", "media", "title")
_DAMAGE = (ValueError, LookupError, TypeError)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


#: Made once: ``json.dumps`` makes one for each call that has settings.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _line(row: dict[str, Any]) -> bytes:
    return _encode(row).encode("utf-8", "surrogatepass") + b"\n"


def _rows(kind: type[StoredMention | Statement], records: Iterable[StoredMention | Statement]) -> Iterator[bytes]:
    """The lines of records of one kind."""
    names = [field.name for field in fields(kind)]
    return (_line({name: getattr(record, name) for name in names}) for record in records)


@dataclass(frozen=True, slots=True)
class Packed:
    """A record as it is kept: its row for the table of documents, and the bytes of its two files."""

    row: DocumentEntry
    statements: bytes
    source: bytes


def pack(record: Record, extractor: str) -> Packed:
    """The row and the files of a record: a pure function of it and of the extractor's version."""
    stem = files.key(record.name, record.sha256, extractor)
    source = record.source.encode("utf-8", "surrogatepass")
    header: dict[str, Any] = {name: getattr(record, name) for name in _HEADER}
    header |= {"extractor": extractor, "source": _digest(source), "mentions": len(record.mentions)}
    header |= clues.packed(clues.known(record))
    lines = chain([_line(header)], _rows(StoredMention, record.mentions), _rows(Statement, record.statements))
    data = b"".join(lines)
    sizes = {"mentions": len(record.mentions), "statements": len(record.statements)}
    row = DocumentEntry(record.name, record.sha256, record.media, record.title, stem, **sizes)
    return Packed(row, data + _line({"sha256": _digest(data)}), source)


def put(folder: Path, packed: Packed) -> DocumentEntry:
    """Put a record into a graph folder and return its row.

    The statement file comes last, so whoever sees it has the source too. A power cut may still take both; what names
    them in graph.json has to wait for ``files.force_to_disk``.
    """
    stem = packed.row.key
    files.write_atomic(files.source_path(folder, stem), packed.source, sync=False)
    files.write_atomic(files.statements_path(folder, stem), packed.statements, sync=False)
    return packed.row


def write(folder: Path, record: Record, extractor: str) -> DocumentEntry:
    """Pack a record and put it into a graph folder; its row."""
    return put(folder, pack(record, extractor))


def _sound(folder: Path, stem: str) -> tuple[list[bytes], bytes]:
    """The lines of a statement file without the last, and the source; ValueError or OSError when damaged."""
    data = files.statements_path(folder, stem).read_bytes()
    source = files.source_path(folder, stem).read_bytes()
    body = data[: data.rstrip(b"\n").rfind(b"\n") + 1]
    if data != body + _line({"sha256": _digest(body)}):
        raise ValueError("the last line does not match the lines before it")
    lines = body.splitlines()  # bytes split at \n and \r only, and JSON escapes both inside a string
    if json.loads(lines[0])["source"] != _digest(source):
        raise ValueError("the source text has been changed")
    return lines, source


def entry(folder: Path, stem: str) -> DocumentEntry | None:
    """The row of the document under this key; None unless both of its files are there and sound."""
    try:
        lines, _ = _sound(folder, stem)
        header = json.loads(lines[0])
        mentions = header["mentions"]
        sizes = {"mentions": mentions, "statements": len(lines) - 1 - mentions}
        return DocumentEntry(**{name: header[name] for name in _HEADER}, key=stem, **sizes)
    except (OSError, *_DAMAGE):
        return None


def known(folder: Path, stem: str) -> Known:
    """Who the document under this key speaks of, from the header alone; GraphError when it is missing or damaged."""
    path = files.statements_path(folder, stem)
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline())
        return clues.unpacked(header["name"], header)
    except (OSError, *_DAMAGE) as error:
        raise GraphError(
            f"{path} is missing or damaged ({error}); delete it and run kg build, which reads the document anew."
        ) from error


def read(folder: Path, stem: str) -> Record:
    """The record under this key as it was extracted; GraphError when its files are missing or damaged."""
    try:
        lines, source = _sound(folder, stem)
        header, *rows = json.loads(b"[" + b",".join(lines) + b"]")  # at once, it is several times quicker
        split = header["mentions"]
        return Record(
            **{name: header[name] for name in _HEADER},
            source=source.decode("utf-8", "surrogatepass"),
            mentions=tuple(StoredMention(**row) for row in rows[:split]),
            statements=tuple(Statement(**row) for row in rows[split:]),
        )
    except FileNotFoundError as error:
        raise GraphError(
            f"{files.statements_path(folder, stem)} is gone: another build has changed the graph, or the file was "
            f"deleted; try again, then run kg build."
        ) from error
    except (OSError, *_DAMAGE) as error:
        raise GraphError(
            f"{files.statements_path(folder, stem)} is damaged ({error}); delete it and run kg build, which reads the "
            "document anew."
        ) from error
