"""Relations as a workbook to work in: all of them, then one sheet a relation, then the documents they come from.

The column ``document`` is linked: to the file itself when it is said where the documents lie, else to the sheet of
documents. Columns, relations and types can be called in Chinese, as the ontology labels them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal
from urllib.parse import quote

from kg.export import spreadsheet
from kg.export.labels import heading, term
from kg.export.relations import TABLE
from kg.export.spreadsheet import Sheet
from kg.export.table import Column, Readable, Row

#: In what language the header of a workbook is.
Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Look:
    """``documents`` is the folder or address that the files lie in, as seen from the workbook; empty if unknown."""

    language: Language = "en"
    documents: str = ""


_DOCUMENTS = (
    Column("document", width=40),
    Column("title", width=50),
    Column("media", width=30),
    Column("characters", "integer", 12),
    Column("count", "integer", 11),
    Column("sha256", width=68),
)


def write_xlsx(graph: Readable, out: BinaryIO, look: Look | None = None) -> None:
    """The workbook. KgError when there are more relations than a spreadsheet has rows."""
    look = look or Look()
    rows = list(TABLE.rows(graph))
    spreadsheet.write_sheets(_sheets(rows, list(_documents(graph, rows)), look), out)


def _sheets(rows: Sequence[Row], documents: Sequence[Row], look: Look) -> Iterator[Sheet]:
    heads = {one.name: heading(one.name, look.language) for one in (*TABLE.columns, *_DOCUMENTS)}
    here = heading("documents", look.language)
    files = {str(row["document"]): _address(str(row["document"]), look.documents) for row in documents}
    places = {str(row["document"]): f"#'{here}'!A{line}" for line, row in enumerate(documents, 2)}
    links = files if look.documents else places
    shown = [_shown(row, look.language) for row in rows]
    yield Sheet(heading("relations", look.language), TABLE.columns, shown, heads, "document", links)
    by_relation: dict[str, list[Row]] = defaultdict(list)
    for row in shown:
        by_relation[str(row["predicate"])].append(row)
    columns = tuple(one for one in TABLE.columns if one.name != "predicate")
    for relation, some in sorted(by_relation.items(), key=lambda one: (-len(one[1]), one[0])):
        yield Sheet(relation, columns, some, heads, "document", links)
    yield Sheet(here, _DOCUMENTS, documents, heads, "document" if look.documents else "", files)


def _shown(row: Row, language: Language) -> Row:
    """A row with its relation and types in the language of the header."""
    return {**row} | {key: term(str(row[key]), language) for key in ("subject_type", "predicate", "object_type")}


def _documents(graph: Readable, rows: Sequence[Row]) -> Iterator[Row]:
    """One row a document, also one that states nothing."""
    counts: Mapping[str, int] = _count(rows)
    for record in graph.records():
        yield {
            "document": record.name,
            "title": record.title,
            "media": record.media,
            "characters": len(record.source),
            "count": counts.get(record.name, 0),
            "sha256": record.sha256,
        }


def _count(rows: Sequence[Row]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[str(row["document"])] += 1
    return counts


def _address(name: str, base: str) -> str:
    """Where a document lies; its name is escaped as in an address, which spreadsheets expect of files too."""
    return f"{base.rstrip('/')}/{quote(name, errors='replace')}"
