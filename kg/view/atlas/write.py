"""The folder as a whole: one pass over the documents, then a page for everything, then what pages share.

Two runs over the same graph give the same bytes. ``atlas.json`` lists the files, so that a later run deletes those
that it does not write any more, and nothing else; a folder that holds other things is refused.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.errors import KgError
from kg.model import Record
from kg.store.files import write_atomic
from kg.store.names import Label, Names
from kg.view import bundle, html, lists, pages, whole
from kg.view.atlas import address, names
from kg.view.atlas.site import site
from kg.view.dossier import Dossier
from kg.view.pages import Paged, Pages
from kg.view.said import dossiers
from kg.view.text import Layout, layout

#: The list of the files that belong to an atlas.
LISTING = "atlas.json"


class Readable(Protocol):
    """What an atlas needs of ``kg.store.graph.Graph``."""

    def records(self) -> Iterator[Record]:
        """All records, by name of the document."""

    @property
    def store(self) -> ox.Store:
        """The RDF store."""


def write(graph: Readable, folder: Path) -> Path:
    """Write the atlas into a folder and return the path of its first page.

    The folder is new, empty, or holds an earlier atlas, which is replaced; else KgError. KgError when there is nothing
    to show.
    """
    before = _listed(folder)
    layouts: dict[str, Layout] = {}
    known = dossiers(_read(graph, layouts))
    if not layouts:
        raise KgError("The graph has no documents; build it from some first.")
    _put(folder / LISTING, json.dumps(sorted(before)))  # so that a run that is stopped leaves a folder known as ours
    written = []
    for path, text in _files(graph, known, layouts):
        _put(folder / path, text)
        written.append(path)
    for path in sorted(before - set(written)):
        (folder / path).unlink(missing_ok=True)
    _put(folder / LISTING, json.dumps(sorted(written), indent=0) + "\n")
    return folder / "index.html"


def _read(graph: Readable, layouts: dict[str, Layout]) -> Iterator[Record]:
    """The records, whose layouts are noted as they pass."""
    for record in graph.records():
        layouts[record.name] = layout(record)
        yield record


def _files(graph: Readable, known: dict[str, Dossier], layouts: dict[str, Layout]) -> Iterator[tuple[str, str]]:
    """Every file: its path in the folder and its text."""
    paged = known.keys() | {one.iri for one in layouts.values()}
    top, below = (Pages(html.environment(site(root, paged))) for root in ("", "../"))
    yield "assets/pages.css", bundle.style(*bundle.STYLES)
    yield "assets/pages.js", bundle.script(*bundle.SCRIPTS, "names.js", "pages/file.js")
    spoken, overview = Names(graph.store), whole.gather(graph.records())
    yield "assets/names.js", names.script(_entries(spoken, known, layouts))
    map_of = {"overview": "overview.html" if overview.iris else "", "drawn": len(overview.iris)}
    yield "index.html", top.render("index.html", **pages.index(graph.store), **map_of)
    if overview.iris:
        shown = whole.render(overview, spoken, lambda iri: address.path(iri) if iri in known else "", "index.html")
        yield "overview.html", shown
    for kind in lists.counts(graph.store):
        listed = pages.listing(kind, lists.entries(graph.store, kind))
        yield from _parts(below, "list.html", address.listing(kind), listed)
    for dossier in known.values():
        yield from _parts(below, "entity.html", address.path(dossier.iri), below.entity(dossier, known.get))
    for record in graph.records():
        found = layouts[record.name]
        yield from _parts(below, "document.html", address.path(found.iri), pages.document(record, found))


def _parts(made: Pages, template: str, path: str, paged: Paged) -> Iterator[tuple[str, str]]:
    """The files of a page in parts."""
    name = path.rpartition("/")[2]
    for number in range(len(paged.parts)):
        content = paged.part(number, lambda other: address.part(name, other))
        yield address.part(path, number), made.render(template, **content)


def _entries(
    spoken: Names, known: dict[str, Dossier], layouts: dict[str, Layout]
) -> Iterator[tuple[str, str, tuple[Label, ...]]]:
    """What can be searched for: all that has a page."""
    named = set()
    for iri, cls, labels in spoken.entries():
        if iri in known:
            named.add(iri)
            yield address.path(iri), cls, labels
    for iri, dossier in known.items():
        if iri not in named:
            yield address.path(iri), dossier.cls, (Label(dossier.name, True, len(dossier.mentions)),)
    for one in layouts.values():
        yield address.path(one.iri), "SourceDocument", (Label(one.title, True, 1), Label(one.name, False, 1))


def _listed(folder: Path) -> set[str]:
    """The files of the atlas that the folder holds already."""
    if not folder.exists():
        return set()
    if not folder.is_dir():
        raise KgError(f"{folder} is a file; name a folder for the atlas, or a file that ends in .html for one page.")
    try:
        listed = json.loads((folder / LISTING).read_text(encoding="utf-8"))
        return {path for path in listed if address.ours(path)}
    except FileNotFoundError:
        if any(folder.iterdir()):
            raise KgError(f"{folder} holds other files; name a new or an empty folder for the atlas.") from None
        return set()
    except (ValueError, TypeError) as error:
        raise KgError(f"{folder / LISTING} is damaged; delete the folder or name another one.") from error


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text.encode("utf-8", "replace"), sync=False)
