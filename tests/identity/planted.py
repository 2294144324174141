"""The ten documents with planted homonyms and repeats, extracted once and built from as often as a test likes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.build import Report, build
from kg.model import Record
from kg.store.graph import Graph

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"


@dataclass(frozen=True)
class Extracted:
    """An extractor that has read the documents before; one that it has not is an error."""

    records: dict[str, Record]
    version: str = "planted"

    def load(self) -> Callable[[Path, str], Record]:
        return lambda _, name: self.records[name]


@dataclass(frozen=True)
class Planted:
    records: dict[str, Record]

    def build(self, graph: Path, numbers: str = "", judgements: Path | None = None) -> Report:
        """Make or update a graph of the documents with these numbers; all of them if none is given."""
        paths = [path for path in sorted(DOCUMENTS.iterdir()) if not numbers or path.name[:2] in numbers.split()]
        return build(paths, graph, extractor=Extracted(self.records), judgements=judgements)


def people(graph: Path) -> dict[str, set[str]]:
    """IRI of each person, from ``person/`` on → the numbers of the documents that mention it."""
    found: dict[str, set[str]] = {}
    for record in Graph.open(graph).records():
        for mention in record.mentions:
            if mention.label == "PERSON":
                found.setdefault(mention.entity.partition("/id/")[2], set()).add(record.name[:2])
    return found


def contents(graph: Path) -> tuple[object, ...]:
    """All that readers can see."""
    opened = Graph.open(graph)
    return opened.documents, list(opened.records()), opened.resolution, sorted(map(str, opened.store))
