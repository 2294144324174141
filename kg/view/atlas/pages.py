"""Every page of the folder, made from the templates; addresses are relative, so that the folder can lie anywhere."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib import resources
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from kg.model import Record
from kg.schema import nodes
from kg.view import html
from kg.view.atlas import address, lists
from kg.view.atlas.lists import Entry
from kg.view.atlas.pack import Block, pack
from kg.view.atlas.text import Layout, sentences
from kg.view.dossier import Dossier
from kg.view.profiles import profile
from kg.view.words import word

#: Committees named on the first page at most.
_COMMITTEES = 300
#: Documents named on the page of an entity at most.
_DOCUMENTS = 200
_STYLES = ("design.css", "atlas.css")
_SCRIPTS = ("atlas/switches.js", "names.js", "atlas/search.js")


class Pages:
    """The pages about these entities (by IRI) and documents (by name)."""

    def __init__(self, dossiers: Mapping[str, Dossier], layouts: Mapping[str, Layout]) -> None:
        self._dossiers, self._layouts = dossiers, layouts
        self._documents = {one.iri for one in layouts.values()}
        self._top, self._below = self._environment(""), self._environment("../")
        self._parts: Any = self._below.get_template("parts.html").module

    def assets(self) -> Iterator[tuple[str, str]]:
        """The style and the script that all pages load."""
        yield "assets/atlas.css", "\n".join(map(_asset, _STYLES))
        code = "\n".join(map(_asset, _SCRIPTS))
        yield "assets/atlas.js", f'"use strict";\n(() => {{\n{code}}})();\n'

    def index(self, listed: Mapping[str, Sequence[Entry]], drawn: int) -> str:
        """The first page: search, counts, the way to the map with its ``drawn`` entities, the committees."""
        committees = [one for one in listed["body"] if one.cls == "Committee"]
        most = sorted(committees, key=lambda one: (-one.weight, one.name, one.iri))[:_COMMITTEES]
        charts = [lists.years(self._dossiers, kind) for kind in ("meeting", "activity")]
        return self._top.get_template("index.html").render(
            kinds=[
                (kind, cls, lists.TITLES.get(kind, cls), len(listed[kind]))
                for kind, cls in lists.KINDS.items()
                if listed[kind]
            ],
            drawn=drawn,
            committees=lists.by_province(most, self._dossiers),
            more=len(committees) - len(most),
            documents=listed["document"][:_DOCUMENTS],
            charts=list(filter(None, charts)),
        )

    def listing(self, kind: str, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
        """The list of one kind, in parts."""
        template = self._below.get_template("list.html")
        path = f"list/{kind}.html"
        parts = [entries[at : at + lists.PORTION] for at in range(0, len(entries), lists.PORTION)]
        for number, rows in enumerate(parts):
            turn = self._turn(path, number, len(parts))
            yield address.part(path, number), template.render(cls=lists.KINDS[kind], rows=rows, turn=turn)

    def entity(self, dossier: Dossier) -> Iterator[tuple[str, str]]:
        """The page of an entity, in parts if it is long."""
        made = profile(dossier, self._dossiers)
        own = {dossier.iri}
        blocks = [
            Block(
                section.title,
                section.style,
                str(self._parts.pictures(section)),
                [str(self._parts.fact(row, own | {end.iri for end in row.ends})) for row in section.rows],
            )
            for section in made.sections
        ]
        template = self._below.get_template("entity.html")
        path, pages = address.path(dossier.iri), pack(blocks)
        mentions = sorted(dossier.mentions.items(), key=lambda one: (-one[1][1], one[0]))
        for number, page in enumerate(pages):
            yield (
                address.part(path, number),
                template.render(
                    dossier=dossier,
                    brief=made.brief,
                    page=[(block, Markup("".join(block.rows)), Markup(block.pictures)) for block in page],  # noqa: S704
                    mentions=[(name, first, count) for name, (first, count) in mentions[:_DOCUMENTS]],
                    hidden=max(0, len(mentions) - _DOCUMENTS),
                    turn=self._turn(path, number, len(pages)),
                ),
            )

    def document(self, record: Record, layout: Layout) -> Iterator[tuple[str, str]]:
        """The text of a document, in parts if it is long."""
        template = self._below.get_template("document.html")
        path, parts = address.path(layout.iri), len(layout.pages)
        names: dict[str, dict[str, str]] = {}
        for one in record.mentions:
            if one.entity in self._dossiers:
                names.setdefault(nodes.segment(one.entity), {})[one.entity] = self._dossiers[one.entity].name
        kinds = [(cls, list(names[kind].items())) for kind, cls in lists.KINDS.items() if kind in names]
        for number in range(parts):
            yield (
                address.part(path, number),
                template.render(
                    layout=layout,
                    media=record.media,
                    characters=len(record.source),
                    kinds=kinds,
                    sentences=sentences(record, layout, number),
                    turn=self._turn(path, number, parts),
                ),
            )

    def _environment(self, root: str) -> Environment:
        made = html.environment(partial(self._href, root), partial(self._source, root), html.both)
        start = _asset("atlas/start.js")
        digest = base64.b64encode(hashlib.sha256(start.encode()).digest()).decode()
        made.globals |= {
            "root": root,
            "start": Markup(start),  # noqa: S704 - our own script
            # A script whose hash is named may load others; style sheets have no such rule, and a page that is opened
            # from a disk has no origin that 'self' could stand for in every browser.
            "policy": f"default-src 'none'; script-src 'sha256-{digest}' 'strict-dynamic'; style-src 'self' file:; "
            "img-src data:; base-uri 'none'; form-action 'none'",
            "translations": word,
        }
        return made

    def _href(self, root: str, iri: str) -> str:
        thing = address.shown_on(iri)
        return root + address.path(thing) if thing in self._dossiers or thing in self._documents else ""

    def _source(self, root: str, document: str, offset: int) -> str:
        return root + self._layouts[document].place(offset)

    def _turn(self, path: str, number: int, count: int) -> tuple[int, int, str, str]:
        """Which part of how many this is, and the addresses of the one before and the next one (empty: none)."""
        name = path.rpartition("/")[2]
        before = address.part(name, number - 1) if number else ""
        return number + 1, count, before, address.part(name, number + 1) if number + 1 < count else ""


def _asset(name: str) -> str:
    return resources.files("kg.view").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")
