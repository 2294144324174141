"""Extraction on a Ray cluster: ``kg build --engine ray``, with the extra ``ray`` installed here and on every node.

A task is one document: its bytes go out, the bytes of its statement file and source come back and are put into the
graph folder here, under the key of document and extractor. So nodes need no common file system, results in any order
give the same folder, and what is there already is never sent. All that follows (who is who, the store) is done here.

Plain tasks and not Ray Data: that wants blocks of rows of one size and gives its result as a table, and a document is
one row that takes a second or ten minutes. What Ray Data would add, running a task again whose node is gone, tasks do
as well.
"""

import logging
import os
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.limits import Limits
from kg.pool import Document
from kg.store import statement_file
from kg.store.manifest import DocumentEntry
from kg.store.statement_file import Packed
from kg.workers import Extract, Extractor, pack

#: Tasks that are sent out for each processor of the cluster; more would only wait there, in memory.
AHEAD = 2

#: A task whose process or node ended is tried so many times more.
RETRIES = 2


class RayEngine:
    """What ``kg.build.build`` takes for an engine. Ends its own connection or local cluster with ``close``."""

    def __init__(self, address: str | None, jobs: int, limits: Limits) -> None:
        """Connect to a cluster, or without an ``address`` start one of ``jobs`` processes on this machine."""
        try:
            import ray  # noqa: PLC0415 - an extra
        except ModuleNotFoundError as error:
            raise GraphError("Ray is not installed; install it with: pip install 'cppcc-kg[ray]'") from error
        self._ray: Any = ray
        self._limits = limits
        if address:
            _knock(address)
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # it would tell its makers over the network
        where: dict[str, Any] = {"address": address} if address else {"num_cpus": jobs, "include_dashboard": False}
        try:
            ray.init(**where, logging_level=logging.ERROR, log_to_driver=False, configure_logging=False)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise GraphError(f"Ray cannot be used at {address or 'this machine'}: {error}") from error

    def close(self) -> None:
        """Leave the cluster."""
        self._ray.shutdown()

    def __call__(self, documents: list[Document], folder: Path, extractor: Extractor) -> Iterator[DocumentEntry | str]:
        """One row or sentence for each document, in order; a few documents are in memory here at a time."""
        ray = self._ray
        task = ray.remote(num_cpus=1, max_retries=RETRIES)(_extract)
        ahead = AHEAD * max(int(ray.cluster_resources().get("CPU", 1)), 1)
        running: dict[Any, int] = {}
        done: dict[int, DocumentEntry | str] = {}
        sent = 0
        for at in range(len(documents)):
            while at not in done:
                while sent < len(documents) and len(running) < ahead:
                    path, name = documents[sent]
                    try:
                        data = path.read_bytes()
                    except OSError as error:
                        done[sent] = f"{name} cannot be opened: {error.strerror}."
                    else:
                        running[task.remote(extractor, self._limits, name, path.suffix, data)] = sent
                    sent += 1
                if at in done:
                    break
                (ready, *_), _ = ray.wait(list(running), num_returns=1)
                which = running.pop(ready)
                done[which] = self._result(ready, documents[which][1], folder)
            yield done.pop(at)

    def _result(self, ready: object, name: str, folder: Path) -> DocumentEntry | str:
        try:
            result: Packed | str = self._ray.get(ready)
        except self._ray.exceptions.RayTaskError as error:
            return f"{name} could not be processed: {error.cause!r}"
        except self._ray.exceptions.RayError:
            return (
                f"{name} ends the process that reads it, or takes longer than {self._limits.seconds:g} seconds, the "
                "limit for one document; split it into smaller files."
            )
        return result if isinstance(result, str) else statement_file.put(folder, result)


def _knock(address: str) -> None:
    """GraphError at once when nobody answers at HOST:PORT; Ray would try for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdecimal():
        raise GraphError(f"{address} is no address of a Ray cluster; write HOST:PORT.")
    try:
        socket.create_connection((host, int(port)), timeout=10).close()
    except (OSError, OverflowError) as error:
        raise GraphError(f"There is no Ray cluster at {address} ({error}); start one with: ray start --head") from error


def _extract(extractor: Extractor, limits: Limits, name: str, suffix: str, data: bytes) -> Packed | str:
    """The task: one document, in a process of the cluster that is ended when it takes too long."""
    clock = threading.Timer(min(limits.seconds, threading.TIMEOUT_MAX), os._exit, (1,))
    clock.daemon = True
    extract = _loaded(extractor)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, f"document{suffix}")
        path.write_bytes(data)
        clock.start()
        try:
            return pack(extract, extractor.version, (path, name))
        except MemoryError:
            return f"{name} takes more memory than its process has; split it into smaller files."
        finally:
            clock.cancel()


#: The models of a process of the cluster, by version.
_models: dict[str, Extract] = {}


def _loaded(extractor: Extractor) -> Extract:
    """The models, loaded once a process."""
    version = extractor.version
    if version not in _models:
        _models[version] = extractor.load()
    return _models[version]
