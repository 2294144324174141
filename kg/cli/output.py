"""Where results go: standard output as UTF-8 bytes, or a file that is written whole or not at all."""

from pathlib import Path

import click

from kg.store.files import write_atomic


def write(content: str | bytes, output: Path | None) -> None:
    """Write a result to ``output``; None and ``-`` are standard output. Newlines stay as they are."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if output is None or str(output) == "-":
        click.echo(data, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(output, data)
