"""What each kind of page shows, as the templates take it: the same for a folder of files and for a server.

A long page is dealt out to several parts, each of which opens at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox
from jinja2 import Environment
from markupsafe import Markup

from kg.model import Record
from kg.schema import nodes
from kg.view import lists
from kg.view.dossier import Dossier
from kg.view.lists import Entry
from kg.view.pack import Block, pack
from kg.view.profile import Dossiers
from kg.view.profiles import profile
from kg.view.text import Layout, sentences

#: Committees named on the first page at most.
_COMMITTEES = 300
#: Documents named on the first page and on the page of an entity at most.
_DOCUMENTS = 200


@dataclass(frozen=True, slots=True)
class Paged:
    """A page in parts: what each part gives to the template."""

    parts: Sequence[Mapping[str, Any]]

    def part(self, number: int, address: Callable[[int], str]) -> dict[str, Any]:
        """The content of a part (numbers from 0) and the way through all of them; ``address`` is that of a part."""
        before = address(number - 1) if number else ""
        after = address(number + 1) if number + 1 < len(self.parts) else ""
        return {**self.parts[number], "turn": (number + 1, len(self.parts), before, after)}


class Pages:
    """Makes the pages of one site."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def compile(self) -> None:
        """Make all templates ready, which takes a while that else the first visitor of each kind of page waits."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    @cached_property
    def _macros(self) -> Any:
        return self._environment.get_template("parts.html").module

    def render(self, template: str, **content: Any) -> str:
        """A page as text."""
        return self._environment.get_template(template).render(**content)

    def entity(self, dossier: Dossier, dossiers: Dossiers) -> Paged:
        """The page of an entity; ``dossiers`` gives those of the others."""
        made = profile(dossier, dossiers)
        own = {dossier.iri}
        blocks = [
            Block(
                section.title,
                section.style,
                str(self._macros.pictures(section)),
                [str(self._macros.fact(row, own | {end.iri for end in row.ends})) for row in section.rows],
            )
            for section in made.sections
        ]
        mentions = sorted(dossier.mentions.items(), key=lambda one: (-one[1][1], one[0]))
        shared = {
            "dossier": dossier,
            "brief": made.brief,
            "mentions": [(name, place, count) for name, (place, count) in mentions[:_DOCUMENTS]],
            "hidden": max(0, len(mentions) - _DOCUMENTS),
        }
        return Paged(
            [
                {**shared, "page": [(one, Markup("".join(one.rows)), Markup(one.pictures)) for one in page]}  # noqa: S704
                for page in pack(blocks)
            ]
        )


def index(store: ox.Store) -> dict[str, Any]:
    """The first page: counts, the committees, the years, the documents."""
    listed = {kind: lists.entries(store, kind) for kind in ("body", "meeting", "activity", "document")}
    committees = [one for one in listed["body"] if one.cls == "Committee"]
    most = sorted(committees, key=lambda one: (-one.documents, one.name, one.iri))[:_COMMITTEES]
    charts = [lists.years(listed[kind], kind) for kind in ("meeting", "activity")]
    return {
        "kinds": [(kind, lists.KINDS[kind], count) for kind, count in lists.counts(store).items()],
        "committees": lists.by_province(most, store),
        "more": len(committees) - len(most),
        "documents": listed["document"][:_DOCUMENTS],
        "charts": list(filter(None, charts)),
    }


def listing(kind: str, entries: Sequence[Entry]) -> Paged:
    """The list of one kind."""
    return Paged(
        [
            {"kind": kind, "cls": lists.KINDS[kind], "rows": entries[at : at + lists.PORTION]}
            for at in range(0, max(1, len(entries)), lists.PORTION)
        ]
    )


def document(record: Record, layout: Layout) -> Paged:
    """The text of a document, and what is named in it."""
    kinds: dict[str, dict[str, str]] = {}
    for one in record.mentions:
        kinds.setdefault(nodes.segment(one.entity), {})[one.entity] = one.name
    shared = {
        "layout": layout,
        "characters": len(record.source),
        "kinds": [(cls, list(kinds[kind].items())) for kind, cls in lists.KINDS.items() if kind in kinds],
    }
    return Paged([{**shared, "sentences": sentences(record, layout, number)} for number in range(len(layout.pages))])
