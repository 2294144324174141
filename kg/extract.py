"""One document from its file to everything it gives: read → tag → link → relate, a pure function of its bytes."""

from pathlib import Path

from kg.link import link
from kg.model import Document, Link, Record, StoredMention
from kg.read import read
from kg.relate import relate
from kg.relate.plain import relations
from kg.relate.statements import statements
from kg.tag.tagger import Tagger


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
