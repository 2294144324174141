"""One build at a time: an advisory lock on a file, which the system lets go when its holder dies, however it dies.

The operating system's own call is enough (forty lines), so no package is needed; a lock file whose mere existence
locks would outlive a killed build.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import GraphError
from kg.store import files

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a graph folder, or raise GraphError at once when somebody else does."""
    handle = os.open(folder / files.LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(handle)
        except OSError as error:
            raise GraphError(f"{folder} is being written by another build; wait until it has ended.") from error
        yield
    finally:
        os.close(handle)
