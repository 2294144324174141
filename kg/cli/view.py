"""``kg view``: a graph as interactive HTML: a folder of pages for everything, or one picture of a neighbourhood."""

from pathlib import Path

import click

from kg.cli.options import WORDS, graph_argument


@click.command(
    epilog="""\b
Examples:
  kg view G -o atlas
  kg view G 政协泽州县委员会 -o zezhou.html
  kg view G -o whole.html
"""
)
@graph_argument
@click.argument("names", metavar="[NAME]...", nargs=-1, type=WORDS)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A file that ends in .html for one picture, or a folder: without NAME for the atlas, with NAME for the "
    "picture, called by the NAMEs. By default the picture is put here.",
)
def command(folder: Path, names: tuple[str, ...], output: Path | None) -> None:
    """Show the graph as HTML that needs no network.

    Into a folder, without NAME: an atlas, with a page for every body, person, meeting, place, programme and document,
    each fact with the sentence it rests on, and a search. Else one interactive picture: the surroundings of the
    entities called NAME, in full or in short, or the best connected ones. Open it with a browser.
    """
    from kg.store.graph import Graph
    from kg.view import atlas, page

    graph = Graph.open(folder)
    if output is not None and not names and output.suffix.lower() not in (".html", ".htm"):
        written = atlas.write(graph, output)
    else:
        written = page.write(graph, names, output)
    click.echo(f"{written}: open it with a browser.", err=True)
