"""One file → one Document: bytes, text by the file's kind, clean text with its map, sections."""

import hashlib
from pathlib import Path

from kg.errors import ReadError
from kg.model import Document
from kg.read.clean import clean
from kg.read.kinds import SUFFIXES, kind
from kg.read.sections import outline
from kg.read.sizes import MAX_BYTES, limited, too_large


def read(path: str | Path, name: str | None = None) -> Document:
    """Read one file; ``name`` is what the graph calls it, its file name by default.

    Raises ReadError, with one plain sentence, for whatever keeps the file from being read.
    """
    path = Path(path)
    name = name or path.name
    known = kind(path.suffix)
    if known is None:
        raise ReadError(f"{path} is not a document this program reads; give one of {', '.join(SUFFIXES)}.")
    data = _bytes(path)
    media, extract = known
    try:
        (source,) = limited([extract(data, name)], name)
    except RecursionError as error:
        raise ReadError(f"{name} is nested too deeply to be read; open it in another program and save it.") from error
    cleaned = clean(source)
    if not cleaned.text:
        raise ReadError(f"{name} holds no text but page furniture; give the file with its text.")
    return Document(name, hashlib.sha256(data).hexdigest(), media, source, cleaned, outline(source, cleaned))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large(str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path} does not exist; check the path.") from error
    except OSError as error:
        raise ReadError(f"{path} cannot be opened ({error.strerror}); check the file and its permissions.") from error
