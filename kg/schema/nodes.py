"""IRIs of what is not an entity of its own: posts and terms within a body, facts, evidence, documents.

All are minted from names that a person can read, in the form of ``kg.iri``; nothing depends on the order of a build.
"""

from hashlib import sha256
from urllib.parse import unquote

from kg.iri import ENTITY, SEGMENT, escape, mint

#: Path segment of an entity's IRI → the label of its mentions.
LABEL = {segment: label for label, segment in SEGMENT.items()}


def segment(iri: str) -> str:
    """First path segment of a minted IRI: ``body``, ``membership``; empty for any other IRI."""
    return iri.removeprefix(ENTITY).split("/", 1)[0] if iri.startswith(ENTITY) else ""


def tail(iri: str) -> str:
    """What follows the first segment, still escaped: ``政协泽州县委员会/主席``."""
    return iri.removeprefix(ENTITY).split("/", 1)[1]


def unescape(part: str) -> str:
    """A name from its segment of an IRI; white space comes back as one space."""
    return unquote(part).replace("_", " ")


def spoken(iri: str) -> str:
    """A minted IRI's tail for people: unescaped, its parts joined by `` · ``."""
    return " · ".join(unescape(part) for part in tail(iri).split("/"))


def join(first: str, *tails: str) -> str:
    """An IRI from a segment and parts that are escaped already; a part that is missing is written ``-``."""
    return ENTITY + "/".join([first, *(part or "-" for part in tails)])


def part(within: str, kind: str, name: str) -> str:
    """A node that exists only within an entity, as ``post/政协泽州县委员会/主席`` within that body."""
    return join(kind, tail(within), escape(name))


def document(name: str) -> str:
    """The IRI of a source document, which is also that of its named graph, from its name in the graph."""
    return mint("document", name)


def evidence(document_name: str, start: int, end: int, fact: str, extractor: str) -> str:
    """The IRI of what one extractor rested one fact on: its span in the source, and six digits to tell facts apart."""
    which = sha256(f"{fact}\n{extractor}".encode()).hexdigest()[:6]
    return mint("evidence", document_name, f"{start}-{end}-{which}")


def unresolved(document_name: str, name: str) -> str:
    """A participant or place that is no known entity; it means the same only within its document."""
    return mint("unresolved", document_name, name)
