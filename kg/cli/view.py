"""``kg view``: a graph, or what surrounds some entities, as interactive HTML."""

from pathlib import Path

import click

from kg.cli.options import WORDS, graph_argument


@click.command(
    epilog="""\b
Examples:
  kg view G
  kg view G 政协泽州县委员会 -o zezhou.html
"""
)
@graph_argument
@click.argument("names", metavar="[NAME]...", nargs=-1, type=WORDS)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The HTML file, or a folder to put it into (by default this one), where it is called by the NAMEs.",
)
def command(folder: Path, names: tuple[str, ...], output: Path | None) -> None:
    """Draw the graph as interactive HTML that needs no network.

    Draws the surroundings of the entities called NAME, in full or in short, or the best connected ones. Open the file
    with a browser; a click shows the sentences that a fact rests on.
    """
    from kg.store.graph import Graph
    from kg.view import write

    click.echo(f"{write(Graph.open(folder), names, output)}: open it with a browser.", err=True)
