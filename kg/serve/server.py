"""Listening: the application behind waitress, until somebody says stop."""

import _thread
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import waitress

from kg.errors import KgError
from kg.serve import headers
from kg.serve.app import App
from kg.serve.limits import Limits
from kg.serve.service import Service
from kg.store.graph import Graph

#: Connections at the same time; each request that waits for a worker holds a thread.
_THREADS, _CONNECTIONS = 64, 500
#: Seconds that requests have to come to their end when the server stops.
_PATIENCE = 3.0


def serve(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 8080,
    *,
    limits: Limits | None = None,
    cors: tuple[str, ...] = (),
    ready: Callable[[str], None] = print,
) -> None:
    """Serve a graph until SIGINT or SIGTERM; ``ready`` is called with the address once it listens.

    Port 0 takes a free one. GraphError when the folder is no graph, KgError when the address cannot be had.
    """
    Graph.open(folder)  # says at once what is wrong with it
    limits = limits or Limits()
    local = host in headers.LOOPBACK
    service = Service(folder, limits, cors, [*headers.NAMES] if local else None)
    try:
        server = waitress.create_server(
            App(service),
            host=host,
            port=port,
            threads=_THREADS,
            connection_limit=_CONNECTIONS,
            max_request_body_size=10 * limits.body,  # below that the application says it in its own words
            channel_request_lookahead=1,  # lets a job be ended when the client has gone
            ident=None,
            clear_untrusted_proxy_headers=True,
        )
    except (OSError, ValueError) as error:
        service.close()
        raise KgError(f"The address {host}, port {port} cannot be had: {error}; give another --port.") from error
    _listen_for_the_end(server, service)
    service.warm_up()
    ready(f"http://{f'[{host}]' if ':' in host else host}:{server.effective_port}/")
    try:
        server.run()  # returns on SystemExit, after the requests at hand
    finally:
        service.close()


def _listen_for_the_end(server: Any, service: Service) -> None:
    """At the first signal let the requests at hand come to their end, or tell them that there will be no answer.

    At the second, stop at once.
    """
    stopping = threading.Event()

    def drain(number: int) -> None:
        service.close(_PATIENCE)
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and any(
            channel.requests or channel.total_outbufs_len for channel in list(server.active_channels.values())
        ):
            time.sleep(0.05)
        _thread.interrupt_main(signal.Signals(number))

    def handle(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 – what a handler gets
        if stopping.is_set():
            sys.exit(0)
        stopping.set()
        threading.Thread(target=drain, args=(number,), daemon=True).start()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handle)
