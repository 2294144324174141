"""The network as a folder of csv files for ``neo4j-admin database import``.

    neo4j-admin database import full --nodes=G/nodes.csv --relationships=G/relationships.csv cppcc

Nodes have the labels of their class and those above it, relationships the type MEMBER_OF for memberOf. Dates stay as
stated (2019, 2019-04), so they are strings; ``start`` and ``end`` are the days they stand for, as Neo4j's dates.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from kg.export.network import network
from kg.export.periods import days
from kg.export.table import Readable
from kg.schema import ancestors

_NODES = (":ID", "name", "documents:int", "mentions:int", "facts:int", ":LABEL")
_RELATIONSHIPS = (
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "qualifier",
    "from",
    "to",
    "start:date",
    "end:date",
    "documents:int",
    "confidence:double",
    "document",
    "evidence",
)


def files(graph: Readable) -> dict[str, bytes]:
    """The files of the folder by name."""
    made = network(graph)
    nodes = (_node(iri, data) for iri, data in made.nodes(data=True))
    edges = (_relationship(source, target, data) for source, target, data in made.edges(data=True))
    return {"nodes.csv": _csv(_NODES, nodes), "relationships.csv": _csv(_RELATIONSHIPS, edges)}


def _node(iri: str, data: Mapping[str, object]) -> Iterator[object]:
    cls = str(data["type"])
    above = ancestors(cls) if cls[:1].isupper() else ()  # a concept is called by its scheme, which is no class
    yield from (iri, data["label"], data["documents"], data["mentions"], data["facts"])
    yield ";".join(("Entity", *above, _label(cls)) if cls else ("Entity",))


def _relationship(source: str, target: str, data: Mapping[str, object]) -> Iterator[object]:
    since, until = str(data["from"]), str(data["to"])
    yield from (source, target, _type(str(data["predicate"])), data["qualifier"], since, until)
    yield from days(str(data["predicate"]), since, until)
    yield from (data[key] for key in ("documents", "confidence", "document", "evidence"))


def _label(cls: str) -> str:
    """A label as Neo4j's style guide has it: ``meeting-kind`` is MeetingKind."""
    return "".join(part[:1].upper() + part[1:] for part in cls.split("-"))


def _type(predicate: str) -> str:
    """A type as Neo4j's style guide has it: ``memberOf`` is MEMBER_OF."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", predicate).upper()


def _csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([re.sub(r"\s", " ", str(cell)) for cell in row] for row in rows)  # one row a line, as it wants
    return out.getvalue().encode()
