"""Arguments and options that several commands share, each as one decorator."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class Words(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.2
    """Text that a user types, taken as UTF-8 also where the locale says ASCII and Python left the bytes undecoded."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The text without lone surrogates, which no store, file or terminal takes."""
        try:
            return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        except UnicodeEncodeError:
            return value.encode("utf-8", "replace").decode("utf-8")


WORDS = Words()

graph_argument = click.argument("folder", metavar="GRAPH", type=click.Path(path_type=Path))

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write to this file instead of standard output.",
)


def format_option(formats: Sequence[str], default: str | None) -> Callable[[Command], Command]:
    """``-f/--format`` with these choices; None as default leaves the choice to the command."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(list(formats)),
        default=default,
        show_default=default is not None,
        help="How to write the result.",
    )
