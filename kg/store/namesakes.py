"""What all documents say of persons, a line for each name, so that a build reads the names it needs and no others.

``namesakes/DIGEST.jsonl``: sorted lines of a name, a tab, and each document that speaks of persons of that name with
its clues; last the SHA-256 of all lines before. DIGEST stands for the documents. It is a cache, made from the headers
of the statement files: whoever finds it missing or damaged makes it again.
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from kg.identity import clues
from kg.identity.clues import Known
from kg.identity.namesakes import name
from kg.store import files
from kg.store.manifest import DocumentEntry
from kg.version import __version__

#: A name → its documents with their clues, both as JSON.
Table = dict[bytes, bytes]


def digest(rows: Iterable[DocumentEntry]) -> str:
    """What the table of these documents goes by; another version may know other clues."""
    keys = "\n".join(sorted(row.key for row in rows))
    return hashlib.sha256(f"{__version__}\n{keys}".encode()).hexdigest()[:16]


def read(folder: Path, rows: Iterable[DocumentEntry]) -> Table | None:
    """The table of these documents; None when it is missing or damaged."""
    try:
        data = files.namesakes_path(folder, digest(rows)).read_bytes()
    except OSError:
        return None
    body, _, last = data.removesuffix(b"\n").rpartition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != last:
        return None
    return dict(line.split(b"\t", 1) for line in body.split(b"\n") if line)  # JSON escapes tabs and line ends


def write(folder: Path, rows: Iterable[DocumentEntry], table: Table) -> None:
    """Put the table of these documents into a graph folder, unless it is there."""
    path = files.namesakes_path(folder, digest(rows))
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        body = b"\n".join(b"%b\t%b" % pair for pair in sorted(table.items()))
        files.write_atomic(path, b"%b\n%b\n" % (body, hashlib.sha256(body).hexdigest().encode()), sync=False)


def known(table: Table, names: Iterable[str]) -> list[Known]:
    """What each document says of the persons of these names, by name of the document; of its other entities nothing."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(names):
        for document, people in json.loads(table.get(_json(one), b"{}")).items():
            found.setdefault(document, []).extend(people)
    return [
        clues.unpacked(document, {"people": people, "entities": [row["iri"] for row in people]})
        for document, people in sorted(found.items())
    ]


def updated(table: Table, names: Collection[str], known: Iterable[Known]) -> Table:
    """The table in which ``known`` is all that is said of the persons of these names."""
    said: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for one in sorted(known, key=lambda one: one.document):
        for row in clues.packed(one)["people"]:
            said.setdefault(name(row["iri"]), {}).setdefault(one.document, []).append(row)
    left_out = set(map(_json, names))
    kept = {key: line for key, line in table.items() if key not in left_out}
    return kept | {_json(one): _json(documents) for one, documents in said.items()}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
