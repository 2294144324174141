"""graph.json: which documents a graph holds, and which RDF generation belongs to them.

Replacing this one file is what makes a build visible: readers see the graph before it or after it, never a mixture.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import GraphError
from kg.store import files

#: The version of the folder's format; a program refuses a graph of another one.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One row of the table of documents. ``key`` names its statement file and its source text."""

    name: str
    sha256: str
    media: str
    title: str
    key: str
    mentions: int
    statements: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of graph.json; documents are sorted by name.

    ``software`` is the version of this package that made the RDF store: another one may map statements differently.
    ``decisions`` is the digest of the file that says who is who, empty if there is none.
    """

    software: str
    extractor: str
    generation: int
    documents: tuple[DocumentEntry, ...]
    decisions: str = ""


def read(folder: Path) -> Manifest:
    """Read graph.json; GraphError when the folder is missing, is no graph, is damaged or is of another version."""
    path = folder / files.GRAPH
    if not folder.exists():
        raise GraphError(f"There is no graph at {folder}; make one with: kg build PATH -o {folder}")
    if not path.is_file():
        raise GraphError(f"{folder} is not a finished graph: it has no {files.GRAPH}; run kg build.")
    try:
        content = json.loads(path.read_bytes())
        version = content["format"]
        if version != FORMAT:
            raise GraphError(
                f"{folder} is a graph of format {version}, and this program reads format {FORMAT}; build it anew."
            )
        documents = tuple(DocumentEntry(**row) for row in content["documents"])
        return Manifest(
            str(content["software"]),
            str(content["extractor"]),
            int(content["generation"]),
            documents,
            str(content.get("decisions", "")),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise GraphError(
            f"{path} is damaged or not of this program; delete that file and run kg build again, what was read is kept."
        ) from error


def write(folder: Path, manifest: Manifest) -> None:
    """Replace graph.json in one step."""
    content = {"format": FORMAT, **asdict(manifest)}
    data = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    files.write_atomic(folder / files.GRAPH, data.encode("utf-8", "surrogatepass"))
    files.force_to_disk([folder])
