"""The kinds of file that are read: suffix, media type, and the module that gets the text out of the bytes.

A module is loaded when the first file of its kind is read; some need libraries that take a second to load.
"""

from collections.abc import Callable
from importlib import import_module

#: The bytes and the name of a file → its text; ReadError when it cannot be read.
Extract = Callable[[bytes, str], str]

_KINDS = {
    ".txt": ("text/plain", "text"),
    ".md": ("text/markdown", "text"),
    ".html": ("text/html", "html"),
    ".htm": ("text/html", "html"),
    ".pdf": ("application/pdf", "pdf"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
}

#: The suffixes of files that are read.
SUFFIXES = tuple(_KINDS)


def kind(suffix: str) -> tuple[str, Extract] | None:
    """Media type of a file with this suffix, and how to get its text; None if such files are not read."""
    found = _KINDS.get(suffix.lower())
    if found is None:
        return None
    media, module = found
    return media, import_module(f"kg.read.{module}").extract
