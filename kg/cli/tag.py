"""``kg tag``: the tagging pass alone."""

from pathlib import Path

import click

from kg.cli.options import format_option, output_option
from kg.cli.output import write


@click.command(
    epilog="""\b
Examples:
  kg tag report.txt
  kg tag report.txt --format html -o report.html
"""
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@format_option(("jsonl", "html", "conll"), "jsonl")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline that recognises names as well.")
@output_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str, model: str | None, output: Path | None) -> None:
    """Mark bodies, people, places, meetings and programmes in the documents of PATHs.

    jsonl gives one mention a line with its offsets, name and confidence; html a page to look at; conll one character a
    line. A document that cannot be read is listed at the end, and the exit code is 1.
    """
    from kg.cli.tagged import FOOT, FORMATS, HEAD
    from kg.errors import ReadError
    from kg.link import link
    from kg.read import find_files, read
    from kg.tag.tagger import load

    files = find_files(paths)
    tagger = load(model)
    parts, skipped = [], []
    for path, name in files:
        try:
            document = read(path, name)
        except ReadError as error:
            skipped.append(str(error))
            continue
        parts.append(FORMATS[form](document, link(document, tagger.tag(document))))
    if parts:
        content = "".join(parts)
        write(HEAD + content + FOOT if form == "html" else content, output)
    for reason in skipped:
        click.echo(f"Skipped: {reason}", err=True)
    ctx.exit(1 if skipped else 0)
