"""``kg find``: entities by any of their names."""

from dataclasses import asdict
from pathlib import Path

import click

from kg.cli import rows
from kg.cli.options import WORDS, format_option, graph_argument, output_option
from kg.cli.output import write

_COLUMNS = ("name", "cls", "matched", "documents", "iri")


@click.command(
    epilog="""\b
Examples:
  kg find G 泽州
  kg find G 政協 --format jsonl
  kg find G zzx
"""
)
@graph_argument
@click.argument("text", type=WORDS)
@format_option(rows.FORMATS, "table")
@output_option
def command(folder: Path, text: str, form: str, output: Path | None) -> None:
    """Find entities by any of their names.

    TEXT is a part of a canonical name or a short form, in Simplified or Traditional characters; or pinyin in small
    letters without tones, by initials (zzx), syllables (zezhou) or both. The best fit comes first. "matched" is the
    name that fits, "documents" how many documents use it.
    """
    from kg.errors import QueryError
    from kg.store.graph import Graph

    found = [asdict(one) for one in Graph.open(folder).find(text)]
    if not found:
        raise QueryError(f"The graph has no entity with a name like {text}.")
    write(rows.render([{column: one[column] for column in _COLUMNS} for one in found], _COLUMNS, form), output)
