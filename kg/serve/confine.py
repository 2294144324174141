"""What a worker process takes from itself, so that no query can get at it: files, sockets, memory, time.

The refusal of SERVICE (``kg.store.federation``) is the first line; this is the second, kept by the operating system.
Where it has no such means (Windows) only the time limit holds, which the parent process keeps.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


@contextmanager
def no_new_files() -> Iterator[None]:
    """Within this, nothing can be opened, neither file nor socket; what is open stays so.

    The limit is on the number that a new file would get, the lowest that is free.
    """
    if resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest = os.dup(0)
    os.close(lowest)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """Within this, the system ends the process after so many seconds, also when its parent has gone."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def bound_memory(more: int) -> None:
    """Let the process have ``more`` bytes of data beyond what it has now; what needs more ends the process."""
    status = Path("/proc/self/status")
    if resource is None or not status.exists():
        return
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
    now = int(fields["VmData"].split()[0]) * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (now + more, hard))


def silence() -> None:
    """Let go of standard error, to which Oxigraph writes pages when memory runs out."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    os.close(null)
