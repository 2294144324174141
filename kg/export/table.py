"""A table to write: its columns and its rows, whatever format it ends up in."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import pyoxigraph as ox

from kg.model import Record

#: One line by column; what a row does not have is unknown.
Row = Mapping[str, object]


class Readable(Protocol):
    """What an export needs of ``kg.store.graph.Graph``."""

    @property
    def store(self) -> ox.Store:
        """The RDF store."""

    def records(self) -> Iterator[Record]:
        """What each document gave, by name of the document."""


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is in characters, for a spreadsheet."""

    name: str
    kind: Literal["text", "integer", "number", "list"] = "text"
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a graph; ``name`` is also the title of the sheet."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Readable], Iterable[Row]]


def cell(value: object) -> str | int | float:
    """A value as one cell of a csv file or spreadsheet: lists as JSON, truth values as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, int | float) else str(value)
