"""``kg view``: a graph as interactive HTML: a folder of pages, the picture of a neighbourhood, the map of the whole."""

from pathlib import Path

import click

from kg.cli.options import WORDS, graph_argument


@click.command(
    epilog="""\b
Examples:
  kg view G -o atlas
  kg view G 政协泽州县委员会 -o zezhou.html
  kg view G -o best.html
  kg view G --whole -o overview.html
  kg view G --whole --server http://127.0.0.1:8080 -o overview.html
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
@click.option("--whole", is_flag=True, help="The whole graph on one page: up to 20,000 entities and their communities.")
@click.option(
    "--server",
    metavar="URL",
    type=WORDS,
    help="With --whole: where `kg serve` runs, for links to the pages of entities.",
)
def command(folder: Path, names: tuple[str, ...], output: Path | None, whole: bool, server: str | None) -> None:
    """Show the graph as HTML that needs no network.

    Into a folder, without NAME: an atlas, with a page for every body, person, meeting, place, programme and document,
    each fact with the sentence it rests on, a search, and the whole graph as overview.html. With --whole: that map
    alone, with communities, search and filters. Else one interactive picture: the surroundings of the entities called
    NAME, in full or in short, or the best connected ones. Open it with a browser.
    """
    from kg.store.graph import Graph
    from kg.view import atlas, page
    from kg.view import whole as overview

    if whole and names:
        raise click.UsageError("The whole graph has no NAME; leave out --whole for the surroundings of an entity.")
    if whole and output and output.is_dir():
        raise click.UsageError(f"{output} is a folder; the whole graph is one file: -o overview.html.")
    if server and not whole:
        raise click.UsageError("--server is for --whole; pages of an atlas link to each other.")
    graph = Graph.open(folder)
    if whole:
        written = overview.write(graph, output or Path("overview.html"), server or "")
    elif output is not None and not names and output.suffix.lower() not in (".html", ".htm"):
        written = atlas.write(graph, output)
    else:
        written = page.write(graph, names, output)
    click.echo(f"{written}: open it with a browser.", err=True)
