"""Does a graph keep to ``ontology/shapes.ttl``, and do its documents agree?

Findings are sentences that a reader can follow to the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from kg.model import Record
from kg.schema import iri, local, tidy
from kg.store.contradictions import Claim, claims, contradictions, sentence
from kg.store.rdf import quads

Severity = Literal["violation", "warning", "info"]

_SEVERITY: dict[Node, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
_WHOLE = rdflib.URIRef(iri("SourceDocument"))
_EVIDENCE, _START, _END, _EXACT = (rdflib.URIRef(iri(name)) for name in ("evidence", "oa:start", "oa:end", "oa:exact"))


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not as it should be: what, of which node, and the words it rests on in which document.

    ``start`` and ``end`` are offsets into the document's source text, both 0 with an empty ``quote`` if there is none.
    """

    severity: Severity
    sentence: str
    focus: str
    document: str
    start: int = 0
    end: int = 0
    quote: str = ""


def validate(records: Iterable[Record], language: str = "en") -> Iterator[Finding]:
    """The findings of each document in turn, sorted, then where documents contradict each other.

    ``language`` of the sentences is ``en`` or ``zh``.
    """
    said: list[Claim] = []
    for record in records:
        found = [*_misplaced(record, language), *check(quads(record), record.name, language)]
        yield from sorted(set(found))
        said += claims(record)
    for one, other in contradictions(said):
        what = sentence(one, other, language)
        yield Finding("warning", what, one.focus, one.document, one.start, one.end, one.quote)


def check(triples: Iterable[ox.Quad | ox.Triple], document: str, language: str = "en") -> Iterator[Finding]:
    """What the shapes say about one document's graph."""
    bare = (ox.Triple(one.subject, one.predicate, one.object) for one in triples)
    text = ox.serialize(bare, format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=text, format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), advanced=False)
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _finding(result, report, graph, document, language)


@cache
def _shapes() -> rdflib.Graph:
    text = resources.files("kg.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def _finding(result: Node, report: rdflib.Graph, graph: rdflib.Graph, document: str, language: str) -> Finding:
    """One SHACL result as a sentence about the focus node, with the first place in the text that it rests on."""
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    if (focus, RDF.type, _WHOLE) in graph:  # a constraint over the whole document tells the node at fault by its value
        focus = value
    source = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
    messages = {
        one.language: str(one) for one in _shapes().objects(source, SH.message) if isinstance(one, rdflib.Literal)
    }
    message = messages[language]
    sentence = _sentence(_name(focus, graph), message.replace("{value}", _name(value, graph)), language)
    marks = sorted(_mark(node, graph) for node in _quotes(focus, graph))
    severity = _SEVERITY[report.value(result, SH.resultSeverity) or SH.Violation]
    return Finding(severity, sentence, str(focus), document, *(marks[0] if marks else ()))


def _sentence(name: str, message: str, language: str) -> str:
    return f"“{name}”{message}。" if language == "zh" else f"“{name}” {message}."


def _quotes(focus: Node | None, graph: rdflib.Graph) -> list[Node]:
    """The evidence of a fact, or of the facts that a node which is no fact takes part in; evidence is its own."""
    if (focus, _EXACT, None) in graph:
        return [focus] if focus else []
    own = list(graph.objects(focus, _EVIDENCE))
    return own or [one for fact in graph.subjects(None, focus) for one in graph.objects(fact, _EVIDENCE)]


def _mark(node: Node | None, graph: rdflib.Graph) -> tuple[int, int, str]:
    start, end, quote = (graph.value(node, predicate) for predicate in (_START, _END, _EXACT))
    return int(str(start or 0)), int(str(end or 0)), tidy(str(quote))


def _name(node: Node | None, graph: rdflib.Graph) -> str:
    """What a node goes by: its label, else its short IRI; a literal is itself."""
    if isinstance(node, rdflib.URIRef):
        return str(graph.value(node, RDFS.label) or local(str(node)))
    return tidy(str(node)) if node is not None else ""


def _misplaced(record: Record, language: str) -> Iterator[Finding]:
    """Mentions and statements whose offsets are no place in the source text; RDF does not hold these."""
    rows = [(one, one.entity) for one in record.mentions] + [(one, one.subject) for one in record.statements]
    length = len(record.source)
    message = "的位置超出了源文件" if language == "zh" else "has offsets outside its document"
    for row, focus in rows:
        if not 0 <= row.start <= row.end <= length:
            yield Finding(
                "violation", _sentence(local(focus), message, language), focus, record.name, row.start, row.end
            )
