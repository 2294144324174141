"""The first pages a reader meets: their commands run, their links lead somewhere, and both languages show the same."""

import importlib.util
import re
import shlex
from pathlib import Path

import click
import pytest

from kg.cli import main

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"\]\((?!http)([^)#]+)\)")


def page(name):
    return (ROOT / name).read_text("utf-8")


def commands(name):
    spec = importlib.util.spec_from_file_location("examples", ROOT / "docs" / "examples.py")
    examples = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(examples)
    return examples.commands(page(name))


@pytest.mark.parametrize("command", commands("README.md"))
def test_the_commands_of_the_readme_are_commands(command):
    _, name, *arguments = shlex.split(command)
    context = click.Context(main, info_name="kg", **main.context_settings)
    main.get_command(context, name).make_context(name, arguments, parent=context)


def test_both_readmes_show_the_same_commands():
    assert commands("README.md")
    assert commands("README.md") == commands("README.zh.md")


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_links_between_files_lead_somewhere(name):
    targets = LINK.findall(page(name))
    assert targets
    assert [target for target in targets if not ((ROOT / name).parent / target).exists()] == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md"])
def test_the_files_that_a_page_speaks_of_exist(name):
    named = re.findall(r"`((?:kg|tests|ontology|corpus|docs)/[\w./-]+)`", page(name))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
