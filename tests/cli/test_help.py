"""Every command says what it does, describes every option, and shows an example that its own parser takes."""

import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli import COMMANDS, main
from kg.cli.reference import reference

CONTEXT = click.Context(main, info_name="kg", **main.context_settings)


def command(name: str) -> click.Command:
    found = main.get_command(CONTEXT, name)
    assert found
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_for_itself_and_every_option(name: str) -> None:
    found = command(name)
    assert found.help
    assert len(found.help) > 40
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_a_command_has_examples_that_it_takes(name: str | None) -> None:
    found = command(name) if name else main
    lines = [line.strip() for line in (found.epilog or "").splitlines() if line.strip().startswith("kg ")]
    assert lines, "write an epilog with an example"
    for line in lines:
        called, *arguments = shlex.split(line)[1:]
        assert name in (None, called)
        command(called).make_context(called, arguments, CONTEXT, resilient_parsing="--list" in arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_shown_for_the_short_option(name: str) -> None:
    done = subprocess.run([sys.executable, "-m", "kg", name, "-h"], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith(f"Usage: kg {name}")


def test_an_unknown_command_is_a_usage_error() -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "nonsense"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "No such command 'nonsense'" in done.stderr


def test_the_reference_page_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "commands.md"
    assert page.read_text("utf-8") == reference(), "run: python -m kg.cli.reference > docs/commands.md"


def test_starting_imports_nothing_heavy() -> None:
    heavy = (
        "spacy",
        "rdflib",
        "pyoxigraph",
        "opencc",
        "pypinyin",
        "networkx",
        "trafilatura",
        "pyvis",
        "openpyxl",
        "numpy",
    )
    program = "import sys; import kg, kg.cli; print(*[name for name in sys.argv[1:] if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
