"""``kg train``: the models of the tagging pass, made anew from the material of the repository."""

from pathlib import Path

import click

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(
    "train",
    epilog="""\b
Examples:
  kg train -o model --extra annotated/
  kg train --hold-out --sentences 6000 --passes 3 --unit word
""",
)
@click.option("-o", "--output", type=_FOLDER, default=Path("model"), show_default=True, help="Folder for the pipeline.")
@click.option(
    "--documents",
    type=_FOLDER,
    multiple=True,
    default=[Path("corpus/marked"), Path("corpus/training")],
    show_default=True,
    help="Folder of marked texts to learn from.",
)
@click.option(
    "--extra",
    type=_FOLDER,
    multiple=True,
    help="Learn from this folder of annotated documents too (NNN.json beside the source, as for kg evaluate).",
)
@click.option("--test", type=_FOLDER, multiple=True, help="Report the scores on this folder of annotated documents.")
@click.option("--hold-out", is_flag=True, help="Keep every fifth marked text out and report the scores on those.")
@click.option(
    "--sentences", type=click.IntRange(min=1), default=11000, show_default=True, help="Paragraphs to generate."
)
@click.option("--passes", type=click.IntRange(min=1), default=5, show_default=True, help="Passes over the material.")
@click.option("--seed", type=int, default=20200721, show_default=True, help="The same seed gives the same model.")
@click.option("--unit", type=click.Choice(["character", "word"]), default="character", help="What a token is.")
@click.option("--no-boundaries", is_flag=True, help="Leave pkuseg's word boundaries out of the features.")
def command(output: Path, documents: tuple[Path, ...], *, no_boundaries: bool, **options: object) -> None:
    """Train the segmentation model and the name recogniser.

    The result is a folder that ``kg build --model FOLDER`` takes; ``kg train -o kg/tag/shipped`` in a checkout remakes
    the model of the package. It takes some fifteen minutes on one core and needs the extra ``cppcc-kg[train]``.
    """
    from kg.tag.train.run import Plan, train

    plan = Plan(documents=documents, boundaries=not no_boundaries, **options)  # type: ignore[arg-type]
    train(plan, output, report=lambda line: click.echo(line, err=not line.startswith("|")))
    click.echo(f"Wrote {output}.", err=True)
