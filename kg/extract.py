"""One document from its file to everything it gives: read → tag → link → relate, a pure function of its bytes."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.link import link
from kg.model import Document, Link, Record, StoredMention
from kg.read import read
from kg.relate import relate
from kg.relate.plain import relations
from kg.relate.statements import statements
from kg.tag.tagger import Tagger, load
from kg.version import __version__
from kg.workers import Extract

#: What a record depends on besides the document: the stations before the store, and the tables they read.
_STATIONS = (
    "divisions.py",
    "extract.py",
    "identity/clues.py",
    "identity/iris.py",
    "iri.py",
    "lexicon",
    "link",
    "model.py",
    "read",
    "relate",
    "schema",
    "tag",
)


@cache
def _digest() -> str:
    digest = hashlib.sha256()
    for table in ("divisions.tsv", "former_divisions.tsv"):
        digest.update(files("kg.ontology").joinpath(table).read_bytes())
    package = Path(__file__).parent
    for station in _STATIONS:
        for path in sorted([package / station, *(package / station).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Extractor:
    """How this package makes records; ``model`` names an installed spaCy pipeline to tag with as well."""

    model: str | None = None

    @property
    def version(self) -> str:
        """The version of the package, a digest of rules, vocabulary and model, and the name of the user's model."""
        version = f"{__version__}+{_digest()}"
        return f"{version}+{self.model}" if self.model else version

    def load(self) -> Extract:
        """Load the models once."""
        tagger = load(self.model)
        return lambda path, name: extract(path, name, tagger)


def extract(path: Path, name: str, tagger: Tagger) -> Record:
    """The record of one file; ReadError when it cannot be read."""
    document = read(path, name)
    links = link(document, tagger.tag(document))
    facts = relate(document, links)
    return Record(
        name=document.name,
        sha256=document.sha256,
        media=document.media,
        title=document.sections[0].title if document.sections else "",
        source=document.source,
        mentions=tuple(stored(document, one) for one in links),
        statements=statements(document, links, facts, relations(document, links)),
    )


def stored(document: Document, link: Link) -> StoredMention:
    """A link as it is kept: offsets into the source, and the text that stands there without white space."""
    mention = link.mention
    start, end = document.span_in_source(mention.start, mention.end)
    text = "".join(document.source[start:end].split())
    return StoredMention(start, end, mention.label, text, link.name, link.entity, mention.confidence)
