"""The records that travel from station to station.

    file → Document → Mention → Link → Fact → Statement

Offsets are code points. Up to ``relate`` they point into the clean text of the document (``Document.text``);
whatever leaves for the store is mapped to the source text by ``Document.span_in_source``.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

#: What the tagging pass marks; the first five are scored, the others serve the later stations.
LABELS = ("PERSON", "ORG", "LOC", "MEETING", "PROGRAM", "DOCUMENT", "DATE", "POST")

#: What a fact can be.
FACT_TYPES = ("post", "meeting", "activity", "statistic", "document")


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A cleaned text that knows where each of its characters stood in the source.

    ``starts[i]`` is the source offset of the character ``text[i]``; the list never decreases. A character that the
    clean-up put in (a paragraph break) carries the offset of the source position it stands for.
    """

    text: str
    starts: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the clean span ``[start, end)``; an empty span stays empty."""
        if start >= end:
            here = self.starts[start] if start < len(self.starts) else (self.starts[-1] + 1 if self.starts else 0)
            return here, here
        return self.starts[start], self.starts[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of clean text under one heading, often with its own speaker (a guest speech in a journal)."""

    start: int
    end: int
    title: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read.

    ``source`` is what exported offsets point into: for txt and md the file as decoded (newlines untranslated), for
    html, pdf and docx the extracted text. ``clean.text`` has one paragraph a line: lines broken by the page are
    joined, letter-spacing is closed up, page furniture is gone, Traditional characters are folded to Simplified.
    """

    name: str
    sha256: str
    media: str
    source: str
    clean: AlignedText
    sections: tuple[Section, ...] = ()

    @property
    def text(self) -> str:
        """The clean text every station works on."""
        return self.clean.text

    def span_in_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the clean text to the source text."""
        return self.clean.span(start, end)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A tagged span of the clean text; ``text`` is that span without white space."""

    start: int
    end: int
    label: str
    text: str
    confidence: float = 1.0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A mention resolved: the canonical name and the IRI of what it refers to in its context.

    ``about`` holds what the name itself says of the entity, in ontology terms: ``{"place": "泽州县", "term": "七"}``.
    """

    mention: Mention
    name: str
    entity: str
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Value:
    """What fills one slot of a fact: a canonical name or literal, the IRI if it is an entity, the words printed."""

    name: str
    entity: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as stated by one stretch of text.

    ``type`` is one of FACT_TYPES; ``slots`` maps a key of the fact export (``person``, ``post``, ``org``, ``chair`` …)
    to one or more values. ``start`` and ``end`` delimit the evidence in the clean text.
    """

    type: str
    slots: Mapping[str, tuple[Value, ...]]
    start: int
    end: int
    extractor: str
    confidence: float


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """Subject, predicate, object: the unit of the graph, with the words it rests on.

    ``subject`` is an IRI; ``predicate`` a term of the ontology by its local name (``holder``); ``object`` an IRI when
    ``datatype`` is ``"iri"``, else a lexical form with an XSD local name (``string``, ``integer``, ``decimal``,
    ``boolean``, ``date``, ``gYearMonth``, ``gYear``). ``start`` and ``end`` are offsets into the source text,
    ``original`` the value as printed.
    """

    subject: str
    predicate: str
    object: str
    datatype: str
    start: int
    end: int
    original: str
    extractor: str
    confidence: float


@dataclass(frozen=True, slots=True, order=True)
class StoredMention:
    """A linked mention as it is kept and exported: offsets into the source text, canonical name, entity IRI."""

    start: int
    end: int
    label: str
    text: str
    name: str
    entity: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one document gave: the content of its statement file. A pure function of the document's bytes."""

    name: str
    sha256: str
    media: str
    title: str
    source: str
    mentions: tuple[StoredMention, ...]
    statements: tuple[Statement, ...]
