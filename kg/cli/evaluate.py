"""``kg evaluate``: a graph measured against annotated documents."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import rows
from kg.cli.options import format_option, graph_argument, output_option
from kg.cli.output import write

if TYPE_CHECKING:
    from kg.evaluate import Evaluation

_BANDS = ("confidence", "mentions", "mean", "right", "share")
_COLUMNS = ("measure", "precision", "recall", "f1", "right", "found", "gold")


@click.command(
    epilog="""\b
Examples:
  kg evaluate G --gold corpus/gold
  kg evaluate G --gold corpus/gold --reliability
  kg evaluate G --gold corpus/gold --format json -o figures.json
"""
)
@graph_argument
@click.option("--gold", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Folder of annotations.")
@click.option("--reliability", is_flag=True, help="Show instead how often a mention of a given confidence is right.")
@format_option(rows.FORMATS, "table")
@output_option
def command(folder: Path, gold: Path, *, reliability: bool, form: str, output: Path | None) -> None:
    """Measure the graph against annotated documents.

    It must have been built of the documents whose annotations lie in DIR. One row a label and one for all: how many
    mentions have exactly the right span and label, of those found and of those in the gold. The row "links" says how
    many of the right mentions have the right name too. The rows "facts" give only the number of facts of a type in the
    graph and in the gold. With --reliability, one row a band of confidence: in a calibrated graph the share of
    mentions that are right is about the mean confidence.
    """
    from kg.evaluate import evaluate, read
    from kg.store.graph import Graph

    found = evaluate(Graph.open(folder).records(), read(gold))
    if reliability:
        write(rows.render(_bands(found), _BANDS, form), output)
    else:
        write(rows.render(_rows(found), _COLUMNS, form), output)


def _bands(found: "Evaluation") -> list[dict[str, object]]:
    return [
        {
            "confidence": f"{bound:g} and more",
            "mentions": count,
            "mean": round(mean, 3),
            "right": right,
            "share": round(right / count, 3),
        }
        for bound, count, mean, right in found.reliability
    ]


def _rows(found: "Evaluation") -> list[dict[str, object]]:
    table: list[dict[str, object]] = [
        _row(label, score.precision, score.recall, score.f1, score.tp, score.tp + score.fp, score.tp + score.fn)
        for label, score in found.spans.items()
    ]
    right, wrong = found.links
    table.append(_row("links", found.link_accuracy, "", "", right, right + wrong, ""))
    table += [_row(f"facts {kind}", "", "", "", "", *counts) for kind, counts in found.facts.items()]
    return table


def _row(*values: float | str) -> dict[str, object]:
    shown = (round(value, 4) if isinstance(value, float) else value for value in values)
    return dict(zip(_COLUMNS, shown, strict=True))
