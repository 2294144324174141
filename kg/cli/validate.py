"""``kg validate``: whether a graph keeps to the shapes of the ontology."""

from dataclasses import asdict
from pathlib import Path

import click

from kg.cli import rows
from kg.cli.options import format_option, graph_argument, output_option
from kg.cli.output import write

_COLUMNS = ("severity", "document", "start", "end", "sentence", "quote", "focus")


@click.command(
    epilog="""\b
Examples:
  kg validate G
  kg validate G --language zh --format csv -o findings.csv
"""
)
@graph_argument
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Of the sentences.")
@format_option(rows.FORMATS, "table")
@output_option
@click.pass_context
def command(ctx: click.Context, folder: Path, language: str, form: str, output: Path | None) -> None:
    """Check the graph against the shapes of the ontology, and its documents against each other.

    Contradictions (two dates of one session, two chairpersons of a committee at one time, two numbers for one measure)
    are warnings: the graph keeps both. One row a finding: what is wrong with which node (focus), and the words of the
    document that it rests on. The exit code is 1 if there is a violation; warnings and infos do not change it.
    """
    from kg.store.graph import Graph
    from kg.store.validate import validate

    graph = Graph.open(folder)
    found = [asdict(one) for one in validate(graph.records(), language)]
    if found or form != "table":
        write(rows.render([{column: one[column] for column in _COLUMNS} for one in found], _COLUMNS, form), output)
    violations = sum(one["severity"] == "violation" for one in found)
    click.echo(f"{len(graph.documents)} documents, {len(found)} findings, {violations} violations.", err=True)
    ctx.exit(1 if violations else 0)
