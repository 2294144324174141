"""Whether an RDF store lies on disk as it was written.

RocksDB checks what it reads, but not that nothing is missing: when its list of files (MANIFEST) has been cut off, it
takes it for an older one and opens a store without half of its data, or all, and says nothing. So each finished
generation has a list of its files with their sizes, and the digest of that MANIFEST.
"""

import hashlib
from pathlib import Path

from kg.store import files

SEAL = "seal"

#: What a reader may write beside the data.
_LOOSE = ("LOG", "LOCK", SEAL)


def seal(path: Path) -> None:
    """Write the list for a store that has been closed."""
    files.write_atomic(path / SEAL, _listed(path))


def is_sealed(path: Path) -> bool:
    """Is there a list, and is everything in it?"""
    try:
        return (path / SEAL).read_bytes() == _listed(path)
    except OSError:
        return False


def _listed(path: Path) -> bytes:
    lines = [
        f"{one.name} {one.stat().st_size} {_digest(one)}\n"
        for one in sorted(path.iterdir())
        if not one.name.startswith(_LOOSE)
    ]
    return "".join(lines).encode()


def _digest(path: Path) -> str:
    """Of the files that say which others there are; the others have checksums of their own."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.name.startswith(("MANIFEST", "CURRENT")) else ""
