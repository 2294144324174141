"""The jobs that make pages: the first page, a list by kind, a thing's page, its picture, the ontology."""

from dataclasses import dataclass
from typing import Any

from kg.export.relations import relations
from kg.query.questions import questions
from kg.schema import local
from kg.serve import address, html
from kg.serve.graph import Served
from kg.serve.reply import HTML, RefusedError, Reply
from kg.serve.resource import Resource
from kg.store import sparql
from kg.store.names import Names
from kg.view import lists, pages, whole
from kg.view.choose import LIMIT, around, network
from kg.view.content import content
from kg.view.page import page as drawing
from kg.view.pages import Paged
from kg.view.text import layout

#: Triples on one page.
PORTION = 200
#: Documents that a picture is drawn from.
_DRAWN = 300

#: A page of ``kg view`` has its content security policy in itself, but for who may frame it.
_OWN_POLICY = {"Content-Security-Policy": "frame-ancestors 'none'"}

_TERMS = """SELECT ?term ?zh ?en ?means ?meaning {
  GRAPH <https://w3id.org/cppcc/ontology> { ?term rdfs:label ?zh, ?en ; skos:definition ?means, ?meaning }
  FILTER(LANG(?zh) = "zh" && LANG(?en) = "en" && LANG(?means) = "zh" && LANG(?meaning) = "en")
} ORDER BY ?term"""


@dataclass(frozen=True, slots=True)
class Start:
    """The first page: how much there is of what, the committees, the years, the questions that have a name."""

    language: str

    def __call__(self, graph: Served) -> Reply:
        """The page."""
        more: dict[str, Any] = {"overview": address.OVERVIEW, "drawn": 0, "questions": questions().values()}
        return html.page("start.html", self.language, **pages.index(graph.store), **more)


@dataclass(frozen=True, slots=True)
class List:
    """All things of a kind, a part at a time (numbers from 1)."""

    kind: str
    part: int
    language: str

    def __call__(self, graph: Served) -> Reply:
        """The page."""
        if self.kind not in lists.KINDS:
            raise RefusedError(404, "There is no list of this kind.")
        listed = pages.listing(self.kind, graph.entries(self.kind))
        return _part("list.html", listed, self.part, address.listing(self.kind), self.language)


@dataclass(frozen=True, slots=True)
class Thing:
    """The page of an IRI: a document's text, an entity's facts, or the triples of anything else."""

    iri: str
    part: int
    language: str

    def __call__(self, graph: Served) -> Reply:
        """The page."""
        if row := graph.document(self.iri):
            record = graph.record(row.name)
            return self._shown("text.html", pages.document(record, layout(record)))
        if dossier := graph.dossier(self.iri):
            found = html.pages().entity(dossier, graph.dossier)
            return self._shown("thing.html", found, decisions=graph.decisions(self.iri))
        thing = Resource(graph, self.iri)
        triples = [*thing.outgoing, *thing.incoming]
        found = Paged([{"triples": triples[at : at + PORTION]} for at in range(0, len(triples), PORTION)])
        return self._shown("triples.html", found, iri=self.iri, name=thing.names[0], cls=thing.cls)

    def _shown(self, template: str, paged: Paged, **content: Any) -> Reply:
        return _part(template, paged, self.part, address.href(self.iri), self.language, **content)


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of what surrounds an entity: the page that ``kg view`` makes."""

    iri: str

    def __call__(self, graph: Served) -> Reply:
        """The page."""
        thing = Resource(graph, self.iri)
        records = [graph.record(row.name) for row in graph.documents_with(self.iri)[:_DRAWN]]
        everything = network(one for record in records for one in relations(record))
        chosen = around(everything, [self.iri], LIMIT) if self.iri in everything else []
        if not chosen:
            raise RefusedError(404, "There is no relation to draw.")
        start = chosen.index(self.iri) if self.iri in chosen else None
        text = drawing(thing.names[0], content(records, chosen, start))
        return Reply(text.encode(), HTML, headers=_OWN_POLICY)


@dataclass(frozen=True, slots=True)
class Overview:
    """The picture of the whole graph: the page that ``kg view`` makes."""

    def __call__(self, graph: Served) -> Reply:
        """The page."""
        found = whole.gather(graph.records())
        if not found.iris:
            raise RefusedError(404, "There is no relation to draw.")
        text = whole.render(found, Names(graph.store), address.href, "/")
        return Reply(text.encode(), HTML, headers=_OWN_POLICY)


@dataclass(frozen=True, slots=True)
class Ontology:
    """The terms of the ontology with their labels and definitions."""

    language: str

    def __call__(self, graph: Served) -> Reply:
        """The page."""
        rows = [(local(term), *said) for term, *said in sparql.rows(graph.store, _TERMS)]
        return html.page("ontology.html", self.language, rows=rows)


def _part(template: str, paged: Paged, number: int, at: str, language: str, **content: Any) -> Reply:
    """A part of a page that begins at the address ``at``; RefusedError with 404 when it has no such part."""
    if not 1 <= number <= len(paged.parts):
        raise RefusedError(404, f"This page has {len(paged.parts)} parts.")
    shown = paged.part(number - 1, lambda other: address.part(at, other))
    return html.page(template, language, **shown, **content)
