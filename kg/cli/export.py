"""``kg export``: a graph as a list or a file to take away."""

import io
from pathlib import Path
from typing import Literal

import click

from kg.cli.options import WORDS, graph_argument, output_option
from kg.cli.output import write
from kg.errors import KgError

#: What ``kg.export.WHAT`` offers; written out because importing that package takes longer than showing help.
WHAT = ("relations", "entities", "mentions", "facts", "rdf", "network", "description")


@click.command(
    epilog="""\b
What:
  relations    csv, xlsx, jsonl, parquet       one line a relation, for a spreadsheet
  entities     csv, xlsx, jsonl, parquet, ftm  one line an entity; ftm is FollowTheMoney
  mentions     jsonl, csv, parquet             where a text names an entity
  facts        jsonl, csv                      posts, meetings, activities, statistics, documents
  rdf          ttl, nt, nq, trig, xml, jsonld  everything, for other RDF software
  network      graphml, gexf, cyjs, neo4j      entities and relations, for Gephi, Cytoscape or Neo4j
  description  ttl, nt, xml                    the data set for a catalogue: DCAT, and figures of VoID

neo4j is a folder of csv files, everything else one file. docs/exports.md says what opens which.

\b
Examples:
  kg export G relations -o relations.xlsx --language zh --documents ../documents
  kg export G facts --format jsonl
  kg export G rdf -o graph.ttl
  kg export G network -o graph.gexf
  kg export G network --format neo4j -o import
  kg export G entities -o entities.ftm.json
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
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="How columns, relations and types are called in the workbook of relations.",
)
@click.option(
    "--documents",
    metavar="FOLDER_OR_URL",
    type=WORDS,
    default="",
    help="Where the documents lie, as seen from the workbook of relations, which then links to them.",
)
@output_option
def command(
    folder: Path,
    what: str,
    form: str | None,
    bom: bool,
    language: Literal["en", "zh"],
    documents: str,
    output: Path | None,
) -> None:
    """Write what the graph holds as a list or a file.

    WHAT is one of those below, each in one of its formats.
    """
    from kg import export
    from kg.store.graph import Graph

    chosen = export.format_of(what, form, output.name if output else None)
    if chosen in export.FOLDERS.get(what, ()):
        if output is None or str(output) == "-" or output.is_file():
            raise KgError(f"{chosen} is several files; name a folder for them with -o.")
        for name, part in export.files(Graph.open(folder), what, chosen).items():
            write(part, output / name)
        return
    content = io.BytesIO()
    look = export.Look(language, documents)
    export.write(Graph.open(folder), what, chosen, content, bom=bom, look=look)
    write(content.getvalue(), output)
