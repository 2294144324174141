"""The reference of all commands, made from the commands: ``python -m kg.cli.reference > docs/commands.md``."""

from typing import Any

import click

from kg.cli import COMMANDS, main

_HEAD = """# Commands

This page is made from the commands themselves by `python -m kg.cli.reference > docs/commands.md`; do not edit it.
"""

#: Whatever the terminal's width, the page is the same.
_WIDTH: dict[str, Any] = {"max_content_width": 100, "terminal_width": 100}


def reference() -> str:
    """The page as Markdown: the help of ``kg`` and of each command, as it is printed."""
    context = click.Context(main, info_name="kg", **{**main.context_settings, **_WIDTH})
    parts = [_HEAD, f"```text\n{main.get_help(context)}\n```\n"]
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        inner = click.Context(command, context, info_name=name, **_WIDTH)
        parts.append(f"## kg {name}\n\n```text\n{command.get_help(inner)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
