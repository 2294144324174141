"""Worker processes that are watched: one that takes too long or ends by itself costs its document, not the build.

``concurrent.futures`` gives all work up when one process dies, and cannot end a task that runs too long; so the pool
is our own: a pipe for each process, and a loop that waits for answers, for ends and for the clock. Results come in the
order of the documents, whatever the number of processes.
"""

import os
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol

from kg.errors import GraphError, KgError
from kg.limits import Limits

#: One document: its path and the name it has in the graph.
Document = tuple[Path, str]

#: A document whose process ended by itself is tried so often: the first end may have been somebody else's fault (a
#: system that ran out of memory, an administrator), and a second one will be the document's.
TRIES = 2

_NEVER = float("inf")


class Prepare(Protocol):
    """How a process is made ready: returns what works on a document. Travels by pickle."""

    def __call__(self) -> Any:
        """Load what is needed once; KgError when it cannot."""


@dataclass(slots=True)
class _Worker:
    """A process; ``at`` is the place of the document it works on, None while it has none; ``ready`` once loaded."""

    process: BaseProcess
    pipe: Connection
    at: int | None = None
    deadline: float = _NEVER
    ready: bool = False

    def end(self) -> int | None:
        """Kill it, whatever it is doing; its exit code."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode


@dataclass(slots=True)
class _Pool:
    prepare: Prepare
    documents: Sequence[Document]
    limits: Limits
    todo: deque[int]
    workers: list[_Worker] = field(default_factory=list)
    done: dict[int, Any] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)

    def start(self) -> None:
        """One more process."""
        ours, theirs = get_context("spawn").Pipe()
        process = get_context("spawn").Process(target=_serve, args=(theirs, self.prepare, self.limits), daemon=True)
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))

    def step(self) -> None:
        """Hand out what is to do, and wait until something happens."""
        for worker in self.workers:
            if worker.ready and worker.at is None and self.todo:
                worker.at = self.todo.popleft()
                worker.deadline = time.monotonic() + self.limits.seconds
                _send(worker.pipe, self.documents[worker.at])
        now = time.monotonic()
        first = min(worker.deadline for worker in self.workers)
        answered = wait([worker.pipe for worker in self.workers], None if first == _NEVER else max(first - now, 0))
        for worker in list(self.workers):
            if worker.pipe in answered:
                self._hear(worker)
            elif worker.deadline <= time.monotonic():
                self._give_up(worker, f"takes longer than {self.limits.seconds:g} seconds", "--seconds")

    def _hear(self, worker: _Worker) -> None:
        try:
            kind, content = worker.pipe.recv()
        except (EOFError, OSError):
            self._ended(worker)
            return
        if kind == "failed":
            raise content
        if kind == "ready":
            worker.ready = True
            return
        assert worker.at is not None
        if kind == "exhausted":  # what is left of its memory may be in pieces
            self._give_up(worker, f"takes more memory than {self.limits.megabytes} MB", "--megabytes")
            return
        self.done[worker.at] = content
        worker.at, worker.deadline = None, _NEVER

    def _give_up(self, worker: _Worker, why: str, option: str) -> None:
        """The worker's document is done without a result, and the worker is replaced."""
        assert worker.at is not None
        name = self.documents[worker.at][1]
        self.done[worker.at] = (
            f"{name} {why}, the limit for one document; split it into smaller files, or raise the limit with {option}."
        )
        self._replace(worker)

    def _ended(self, worker: _Worker) -> None:
        code = worker.end()
        if worker.at is None:
            raise GraphError(
                f"A worker process ended while it loaded its models (exit code {code}), perhaps for want of memory; "
                "what has been read is kept: run again with --jobs 1."
            )
        self.ends[worker.at] = self.ends.get(worker.at, 0) + 1
        if self.ends[worker.at] < TRIES:
            self.todo.appendleft(worker.at)
            self._replace(worker)
        else:
            why = f"ends the process that reads it (exit code {code}), perhaps for want of memory"
            self._give_up(worker, f"{why}: {self.limits.megabytes} MB are", "--megabytes")

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self.workers.remove(worker)
        if self.todo or not self.workers:
            self.start()


def run(prepare: Prepare, documents: Sequence[Document], jobs: int, limits: Limits) -> Iterator[Any]:
    """One result for each document, in order: what the work returned, or the sentence that says why there is none."""
    pool = _Pool(prepare, documents, limits, deque(range(len(documents))))
    try:
        for _ in range(min(jobs, len(documents))):
            pool.start()
        for at in range(len(documents)):
            while at not in pool.done:
                pool.step()
            yield pool.done.pop(at)
    finally:
        for worker in pool.workers:
            worker.end()


def _send(pipe: Connection, content: object) -> None:
    """Hand a document to a process; that it has just died is found out when its answer is waited for."""
    try:
        pipe.send(content)
    except OSError:
        return


def _serve(pipe: Connection, prepare: Prepare, limits: Limits) -> None:
    """A worker process: load, say so, answer one document after another; it ends with its parent, however that ends."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    limits.set_memory()
    try:
        work = prepare()
    except KgError as error:
        pipe.send(("failed", error))
        return
    pipe.send(("ready", None))
    while True:
        try:
            document = pipe.recv()
        except EOFError:
            return
        try:
            answer = "done", work(document)
        except MemoryError:
            answer = "exhausted", None
        except OSError as error:  # no document's fault: the disk is full, say
            answer = "failed", error
        pipe.send(answer)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
