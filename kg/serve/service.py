"""A graph folder as a service: the worker processes, and what is remembered of one state of the graph."""

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.serve.current import Signature, signature
from kg.serve.jobs import List, Overview, Prepared, Search, Start, Thing
from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.reply import Job, RefusedError, Reply

#: Processes that make pages.
_READERS = 4
#: Seconds that the first page and the picture of the whole graph may take, which are made once for all visitors.
_DRAWING = 900.0
#: The same of a search; the first one reads the index, and ended half-way, the next would have to begin anew.
_INDEXING = 120.0


@dataclass(frozen=True, slots=True)
class _Remembered:
    state: Signature
    reply: Reply


class Service:
    """Close it when done. ``cors`` are the origins whose pages may read, ``hosts`` the names it answers to, if any."""

    def __init__(
        self, folder: Path, limits: Limits, cors: tuple[str, ...] = (), hosts: list[str] | None = None
    ) -> None:
        self.limits, self.cors, self.hosts = limits, cors, hosts
        self._folder = folder
        self._pool = Pool(folder, limits)
        # What these have read takes long to read on a large graph and must not be thrown away: one process holds the
        # index of names, a few hold documents and lists. What they are asked for costs what there is to read, no more.
        self._finder = Pool(folder, replace(limits, workers=1, slow=1, seconds=_INDEXING, quick=_INDEXING))
        self._reader = Pool(folder, replace(limits, workers=_READERS, slow=_READERS, quick=limits.seconds))
        drawing = replace(limits, workers=2, slow=2, seconds=_DRAWING, quick=_DRAWING, patience=_DRAWING)
        self._drawer = Pool(folder, drawing)
        self._lasting: dict[Job, _Remembered] = {}
        self._making: dict[Job, threading.Lock] = defaultdict(threading.Lock)

    def run(self, job: Job, gone: Callable[[], bool]) -> Reply:
        """Do a job in a worker process; RefusedError as from ``Pool.run``."""
        if isinstance(job, Search | Prepared):
            return self._finder.run(job, gone)
        if isinstance(job, Overview | Start):
            return self._drawer.run(job, gone)
        return (self._reader if isinstance(job, List | Thing) else self._pool).run(job, gone)

    def lasting(self, job: Job, gone: Callable[[], bool]) -> Reply:
        """Do a job that reads the whole graph, once for each state of the graph; who asks meanwhile waits for that.

        But not for ever: who waits holds a thread that others want.
        """
        if not self._making[job].acquire(timeout=self.limits.patience):
            raise RefusedError(503, "This page is being made; try again later.", Retry_After="10")
        try:
            state = signature(self._folder)
            known = self._lasting.get(job)
            if known is None or known.state != state:
                known = _Remembered(state, self.run(job, gone))
                if signature(self._folder) == state:
                    self._lasting[job] = known
            return known.reply
        finally:
            self._making[job].release()

    def warm_up(self) -> None:
        """Start a process of each kind in the background, so that the first visitor need not wait for it."""
        for do, job in ((self.run, Search("政协", 1)), (self.lasting, Start("zh"))):
            threading.Thread(target=self._try, args=(do, job), daemon=True).start()

    def _try(self, do: Callable[[Job, Callable[[], bool]], Reply], job: Job) -> None:
        try:
            do(job, lambda: False)
        except RefusedError:
            return  # who asks for it will be told

    def close(self, patience: float = 0.0) -> None:
        """Take no more jobs, and end all processes; those at work may go on for ``patience`` seconds."""
        self._pool.close(patience)
        self._finder.close()
        self._reader.close()
        self._drawer.close()
