"""``kg build``: make or update a graph from documents."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import progress
from kg.limits import MEGABYTES, SECONDS, Limits

if TYPE_CHECKING:
    from kg.build import Engine
    from kg.workers import Extractor


def _extractor(model: str | None) -> "Extractor":
    """The package's own extraction, with an installed spaCy pipeline beside it if one is named."""
    from kg.extractor import Extractor

    return Extractor(model)


@contextmanager
def _engine(name: str, address: str | None, jobs: int, limits: Limits) -> "Iterator[Engine | None]":
    """What documents are read with, closed at the end; None for processes of this machine."""
    if name == "local":
        if address:
            raise click.UsageError("--address names a Ray cluster; give --engine ray with it.")
        yield None
        return
    from kg.cluster import RayEngine

    engine = RayEngine(address, jobs, limits)
    try:
        yield engine
    finally:
        engine.close()


@click.command(
    epilog="""\b
Examples:
  kg build documents/ -o G
  kg build reports/ minutes.pdf -o G --jobs 4
  kg build documents/ -o G --judgements judgements.tsv
  kg build documents/ -o G --engine ray --address 10.0.0.1:6379
"""
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="GRAPH",
    required=True,
    type=click.Path(path_type=Path),
    help="The graph folder; made if it does not exist.",
)
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline that recognises names as well.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read documents.")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where documents are read: on this machine, or on a Ray cluster (pip install 'cppcc-kg[ray]').",
)
@click.option("--address", help="The Ray cluster, HOST:PORT; without it one of --jobs processes is started here.")
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=SECONDS,
    show_default=True,
    help="A document that takes longer is skipped.",
)
@click.option(
    "--megabytes",
    type=click.IntRange(300),
    default=MEGABYTES,
    show_default=True,
    help="A document that needs more memory, with the models, is skipped.",
)
@click.option(
    "--judgements",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="What people decided on who is who; see kg judge. Without it no such decision holds.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    folder: Path,
    model: str | None,
    jobs: int,
    engine: str,
    address: str | None,
    seconds: float,
    megabytes: int,
    judgements: Path | None,
) -> None:
    """Make a graph of documents, or bring it up to date.

    PATHs are txt, md, html, pdf and docx files, or folders of them, and state the whole set: documents that are not
    among them any more are removed from the graph, and unchanged ones are not read again. A document that cannot be
    read, or costs more than it may, is listed at the end, the others are built, and the exit code is 1. When a PATH
    does not exist, nothing is removed in that run.

    A judgement changes only what is made of the documents, never reads one again, and a file of judgements that is
    damaged stops the build before anything is written.
    """
    from kg.build import build

    make = ctx.obj or _extractor  # tests bring their own
    limits = Limits(seconds, megabytes)
    with _engine(engine, address, jobs, limits) as elsewhere:
        report = build(
            paths,
            folder,
            extractor=make(model),
            jobs=jobs,
            limits=limits,
            progress=progress.report,
            judgements=judgements,
            engine=elsewhere,
        )
    click.echo(f"{folder}: {report.documents} documents, {report.read} read, {report.removed} removed.", err=True)
    for _, reason in report.skipped:
        click.echo(f"Skipped: {reason}", err=True)
    for sentence in report.idle:
        click.echo(sentence, err=True)
    ctx.exit(1 if report.skipped else 0)
