"""GEXF 1.3, as Gephi reads it, with time: Gephi's timeline shows the edges of each day.

Written here and not by networkx, whose writer knows no dates in an edge of GEXF 1.3 and puts the day of the export in.
Edges of one kind between the same nodes are merged by Gephi, so an edge's kind is its relation and qualifier.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.export.network import network
from kg.export.periods import days
from kg.export.table import Readable

_NAMESPACE = "http://gexf.net/1.3"

#: Attributes of nodes and edges, with the types that GEXF calls them by; the label has a place of its own.
_NODE = {"type": "string", "documents": "integer", "mentions": "integer", "facts": "integer"}
_EDGE = {
    "predicate": "string",
    "qualifier": "string",
    "from": "string",
    "to": "string",
    "documents": "integer",
    "confidence": "double",
    "document": "string",
    "evidence": "string",
}


def write_gexf(graph: Readable, out: BinaryIO) -> None:
    """The network; dates as stated are attributes (``from``, ``to``), the timeline has the days they stand for."""
    made = network(graph)
    out.write(b"<?xml version='1.0' encoding='utf-8'?>\n")
    out.write(f'<gexf xmlns="{_NAMESPACE}" version="1.3">\n<meta><creator>cppcc-kg</creator></meta>\n'.encode())
    out.write(b'<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n')
    for group, attributes in (("node", _NODE), ("edge", _EDGE)):
        out.write(_line(_declared(group, attributes)))
    out.write(b"<nodes>\n")
    for iri, data in made.nodes(data=True):
        node = Element("node", id=iri, label=data["label"])
        _values(node, data, _NODE)
        out.write(_line(node))
    out.write(b"</nodes>\n<edges>\n")
    for number, (source, target, data) in enumerate(made.edges(data=True)):
        out.write(_line(_edge(number, source, target, data)))
    out.write(b"</edges>\n</graph>\n</gexf>\n")


def _declared(group: str, attributes: Mapping[str, str]) -> Element:
    made = Element("attributes", {"class": group})
    for name, kind in attributes.items():
        SubElement(made, "attribute", id=name, title=name, type=kind)
    return made


def _edge(number: int, source: str, target: str, data: Mapping[str, object]) -> Element:
    kind = " ".join(filter(None, (str(data["predicate"]), str(data["qualifier"]))))
    made = Element("edge", id=str(number), source=source, target=target, kind=kind, label=kind)
    made.attrib |= dict(_time(data))
    _values(made, data, _EDGE)
    return made


def _time(data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    first, last = days(str(data["predicate"]), str(data["from"]), str(data["to"]))
    yield from (("start", first),) if first else ()
    yield from (("end", last),) if last else ()


def _values(made: Element, data: Mapping[str, object], attributes: Mapping[str, str]) -> None:
    values = SubElement(made, "attvalues")
    for name in attributes:
        SubElement(values, "attvalue", {"for": name, "value": str(data[name])})


def _line(made: Element) -> bytes:
    return tostring(made, encoding="unicode").encode() + b"\n"
