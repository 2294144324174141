"""The jobs that make pages: the start page, a list by kind, a thing's page, its picture."""

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.export.relations import relations
from kg.query.questions import questions
from kg.schema import iri, local
from kg.serve import html
from kg.serve.reply import HTML, RefusedError, Reply
from kg.serve.resource import Resource
from kg.store import sparql
from kg.store.graph import Graph
from kg.view.choose import LIMIT, around, network
from kg.view.content import content
from kg.view.entity import entity_page, pieces
from kg.view.page import page as drawing
from kg.view.picture import styles

#: Facts, triples or names on one page.
PORTION = 200
#: Documents that a picture is drawn from.
_DRAWN = 300

_COUNT = "SELECT ?cls (COUNT(DISTINCT ?thing) AS ?count) {{ VALUES ?cls {{ {} }} ?thing a ?cls }} GROUP BY ?cls"
_COMMITTEES = "SELECT DISTINCT ?thing ?name { ?thing a :Committee ; skos:prefLabel ?name } ORDER BY ?name LIMIT 120"
_LIST = "SELECT DISTINCT ?thing ?name {{ ?thing a {} ; skos:prefLabel|rdfs:label|:title ?name }} ORDER BY ?name ?thing"
_TERMS = """SELECT DISTINCT ?term ?label ?said {{
  GRAPH <https://w3id.org/cppcc/ontology> {{ ?term rdfs:label ?label ; skos:definition ?said }}
  FILTER(LANG(?label) = "{language}" && LANG(?said) = "{language}")
}} ORDER BY ?term"""


@dataclass(frozen=True, slots=True)
class Start:
    """The start page: how much there is of what, the committees, the questions that have a name."""

    language: str

    def __call__(self, graph: Graph) -> Reply:
        """The page."""
        classes = " ".join(str(ox.NamedNode(iri(cls))) for cls in styles())
        counts = {cls.rpartition("#")[2]: int(count) for cls, count in sparql.rows(graph.store, _COUNT.format(classes))}
        return html.page(
            "start.html",
            self.language,
            kinds=[(cls, style.colour, counts.get(cls, 0)) for cls, style in styles().items()],
            committees=list(sparql.rows(graph.store, _COMMITTEES)),
            documents=len(graph.documents),
            statements=sum(row.statements for row in graph.documents),
            questions=questions().values(),
        )


@dataclass(frozen=True, slots=True)
class Browse:
    """All things of a class (local name), by name, a portion at a time."""

    cls: str
    first: int
    language: str

    def __call__(self, graph: Graph) -> Reply:
        """The page."""
        if self.cls not in {*styles(), "SourceDocument"}:
            raise RefusedError(404, "There is no list of this kind.")
        rows = list(sparql.rows(graph.store, _LIST.format(ox.NamedNode(iri(self.cls)))))
        shown = rows[self.first : self.first + PORTION]
        return html.page("browse.html", self.language, cls=self.cls, rows=shown, **_turn(self.first, len(rows)))


@dataclass(frozen=True, slots=True)
class Thing:
    """The page of an IRI: a document's text, an entity's facts, or the triples of anything else."""

    iri: str
    first: int
    language: str

    def __call__(self, graph: Graph) -> Reply:
        """The page."""
        thing = Resource(graph, self.iri)
        name, *also = thing.names
        known: dict[str, Any] = {"iri": self.iri, "name": name, "also": also, "cls": thing.cls}
        if document := thing.document():
            record = graph.record(document.name)
            marks = [(one.start, one.end, one.entity) for one in record.mentions]
            return html.page("document.html", self.language, **known, lines=_lines(record.source, marks))
        entity = entity_page(self.iri, name, thing.cls, also, thing.records())
        facts = [(section, line) for section in entity.sections for line in section.lines]
        if facts:
            decisions = graph.decisions(self.iri)
            shown = facts[self.first : self.first + PORTION]
            turn = _turn(self.first, len(facts))
            return html.page("entity.html", self.language, **known, facts=shown, decisions=decisions, **turn)
        triples = [*thing.outgoing, *thing.incoming]
        shown_triples = triples[self.first : self.first + PORTION]
        return html.page(
            "triples.html", self.language, **known, triples=shown_triples, **_turn(self.first, len(triples))
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of what surrounds an entity: the page that ``kg view`` makes."""

    iri: str

    def __call__(self, graph: Graph) -> Reply:
        """The page."""
        thing = Resource(graph, self.iri)
        records = [record for _, record in zip(range(_DRAWN), thing.records(), strict=False)]
        everything = network(one for record in records for one in relations(record))
        chosen = around(everything, [self.iri], LIMIT) if self.iri in everything else []
        if not chosen:
            raise RefusedError(404, "There is no relation to draw.")
        start = chosen.index(self.iri) if self.iri in chosen else None
        text = drawing(thing.names[0], content(records, chosen, start))
        return Reply(text.encode(), HTML, headers={"Content-Security-Policy": "frame-ancestors 'none'"})


@dataclass(frozen=True, slots=True)
class Ontology:
    """The terms of the ontology with their labels and definitions."""

    language: str

    def __call__(self, graph: Graph) -> Reply:
        """The page."""
        rows = list(sparql.rows(graph.store, _TERMS.format(language=self.language)))
        return html.page("ontology.html", self.language, rows=[(local(term), *said) for term, *said in rows])


def _turn(first: int, count: int) -> dict[str, int]:
    """Where a portion stands in the whole, for the links to the next and the one before."""
    return {"first": first, "count": count, "portion": PORTION}


def _lines(source: str, marks: list[tuple[int, int, str]]) -> list[tuple[int, list[tuple[str, str]]]]:
    """A text line by line: the offset of the line and its pieces, as ``kg.view.entity.pieces`` makes them."""
    lines, at, number = [], 0, 0
    marks = sorted(marks)
    for line in source.split("\n"):
        end, here = at + len(line) + 1, []
        while number < len(marks) and marks[number][0] < end:
            start, stop, iri = marks[number]
            here.append((start - at, min(stop, end - 1) - at, iri))
            number += 1
        lines.append((at, pieces(line, here)))
        at = end
    return lines
