"""Worker processes shared by all requests, and the rules by which a heavy request does not hurt the others.

* It is ended at its time limit.
* When it has worked for a moment it is a slow one and goes on at a lower priority. There is room for so many slow ones;
  a further one is turned away, after a pause, lest who tries again at once should fill the room kept for what is quick.
* It is ended when the one who asked has gone.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from kg.serve.limits import Limits
from kg.serve.reply import Job, RefusedError, Reply
from kg.serve.worker import Worker, preload

#: Seconds between looks at how a job gets on.
_LOOK = 0.1
#: Seconds that a slow request waits, without a worker, to be turned away.
_PAUSE = 5.0


class _CrowdedError(Exception):
    """There is no room for a further slow request."""


def _stays() -> bool:
    return False


class Pool:
    """At most ``limits.workers`` processes, started when they are needed."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._seats = threading.BoundedSemaphore(limits.workers)
        self._slow = threading.BoundedSemaphore(limits.slow)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._closed = False
        preload()

    def run(self, job: Job, gone: Callable[[], bool] = _stays) -> Reply:
        """Do a job in one of the processes; RefusedError when it is refused, too long or too much.

        ``gone`` says whether the one who asked has left.
        """
        try:
            return self._seated(job, gone)
        except _CrowdedError as error:
            time.sleep(_PAUSE)
            busy = "The server is busy with other slow requests; try again later."
            raise RefusedError(503, busy, Retry_After="10") from error

    def _seated(self, job: Job, gone: Callable[[], bool]) -> Reply:
        if not self._seats.acquire(timeout=self._limits.patience):
            raise RefusedError(503, "The server is busy; try again later.", Retry_After="10")
        try:
            worker = self._begun(job)
            try:
                return self._watched(worker, gone)
            finally:
                self._back(worker)
        finally:
            self._seats.release()

    def close(self, patience: float = 0.0) -> None:
        """Take no more jobs, and end all processes: when they have done theirs, or after ``patience`` seconds."""
        with self._lock:
            self._closed = True
        deadline = time.monotonic() + patience
        while self._busy and time.monotonic() < deadline:
            time.sleep(0.05)
        with self._lock:
            workers = [*self._idle, *self._busy]
            self._idle, self._busy = [], set()
        for worker in workers:
            worker.end()

    def _begun(self, job: Job) -> Worker:
        """A worker that has begun the job; one that has died since its last is passed over."""
        while True:
            worker = self._take()
            try:
                worker.begin(job)
            except OSError:
                self._back(worker)
            else:
                return worker

    def _take(self) -> Worker:
        with self._lock:
            if self._closed:
                raise RefusedError(503, "The server is stopping.")
            worker = self._idle.pop() if self._idle else None
            if worker:
                self._busy.add(worker)
                return worker
        worker = Worker(self._folder, self._limits)  # takes a while, in which others go on
        with self._lock:
            if not self._closed:
                self._busy.add(worker)
                return worker
        worker.end()
        raise RefusedError(503, "The server is stopping.")

    def _back(self, worker: Worker) -> None:
        with self._lock:
            if worker not in self._busy:  # ended by close
                return
            self._busy.discard(worker)
            if worker.fit and not self._closed:
                self._idle.append(worker)
                return
        worker.end()

    def _watched(self, worker: Worker, gone: Callable[[], bool]) -> Reply:
        """The worker's result; RefusedError when it takes too long or dies, _CrowdedError when it is one too many."""
        end, before, slow = time.monotonic() + self._limits.seconds, worker.spent(), False
        try:
            while not worker.done(max(0.0, min(_LOOK, end - time.monotonic()))):
                if time.monotonic() >= end:
                    raise RefusedError(504, f"This took longer than {self._limits.seconds:g} seconds and was stopped.")
                if gone():
                    raise RefusedError(503, "Nobody waits for the answer any more.")
                if not slow and worker.spent() - before > self._limits.quick:
                    slow = self._slow.acquire(blocking=False)
                    if not slow:
                        raise _CrowdedError
                    worker.step_back()
            return worker.result()
        except (EOFError, OSError) as error:
            if self._closed:
                raise RefusedError(503, "The server is stopping.") from error
            raise RefusedError(
                422, "This needs more memory, or is nested more deeply, than one request may be; ask for less."
            ) from error
        finally:
            if slow:
                self._slow.release()
