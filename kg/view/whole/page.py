"""The page itself: one file with its data, scripts and styles. It asks the network for nothing and needs no library."""

from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from typing import Protocol

import pyoxigraph as ox

from kg.errors import KgError
from kg.iri import ENTITY
from kg.model import Record
from kg.store.files import write_atomic
from kg.store.names import Names
from kg.view import bundle
from kg.view.page import embed, policy
from kg.view.whole.content import content
from kg.view.whole.gather import LIMIT, Whole, gather

#: Our scripts in the order in which they build on each other.
_OWN = ("data", "labels", "paint", "sheet", "pointer", "panel", "main")
_SCRIPTS = (
    "words.js",
    "names.js",
    "grid.js",
    "shapes.js",
    "combobox.js",
    "search.js",
    *(f"whole/{name}.js" for name in _OWN),
)
_STYLES = ("design.css", "view.css", "whole/whole.css")


class Readable(Protocol):
    """What the page needs of ``kg.store.graph.Graph``."""

    def records(self) -> Iterator[Record]:
        """All records, by name of the document."""

    @property
    def store(self) -> ox.Store:
        """The RDF store."""


def write(graph: Readable, output: Path, server: str = "", *, limit: int = LIMIT) -> Path:
    """Write the page into a file and return its path. ``server`` is the address of a ``kg serve``, for links to its
    pages. KgError when there is nothing to draw.
    """
    whole = gather(graph.records(), limit)
    if not whole.iris:
        raise KgError("There is no relation to draw; build the graph from more documents.")
    text = render(whole, Names(graph.store), served(server) if server else lambda _: "", server)
    output.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(output, text.encode("utf-8"))
    return output


def served(server: str) -> Callable[[str], str]:
    """The address of an entity's page on a ``kg serve``, by its IRI. KgError for what is no address of a server."""
    if not server.lower().startswith(("http://", "https://")):
        raise KgError(f"{server} is no address of a server; write it as http://127.0.0.1:8080.")
    return lambda iri: f"{server.rstrip('/')}/id/{iri.removeprefix(ENTITY)}"


def render(whole: Whole, names: Names, address: Callable[[str], str], home: str = "") -> str:
    """The page as text. ``address`` gives the address of the page of an entity by its IRI, or an empty text; ``home``
    is where the title leads.
    """
    style, script = bundle.style(*_STYLES), bundle.script(*_SCRIPTS)
    return Template(bundle.text("whole/page.html")).substitute(
        policy=policy(style, script),
        style=style,
        script=script,
        data=embed(content(whole, names, address) | {"home": home}),
    )
