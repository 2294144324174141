"""One HTML file that holds everything: the data, the pictures' code and the styles. It asks the network for nothing.

pyvis brings the vis-network library along as a file, and that file is put into the page. pyvis's own template is not
used: it loads Bootstrap from a server even when told not to. A content security policy names the three pieces of code
and style by their hash and forbids the rest, so that nothing a document says can ever run.
"""

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any, Protocol

from kg.errors import KgError
from kg.export.relations import relations
from kg.model import Record
from kg.store.files import write_atomic
from kg.view import bundle
from kg.view.choose import LIMIT, around, best_connected, held, network
from kg.view.content import content

#: Title of a page without a name.
TITLE = "政协知识图谱"


class Readable(Protocol):
    """What a page needs of ``kg.store.graph.Graph``."""

    def records(self) -> Iterator[Record]:
        """All records, by name of the document."""

    def resolve(self, text: str) -> str:
        """The IRI of the one entity of this name."""


#: Our scripts in the order in which they build on each other.
_SCRIPTS = (
    "words.js",
    "data.js",
    "names.js",
    "grid.js",
    "labels.js",
    "shapes.js",
    "picture.js",
    "panel.js",
    "combobox.js",
    "search.js",
    "years.js",
    "main.js",
)
_STYLES = ("design.css", "view.css")


def write(graph: Readable, names: Sequence[str], output: Path | None = None, *, limit: int = LIMIT) -> Path:
    """Write the page that ``render`` makes and return its path; in a folder it is called by the names."""
    text = render(graph, names, limit=limit)
    path = output or Path()
    if path.is_dir():
        path /= (re.sub(r"[^\w-]+", "_", "-".join(names))[:60] or "graph") + ".html"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text.encode("utf-8"))
    return path


def render(graph: Readable, names: Sequence[str] = (), *, limit: int = LIMIT) -> str:
    """The page of the named entities and what is around them; without names, of the best connected entities.

    ``limit`` is the number of nodes drawn at first. QueryError when a name is unknown or ambiguous, KgError when there
    is nothing to draw.
    """
    named = [graph.resolve(name) for name in names]
    everything = network(one for record in graph.records() for one in relations(record))
    chosen = around(everything, named, limit) if named else best_connected(everything, limit)
    if not chosen:
        raise KgError("There is no relation to draw; build the graph from more documents or name another entity.")
    start = chosen.index(named[0]) if named and named[0] in chosen else None
    more = held(everything, chosen)
    return page("、".join(names) or TITLE, content(graph.records(), chosen, start, more))


def page(title: str, data: Mapping[str, Any]) -> str:
    """The page as text; ``data`` is what ``assets/data.js`` describes."""
    style, script, library = bundle.style(*_STYLES), bundle.script(*_SCRIPTS), _library()
    return Template(bundle.text("page.html")).substitute(
        title=html.escape(title),
        policy=policy(style, script, library),
        style=style,
        library=library,
        script=script,
        data=embed(data),
    )


def embed(data: Any) -> str:
    """JSON that can stand inside a script element: no character of it can end the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # A lone surrogate (a broken file name) is no UTF-8.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@cache
def _library() -> str:
    """vis-network as pyvis ships it; without its style sheet, 200 kB of pictures for buttons that we do not show."""
    folder = resources.files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    return folder.joinpath("vis-network.min.js").read_text(encoding="utf-8")


def policy(style: str, *scripts: str) -> str:
    """A content security policy under which nothing but this style and these scripts has an effect."""
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
