"""Styles and scripts of the pages: files of the package, joined to one of each."""

from functools import cache
from importlib import resources

#: What all pages of a site load, whoever shows them; a site adds where its search finds names.
STYLES = ("design.css", "pages.css")
SCRIPTS = ("pages/switches.js", "combobox.js", "pages/finder.js")


@cache
def text(path: str) -> str:
    """A file of the folder ``assets`` of this package by its path in it, or of another: ``kg.serve:names.js``."""
    package, _, name = path.rpartition(":")
    return resources.files(package or "kg.view").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


@cache
def style(*paths: str) -> str:
    """Styles as one, of which the later ones prevail."""
    return "\n".join(map(text, paths))


@cache
def script(*paths: str) -> str:
    """Scripts that build on each other as one, whose names nobody outside it sees."""
    code = "\n".join(map(text, paths))
    return f'"use strict";\n(() => {{\n{code}}})();\n'
