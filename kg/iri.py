"""Readable, stable IRIs: the same thing gets the same IRI in every build, and a person can read it.

Chinese characters stay as they are (an IRI may hold them, RFC 3987); only what an IRI forbids is escaped.
"""

import re
from urllib.parse import quote

BASE = "https://w3id.org/cppcc/"
ONTOLOGY = BASE + "ontology#"
ENTITY = BASE + "id/"

#: Label of a mention → the path segment its entities live under.
SEGMENT = {
    "PERSON": "person",
    "ORG": "body",
    "LOC": "place",
    "MEETING": "meeting",
    "PROGRAM": "programme",
    "DOCUMENT": "work",
}

_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`%#?/\[\]\u3000\u2028\u2029\ud800-\udfff]")


def escape(name: str) -> str:
    """One name as one path segment: white space becomes ``_``, what an IRI forbids is percent-encoded."""
    name = re.sub(r"\s+", "_", name.strip())
    return _FORBIDDEN.sub(lambda m: quote(m[0], safe="", errors="replace"), name)


def mint(segment: str, *names: str) -> str:
    """``mint("post", "政协泽州县委员会", "主席")`` → ``https://w3id.org/cppcc/id/post/政协泽州县委员会/主席``."""
    return ENTITY + "/".join([segment, *map(escape, names)])


def entity_iri(label: str, name: str) -> str:
    """The IRI of the entity that mentions with this label and canonical name refer to."""
    return mint(SEGMENT[label], name)
