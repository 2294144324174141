"""The statements of one document while they are being made: what is said of an entity is said once."""

import re
from typing import NamedTuple

from kg import schema
from kg.iri import entity_iri
from kg.model import Document, Statement
from kg.schema import nodes


class Where(NamedTuple):
    """What the statements made at one place have in common; offsets into the source text."""

    start: int
    end: int
    extractor: str
    confidence: float


class Node(NamedTuple):
    """A node with the name it goes by."""

    iri: str
    name: str


#: Class → the vocabulary that its name is looked up in, and whether the name begins or ends with the concept's label.
_KIND_BY_NAME = {
    "Meeting": ("meeting-kind", str.endswith),
    "Session": ("meeting-kind", str.endswith),
    "PlenarySession": ("meeting-kind", str.endswith),
    "SpecialCommittee": ("special-committee", str.endswith),
    "DemocraticParty": ("party", str.startswith),
}


#: 常务委员会第三次会议 is a 常务委员会会议, and the 第三次会议 of a whole committee its 全体会议.
_ORDINAL = re.compile(r"第[^第届次]{1,4}次")


class Writer:
    """Collects statements in the order in which they are said, each once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._rows: dict[Statement, None] = {}
        self._said: set[tuple[str, str, str]] = set()
        self._named: set[str] = set()

    def statements(self) -> tuple[Statement, ...]:
        """All statements so far."""
        return tuple(self._rows)

    def where(self, start: int, end: int, extractor: str, confidence: float) -> Where:
        """The place of a clean span in the source."""
        return Where(*self.document.span_in_source(start, end), extractor, confidence)

    def say(self, subject: str, predicate: str, value: tuple[str, str], original: str, at: Where) -> None:
        """Add one statement; ``value`` is the object with its datatype."""
        row = Statement(subject, predicate, *value, at.start, at.end, original, at.extractor, at.confidence)
        self._rows[row] = None

    def once(self, subject: str, predicate: str, value: tuple[str, str], original: str, at: Where) -> None:
        """Add one statement unless this document has said the same before."""
        if (subject, predicate, value[0]) not in self._said:
            self._said.add((subject, predicate, value[0]))
            self.say(subject, predicate, value, original, at)

    def knows(self, iri: str) -> bool:
        """Whether this node has a name already."""
        return iri in self._named

    def node(self, cls: str, iri: str, name: str, at: Where) -> Node:
        """Class and preferred label of a node; the first name it is given in a document stays."""
        self.once(iri, "type", (schema.iri(cls), "iri"), "", at)
        if iri not in self._named:
            self._named.add(iri)
            self.once(iri, "prefLabel", (name, "string"), name, at)
        return Node(iri, name)

    def entity(self, label: str, name: str, at: Where, iri: str | None = None) -> Node:
        """An entity by mention label and canonical name, with what the name itself says: class, kind, parent body."""
        cls = schema.classify(label, name)
        found = self.node(cls, iri or entity_iri(label, name), name, at)
        if label == "ORG" and (above := schema.parent(name)):
            self.once(found.iri, "partOf", (self.entity("ORG", above, at).iri, "iri"), above, at)
        if cls in _KIND_BY_NAME:
            scheme, fits = _KIND_BY_NAME[cls]
            bare = _ORDINAL.sub("全体" if cls == "PlenarySession" else "", name)
            labels = [known for known in schema.concepts(scheme) if fits(bare, known)]
            if labels:
                kind = schema.concept(scheme, max(labels, key=len))
                self.once(found.iri, "kind", (kind.iri, "iri"), "", at)
        return found

    def unresolved(self, name: str, at: Where) -> Node:
        """What the text names only in general: a node of this document."""
        return self.node("Unresolved", nodes.unresolved(self.document.name, name), name, at)

    def post(self, body: Node, name: str, at: Where) -> Node:
        """A post of a body, apart from its holders."""
        post = self.node("Post", nodes.part(body.iri, "post", name), body.name + name, at)
        self.once(post.iri, "title", (name, "string"), name, at)
        self.once(post.iri, "postIn", (body.iri, "iri"), body.name, at)
        role = schema.concept("role", name)
        if role.known:
            self.once(post.iri, "role", (role.iri, "iri"), name, at)
        return post

    def term(self, body: Node, name: str, at: Where) -> Node:
        """A term of office of a body, whatever the text writes it: 十, 十届, 第十届."""
        title = schema.term_name(name)
        term = self.node("Term", nodes.part(body.iri, "term", title), body.name + title, at)
        self.once(term.iri, "title", (title, "string"), name, at)
        self.once(term.iri, "termOf", (body.iri, "iri"), body.name, at)
        value = schema.numeral(title.removeprefix("第").removesuffix("届"))
        if value:
            self.once(term.iri, "number", (str(value), "integer"), name, at)
        return term

    def concept(self, scheme: str, label: str, at: Where) -> Node:
        """A concept of a vocabulary; one that the vocabulary lacks gets its label here."""
        found = schema.concept(scheme, label)
        if not found.known:
            self.node("skos:Concept", found.iri, found.label, at)
        return Node(found.iri, found.label)
