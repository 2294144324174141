"""One file → one Document: bytes, text by the file's kind, clean text with its map, sections."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from kg.errors import ReadError
from kg.model import Document
from kg.read import docx, html, pdf, text
from kg.read.clean import clean
from kg.read.decode import MAX_BYTES
from kg.read.sections import outline

Extract = Callable[[bytes, str], str]

#: Suffix → media type, and how to get the source text out of the bytes.
_KINDS: dict[str, tuple[str, Extract]] = {
    ".txt": ("text/plain", text.extract),
    ".md": ("text/markdown", text.extract),
    ".html": ("text/html", html.extract),
    ".htm": ("text/html", html.extract),
    ".pdf": ("application/pdf", pdf.extract),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.extract),
}

#: The kinds of file that are read.
SUFFIXES = tuple(_KINDS)


def read(path: str | Path, name: str | None = None) -> Document:
    """Read one file; ``name`` is what the graph calls it, its file name by default.

    Raises ReadError, with one plain sentence, for whatever keeps the file from being read.
    """
    path = Path(path)
    name = name or path.name
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise ReadError(f"{path} is not a document this program reads; give one of {', '.join(SUFFIXES)}.")
    data = _bytes(path)
    media, extract = kind
    source = extract(data, name)
    cleaned = clean(source)
    if not cleaned.text:
        raise ReadError(f"{name} holds no text but page furniture; give the file with its text.")
    return Document(name, hashlib.sha256(data).hexdigest(), media, source, cleaned, outline(source, cleaned))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadError(f"{path} is larger than {MAX_BYTES // 1024 // 1024} MB; split it into smaller files.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path} does not exist; check the path.") from error
    except OSError as error:
        raise ReadError(f"{path} cannot be opened ({error.strerror}); check the file and its permissions.") from error
