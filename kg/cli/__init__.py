"""The command line ``kg``: one module a command, loaded when that command is used."""

import errno
import sys
from importlib import import_module

import click

from kg.errors import KgError
from kg.version import __version__

#: The commands in the order of the work; each is ``command`` in the module of its name.
COMMANDS = (
    *("build", "tag", "query", "find", "show", "judge", "view", "export", "serve"),
    *("validate", "evaluate", "train"),
)


class Commands(click.Group):
    """A group that imports a command's module only when it is needed, and turns errors into one plain sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what a user can meet becomes ``Error: …`` and exit code 1."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader (head, less) has gone: click ends quietly
                raise
            raise click.ClickException(_system_error(error)) from error


def _system_error(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}."


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  kg build documents/ -o G
  kg show G 政协泽州县委员会
""",
)
@click.version_option(__version__, "-V", "--version", prog_name="kg")
def main() -> None:
    """From a folder of Chinese CPPCC (政协) documents to a knowledge graph with the evidence for every fact."""
    for stream in (sys.stdout, sys.stderr):  # a Windows console or LANG=C may not be UTF-8
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
