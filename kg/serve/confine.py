"""What a worker process takes from itself, so that no query takes it from others: memory and time.

Where the system has no means for it (Windows) only the time limit holds, which the parent process keeps. Files and
connections cannot be taken: RocksDB opens its files when it needs them. That a query asks for none is seen to before it
is run (``kg.store.federation``); nothing else in SPARQL reaches beyond the store.
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
