"""Queries in a process of their own, which is ended when the time is up.

Oxigraph cannot cancel a query that it has begun, and a thread cannot be stopped from outside; a process can. It opens
the graph once and then answers one query after another, so that a server pays for its start (0.3 s) only once::

    with Worker("G") as worker:
        worker.answer("SELECT …", form="json", seconds=5)
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from kg.errors import KgError, LimitError, QueryError
from kg.query.formats import render
from kg.store.graph import Graph
from kg.store.sparql import Term


@dataclass(frozen=True, slots=True)
class _Request:
    """What goes to the process; what comes back is the bytes of the answer, or the KgError that there was."""

    sparql: str
    bindings: Mapping[str, Term] = field(default_factory=dict)
    form: str | None = None
    hidden: tuple[str, ...] = ()
    most: int | None = None


class Worker:
    """One process that has a graph open; it answers one query at a time. Close it, or use it as a context manager."""

    def __init__(self, folder: str | Path) -> None:
        """Start the process; GraphError when the folder is no graph."""
        self.folder = Path(folder)
        self._lock = threading.Lock()
        self._start()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.communicate()

    def answer(
        self,
        sparql: str,
        bindings: Mapping[str, Term] | None = None,
        form: str | None = None,
        hidden: Collection[str] = (),
        *,
        seconds: float | None = None,
        most: int | None = None,
    ) -> bytes:
        """The answer as ``render`` writes it; QueryError and GraphError as from ``Graph.query`` and ``render``.

        LimitError when it takes more than ``seconds`` or has more than ``most`` bytes. A process that was ended is
        replaced at the next call.
        """
        with self._lock:
            if self._process.poll() is not None:
                self.close()
                self._start()
            with self._stopped_after(seconds) as late:
                try:
                    return self._ask(_Request(sparql, bindings or {}, form, tuple(hidden), most))
                except (EOFError, OSError, pickle.UnpicklingError) as error:
                    self.close()  # it is dying or dead; wait until it is gone
                    if late.is_set():
                        raise LimitError(f"The query took longer than {seconds:g} s and was stopped.") from error
                    raise QueryError("The query ended by itself, probably for want of memory; ask for less.") from error

    @contextmanager
    def _stopped_after(self, seconds: float | None) -> Iterator[threading.Event]:
        """End the process if the block takes longer; the event says whether that was so."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds or 0, stop)
        if seconds is not None:
            timer.start()
        try:
            yield late
        finally:
            timer.cancel()

    def _start(self) -> None:
        # The process finds the package where this one did, and nothing in the folder it happens to be started in.
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-P", "-c", "from kg.query.worker import work; work()", str(self.folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)  # noqa: S603
        try:
            self._read()
        except BaseException:
            self.close()
            raise

    def _ask(self, request: _Request) -> bytes:
        assert self._process.stdin is not None
        pickle.dump(request, self._process.stdin)
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> bytes:
        assert self._process.stdout is not None
        reply: bytes | KgError = pickle.load(self._process.stdout)  # noqa: S301 - comes from our own process
        if isinstance(reply, KgError):
            raise reply
        return reply


def work() -> None:
    """The process: open the graph of the command line, say so by an empty reply, answer while there are requests."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides when to end
    try:
        graph = Graph.open(sys.argv[1])
        _reply(b"")
        while True:
            _reply(_answer(graph, pickle.load(sys.stdin.buffer)))  # noqa: S301 - comes from who started us
    except KgError as error:
        _reply(error)
    except (EOFError, BrokenPipeError):
        return  # the caller has gone


def _answer(graph: Graph, request: _Request) -> bytes | KgError:
    try:
        found = graph.query(request.sparql, request.bindings)
        return render(found, request.form, request.hidden, most=request.most)
    except KgError as error:
        return error


def _reply(content: bytes | KgError) -> None:
    pickle.dump(content, sys.stdout.buffer)
    sys.stdout.buffer.flush()
