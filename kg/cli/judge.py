"""``kg judge``: what a person should decide on who is who."""

from pathlib import Path

import click

from kg.cli import rows
from kg.cli.options import format_option, graph_argument
from kg.cli.output import write

_COLUMNS = ("facts", "suggestion", "entity", "other", "why")


@click.command(
    epilog="""\b
Examples:
  kg judge G
  kg judge G --limit 20 -o judgements.tsv
"""
)
@graph_argument
@format_option(rows.FORMATS, "table")
@click.option("--limit", type=click.IntRange(1), help="Only the first so many.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add them as open questions to this file of judgements instead of listing them.",
)
def command(folder: Path, form: str, limit: int | None, output: Path | None) -> None:
    """List doubtful merges, doubtful splits and uncertain names.

    What most facts hang on comes first. "same" asks whether two persons of one name in near jurisdictions are one,
    "different" whether what was taken for one person is two, and "drop" whether a name that was found with little
    confidence is none.

    With -o they are added to a file as open questions ("same?"). Nothing in the file is changed, and what it asks or
    decides already is left out. Decide by taking the question mark away, or by putting another decision, and write date
    and reason; then build again with kg build --judgements FILE.
    """
    from kg.identity.iris import short
    from kg.store.graph import Graph
    from kg.store.suggestions import append

    found = Graph.open(folder).doubts()[:limit]
    if output:
        click.echo(f"{output}: {append(output, found)} open questions added.", err=True)
        return
    table = [
        {
            "facts": one.facts,
            "suggestion": one.suggestion,
            "entity": short(one.entity),
            "other": short(one.other),
            "why": one.why,
        }
        for one in found
    ]
    write(rows.render(table, _COLUMNS, form), None)
