"""``kg serve``: a graph as a web site and SPARQL endpoint on this machine."""

from pathlib import Path

import click

from kg.cli.options import graph_argument


@click.command(
    epilog="""\b
Examples:
  kg serve G
  kg serve G --port 9000 --timeout 60
  kg serve G --cors https://atlas.example.org
"""
)
@graph_argument
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=30.0,
    show_default=True,
    help="Seconds that a query may take.",
)
@click.option(
    "--max-answer", type=click.IntRange(1), default=50, show_default=True, help="Megabytes that an answer may have."
)
@click.option(
    "--max-memory", type=click.IntRange(1), default=1000, show_default=True, help="Megabytes that a query may need."
)
@click.option("--max-slow", type=click.IntRange(1), default=4, show_default=True, help="Slow queries at the same time.")
@click.option(
    "--cors", multiple=True, metavar="ORIGIN", help="Let web pages of this origin read the graph; * means all."
)
def command(
    folder: Path,
    port: int,
    host: str,
    timeout: float,
    max_answer: int,
    max_memory: int,
    max_slow: int,
    cors: tuple[str, ...],
) -> None:
    """Serve the graph on this machine: pages, search, query editor, SPARQL endpoint.

    Open the address that is shown with a browser. The endpoint is at /sparql, by the SPARQL 1.1 Protocol; every entity
    is at the path of its IRI, as a page, as Turtle or as JSON-LD; /search?q=NAME gives what kg find gives. Nothing can
    be changed through it. A build may go on meanwhile: its result is served as soon as it ends. Ctrl-C stops.
    """
    from kg.serve.headers import LOOPBACK
    from kg.serve.limits import Limits
    from kg.serve.server import serve

    if host not in LOOPBACK:
        click.echo(f"Warning: whoever can reach {host} can read the whole graph; there is no password.", err=True)
    limits = Limits(seconds=timeout, answer=max_answer * 10**6, memory=max_memory * 10**6, slow=max_slow)
    serve(folder, host, port, limits=limits, cors=cors, ready=_ready)


def _ready(address: str) -> None:
    click.echo(f"{address}: open it with a browser; Ctrl-C stops.", err=True)
