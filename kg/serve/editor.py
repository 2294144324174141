"""The page of the query editor, and the terms that it completes."""

import csv
import json
from collections.abc import Iterator
from functools import cache
from importlib import resources

import pyoxigraph as ox

from kg.iri import ONTOLOGY
from kg.query.questions import TOPICS, questions
from kg.schema import PREFIXES, iri
from kg.schema.terms import ontology
from kg.serve import html
from kg.serve.reply import JSON, Reply
from kg.serve.words import beginning

#: The query that stands in the editor at first.
EXAMPLE = """SELECT ?type (COUNT(?thing) AS ?count)
WHERE { ?thing a ?type }
GROUP BY ?type
ORDER BY DESC(?count)"""

#: Forms in which an answer can be had as a file: of rows or of triples, name, ending, media type.
DOWNLOADS = (
    ("rows", "CSV", "csv", "text/csv"),
    ("rows", "TSV", "tsv", "text/tab-separated-values"),
    ("rows", "JSON", "json", "application/sparql-results+json"),
    ("rows", "XML", "xml", "application/sparql-results+xml"),
    ("triples", "Turtle", "ttl", "text/turtle"),
    ("triples", "JSON-LD", "jsonld", "application/ld+json"),
    ("triples", "RDF/XML", "rdf", "application/rdf+xml"),
)
_KINDS = ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty")


def page(language: str) -> Reply:
    """The page, in ``zh`` or ``en``."""
    return html.page(
        "editor.html",
        language,
        topics=TOPICS,
        questions=list(questions().values()),
        example=EXAMPLE,
        downloads=DOWNLOADS,
        said=beginning("query:"),
    )


@cache
def terms(language: str) -> Reply:
    """``{"terms": [[":chairedBy", "主持", "…", "chaired by"], …], "prefixes": {"": "https://…"}}``.

    A term's name, label, meaning, and its label in the other language, for people write in both. The ontology's
    classes and properties come first, then what it borrows, each by name.
    """
    content = {"terms": [*sorted(_own(language)), *_borrowed(language)], "prefixes": PREFIXES}
    return Reply(json.dumps(content, ensure_ascii=False).encode(), JSON)


def _own(language: str) -> Iterator[list[str]]:
    for kind in _KINDS:
        for quad in ontology().quads_for_pattern(None, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri(kind))):
            term = quad.subject
            if isinstance(term, ox.NamedNode) and term.value.startswith(ONTOLOGY):
                label, other = (_said(term, "rdfs:label", one) for one in (language, _other(language)))
                meaning = _said(term, "skos:definition", language)
                yield [f":{term.value.removeprefix(ONTOLOGY)}", label, meaning, other]


def _said(term: ox.NamedNode, predicate: str, language: str) -> str:
    found = (quad.object for quad in ontology().quads_for_pattern(term, ox.NamedNode(iri(predicate)), None))
    return next((one.value for one in found if isinstance(one, ox.Literal) and one.language == language), "")


def _borrowed(language: str) -> Iterator[list[str]]:
    with resources.files("kg.serve").joinpath("borrowed.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield [row["term"], row[language], "", row[_other(language)]]


def _other(language: str) -> str:
    return "en" if language == "zh" else "zh"
