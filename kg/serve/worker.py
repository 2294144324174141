"""A process that has the graph open and does one job after another; its parent ends it when a job takes too long."""

import os
import signal
import time
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path

from kg.errors import KgError
from kg.serve import confine
from kg.serve.current import Current
from kg.serve.limits import Limits
from kg.serve.reply import Job, RefusedError, Reply

#: Seconds beyond the limit after which the system ends a process whose parent has not done so.
_GRACE = 5.0
#: How far a slow job steps back, on the scale of nice(1).
_STEP_BACK = 10

#: A fork server starts a process in some milliseconds, and unlike a fork of ours inherits no lock held by a thread.
_CONTEXT: ForkServerContext | SpawnContext = (
    get_context("forkserver") if "forkserver" in get_all_start_methods() else get_context("spawn")
)


def preload() -> None:
    """Have the fork server import what a worker needs, before the first one starts."""
    if _CONTEXT.get_start_method() == "forkserver":
        _CONTEXT.set_forkserver_preload(["kg.serve.jobs"])


class Worker:
    """The parent's side of one process. ``fit`` is whether it can take another job."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.fit = True
        self._slowed = False
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_work, args=(theirs, folder, limits), daemon=True)
        self._process.start()
        theirs.close()
        with suppress(EOFError, OSError):  # the first job will tell
            self._pipe.recv()  # it is ready: what it takes to get there is not the job's time

    def begin(self, job: Job) -> None:
        """Give it a job; OSError when the process has died meanwhile."""
        self.fit = False
        self._pipe.send(job)

    def spent(self) -> float:
        """Seconds that the process has worked so far; where the system does not tell, seconds that have passed."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # user and system, see proc(5)

    def step_back(self) -> None:
        """Let others go first. For good: only an administrator can make a process step forward again."""
        self._slowed = True
        with suppress(OSError, AttributeError):  # Windows has no such call
            os.setpriority(os.PRIO_PROCESS, self._process.pid or 0, _STEP_BACK)

    def done(self, seconds: float) -> bool:
        """Wait for at most so long; whether the job has ended, or the process has."""
        return self._pipe.poll(seconds)

    def result(self) -> Reply:
        """What came of the job; RefusedError if it was refused, EOFError when the process has died of it."""
        result: Reply | RefusedError = self._pipe.recv()
        self.fit = not self._slowed
        if isinstance(result, RefusedError):
            raise result
        return result

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _work(pipe: Connection, folder: Path, limits: Limits) -> None:
    """The process's side: do jobs until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent decides
    confine.silence()
    current = Current(folder)
    with suppress(KgError, OSError):
        current.graph()  # so that its memory does not count; what is wrong with it, the first job will tell
    confine.bound_memory(limits.memory)
    with suppress(EOFError, OSError):
        pipe.send(True)
        while True:
            job = pipe.recv()
            with confine.ended_after(limits.seconds + _GRACE):
                result = _do(current, job)
            pipe.send(result)


def _do(current: Current, job: Job) -> Reply | RefusedError:
    try:
        return current.answer(job)
    except RefusedError as error:
        return error
    except KgError as error:
        return RefusedError(500, str(error))
    except MemoryError:
        return RefusedError(422, "This needs more memory than one request may have; ask for less.")
    except Exception as error:  # a fault of ours must not end the server
        return RefusedError(
            500, f"The server failed, which is a fault of this program: {type(error).__name__}: {error}"
        )
