"""A server to measure: ``kg serve`` on a free port, and a connection that stays open."""

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit


@contextmanager
def serve(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the address of a server of this graph."""
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:  # noqa: S603
        try:
            found = next(match for line in process.stderr or () if (match := re.match(r"(http://\S+)/: open", line)))
            yield process, found[1]
        finally:
            process.terminate()


class Client:
    """One connection to a server."""

    def __init__(self, address: str, seconds: float = 120) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=seconds)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and content."""
        self._connection.request("GET", path, headers={"Accept": "application/sparql-results+json, */*;q=0.5"})
        response = self._connection.getresponse()
        return response.status, response.read()
