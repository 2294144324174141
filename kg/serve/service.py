"""A graph folder as a service: the worker processes, and what is remembered of one state of the graph."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.serve.current import Signature, signature
from kg.serve.jobs import Prepared, Search, Start
from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.reply import Job, RefusedError, Reply


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
        # One process holds the index of names, which takes long to make on a large graph and must not be thrown away.
        self._finder = Pool(folder, replace(limits, workers=1, slow=1, quick=limits.seconds))
        self._starts: dict[str, _Remembered] = {}

    def run(self, job: Job, gone: Callable[[], bool]) -> Reply:
        """Do a job in a worker process; RefusedError as from ``Pool.run``."""
        return self._finder.run(job, gone) if isinstance(job, Search | Prepared) else self._pool.run(job, gone)

    def start_page(self, language: str, gone: Callable[[], bool]) -> Reply:
        """The start page, counted once for each state of the graph."""
        state = signature(self._folder)
        known = self._starts.get(language)
        if known is None or known.state != state:
            known = _Remembered(state, self.run(Start(language), gone))
            if signature(self._folder) == state:
                self._starts[language] = known
        return known.reply

    def warm_up(self) -> None:
        """Start a process of each kind in the background, so that the first visitor need not wait for it."""
        for job in (Search("政协", 1), Start("zh")):
            threading.Thread(target=self._try, args=(job,), daemon=True).start()

    def _try(self, job: Job) -> None:
        try:
            self.run(job, lambda: False)
        except RefusedError:
            return  # who asks for it will be told

    def close(self, patience: float = 0.0) -> None:
        """Take no more jobs, and end all processes; those at work may go on for ``patience`` seconds."""
        self._pool.close(patience)
        self._finder.close()
