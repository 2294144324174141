"""Which class an entity belongs to, what a link may say about it, and which plain relations exist."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from kg.iri import ONTOLOGY
from kg.schema.terms import ancestors, iri, ontology

#: Label of a mention → the class of its entity; the name may narrow it, as 政协泽州县委员会 is a Committee.
CLASSES = {
    "PERSON": "Person",
    "ORG": "Body",
    "LOC": "Place",
    "MEETING": "Meeting",
    "PROGRAM": "Programme",
    "DOCUMENT": "Work",
}


@dataclass(frozen=True, slots=True)
class About:
    """How one key of ``Link.about`` is stated of the link's entity.

    ``entity``: the entity of that name under ``label``; ``term``: the term of office of the body itself or of the
    body in ``about["body"]``; ``ordinal``: an integer from a Chinese numeral; ``concept``: of scheme ``scheme``.
    An entity of which it is known is also of class ``cls``.
    """

    predicate: str
    kind: Literal["entity", "term", "ordinal", "concept", "text"]
    label: str = ""
    scheme: str = ""
    cls: str = ""


#: Key of ``Link.about`` → how it is stated.
ABOUT = {
    "place": About("locatedIn", "entity", "LOC"),
    "parent": About("partOf", "entity", "ORG"),
    "body": About("ofBody", "entity", "ORG"),
    "term": About("inTerm", "term"),
    "session": About("number", "ordinal"),
    "level": About("level", "concept", scheme="level"),
    "code": About("divisionCode", "text", cls="Division"),
}

#: Predicates of the plain relations between entities → classes of subject and object.
RELATIONS = {
    "locatedIn": (("Body", "Place", "Meeting"), ("Place",)),
    "partOf": (("Body", "Place"), ("Body", "Place")),
    "ofBody": (("Meeting",), ("Body",)),
    "inTerm": (("Meeting",), ("Term",)),
    "runs": (("Body",), ("Programme",)),
}


#: Characters that the name of a body with organs of its own ends with.
_ENDS_A_BODY = "会局司府团院社"


@cache
def _patterns(root: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Name patterns of the classes below ``root``, in the order that the ontology gives (``sh:order``)."""
    rows = []
    for quad in ontology().quads_for_pattern(None, NamedNode(iri("namePattern")), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, RdfLiteral):
            name = quad.subject.value.removeprefix(ONTOLOGY)
            order = next(ontology().quads_for_pattern(quad.subject, NamedNode(iri("sh:order")), None)).object
            if root in ancestors(name) and isinstance(order, RdfLiteral):
                rows.append((int(order.value), name, quad.object.value))
    return tuple((re.compile(pattern), name) for _, name, pattern in sorted(rows))


@cache
def classify(label: str, name: str) -> str:
    """Local name of the class of the entity with this mention label and canonical name; KeyError for a bad label."""
    root = CLASSES[label]
    return next((cls for pattern, cls in _patterns(root) if pattern.search(name)), root)


@cache
def parent(name: str) -> str | None:
    """The body that an organ's name begins with: 政协甲县委员会 of 政协甲县委员会提案委员会; None if it is no organ."""
    if not _is_organ(classify("ORG", name)):
        return None
    heads = (name[:end] for end in range(len(name) - 1, 3, -1) if name[end - 1] in _ENDS_A_BODY)
    return next((head for head in heads if (cls := classify("ORG", head)) != "Body" and not _is_organ(cls)), None)


@cache
def _is_organ(cls: str) -> bool:
    """Whether bodies of a class exist only within another body, which the ontology says of them."""
    organ = NamedNode(iri("org:OrganizationalUnit"))
    return any(ontology().quads_for_pattern(NamedNode(iri(cls)), NamedNode(iri("rdfs:subClassOf")), organ))
