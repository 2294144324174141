"""Who is who, in the graph folder and in RDF: every merge, split and judgement is a node with its reason."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError
from kg.identity import iris, resolution
from kg.identity.resolution import NOTHING_DECIDED, Decision, Resolution
from kg.iri import BASE
from kg.schema import iri, nodes
from kg.store import files

#: The named graph of all decisions.
GRAPH = NamedNode(BASE + "decisions")


def write(folder: Path, content: Resolution) -> str:
    """Put a resolution into a graph folder, unless it is there, and return its digest."""
    data = resolution.dump(content)
    name = resolution.digest(data)
    path = files.decisions_path(folder, name)
    if name and not path.exists():
        path.parent.mkdir(exist_ok=True)
        files.write_atomic(path, data)
    return name


def read(folder: Path, name: str) -> Resolution:
    """The resolution with this digest; GraphError when it is missing or damaged."""
    if not name:
        return NOTHING_DECIDED
    path = files.decisions_path(folder, name)
    try:
        data = path.read_bytes()
        if resolution.digest(data) != name:
            raise ValueError("it has been changed")
        return resolution.load(data)
    except FileNotFoundError as error:
        raise GraphError(f"{path} is gone: another build has changed the graph; try again, or run kg build.") from error
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise GraphError(f"{path} is damaged ({error}); delete it and run kg build.") from error


def quads(decided: Iterable[Decision]) -> Iterator[Quad]:
    """Decisions as RDF, each a node of its own."""
    for one in decided:
        node = _node(one)
        for predicate, value in _said(one):
            yield Quad(node, NamedNode(iri(predicate)), value, GRAPH)


def _node(one: Decision) -> NamedNode:
    """``decision/same/王伟@泽州县/ab12cd``: what was decided of whom, and digits to tell decisions apart."""
    which = sha256(repr((one.others, one.documents, one.reason, one.by)).encode("utf-8", "surrogatepass"))
    return NamedNode(nodes.join("decision", one.verdict, nodes.tail(one.entity), which.hexdigest()[:6]))


def _said(one: Decision) -> Iterator[tuple[str, NamedNode | Literal]]:
    yield "type", NamedNode(iri("Decision"))
    yield "rdfs:label", _text(f"{iris.short(one.entity)}: {one.verdict}")
    yield "verdict", _text(one.verdict)
    if one.verdict == "drop":
        yield "formerly", _text(iris.short(one.entity))
    else:
        yield "concerns", NamedNode(one.entity)
    for other in one.others:
        yield "differsFrom" if one.verdict == "different" else "formerly", _text(iris.short(other))
    yield "reason", _text(one.reason)
    yield "decidedBy", _text(one.by)
    if one.date:
        yield "decidedOn", Literal(one.date, datatype=NamedNode(iri("xsd:date")))
    for document in one.documents:
        yield "prov:used", NamedNode(nodes.document(document))


def _text(text: str) -> Literal:
    return Literal(text.encode("utf-8", "replace").decode())
