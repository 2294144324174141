"""Cases as data: a text with its mentions inside, ``[ORG 县政协|政协某县委员会]``, becomes a document and links."""

import re
from array import array

from kg.iri import entity_iri
from kg.model import AlignedText, Document, Link, Mention

_MARK = re.compile(r"\[([A-Z]+) ([^\[\]|]+)(?:\|([^\[\]|]+))?\]")


def document(marked: str) -> tuple[Document, list[Link]]:
    """The bare text as a document that needs no cleaning, and its links."""
    parts, links, length, done = [], [], 0, 0
    for m in _MARK.finditer(marked):
        label, surface, name = m[1], m[2], m[3] or m[2]
        before = marked[done : m.start()]
        parts += [before, surface]
        start = length + len(before)
        length, done = start + len(surface), m.end()
        mention = Mention(start, length, label, "".join(surface.split()))
        links.append(Link(mention, name, entity_iri(label, name)))
    text = "".join(parts) + marked[done:]
    return Document("case.txt", "", "text/plain", text, AlignedText(text, array("q", range(len(text))))), links
