"""``kg export``: a graph as a list or a file to take away."""

import io
from pathlib import Path

import click

from kg.cli.options import graph_argument, output_option
from kg.cli.output import write

#: What ``kg.export.WHAT`` offers; written out because importing that package takes longer than showing help.
WHAT = ("relations", "entities", "mentions", "facts", "rdf", "network")


@click.command(
    epilog="""\b
What:
  relations  csv, xlsx, jsonl, parquet       one line a relation, for a spreadsheet
  entities   csv, xlsx, jsonl, parquet       one line an entity
  mentions   jsonl, csv, parquet             where a text names an entity
  facts      jsonl, csv                      posts, meetings, activities, statistics, documents
  rdf        ttl, nt, nq, trig, xml, jsonld  everything, for other RDF software
  network    graphml, gexf                   entities and relations, for Gephi or Cytoscape

\b
Examples:
  kg export G relations -o relations.xlsx
  kg export G facts --format jsonl
  kg export G rdf -o graph.ttl
  kg export G network --format gexf -o graph.gexf
"""
)
@graph_argument
@click.argument("what", metavar="WHAT", type=click.Choice(WHAT))
@click.option(
    "-f",
    "--format",
    "form",
    metavar="FORMAT",
    help="One of those below; by default as the file is called, else the first.",
)
@click.option("--bom", is_flag=True, help="Begin a csv file with the mark by which Excel knows UTF-8.")
@output_option
def command(folder: Path, what: str, form: str | None, bom: bool, output: Path | None) -> None:
    """Write what the graph holds as a list or a file.

    WHAT is one of those below, each in one of its formats.
    """
    from kg import export
    from kg.store.graph import Graph

    chosen = export.format_of(what, form, output.name if output else None)
    content = io.BytesIO()
    export.write(Graph.open(folder), what, chosen, content, bom=bom)
    write(content.getvalue(), output)
