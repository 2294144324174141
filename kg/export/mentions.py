"""Mentions: every name in every document, where it stands and what it stands for."""

from collections.abc import Iterator

from kg.export.table import Column, Readable, Row, Table


def rows(graph: Readable) -> Iterator[Row]:
    """One row a mention, by document and place; ``start`` and ``end`` are code points in the source text."""
    for record in graph.records():
        for mention in record.mentions:
            yield {
                "doc": record.name,
                "start": mention.start,
                "end": mention.end,
                "text": "".join(record.source[mention.start : mention.end].split()),
                "label": mention.label,
                "name": mention.name,
                "entity": mention.entity,
                "confidence": mention.confidence,
            }


TABLE = Table(
    "mentions",
    (
        Column("doc", width=24),
        Column("start", "integer", 9),
        Column("end", "integer", 9),
        Column("text", width=24),
        Column("label", width=10),
        Column("name", width=32),
        Column("entity", width=48),
        Column("confidence", "number", 11),
    ),
    rows,
)
