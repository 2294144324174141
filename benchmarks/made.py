"""Records made by hand or by a generator, through the package's own statements: graphs to test and to time with.

A row says what a document holds: its text, what its names stand for, and the facts in it with the words they rest on::

    {"name": "a.txt", "text": "县政协主席林晓岚主持会议。",
     "names": {"县政协": ["ORG", "政协云溪县委员会", {"place": "云溪县"}], "林晓岚": ["PERSON", "林晓岚"]},
     "facts": [{"type": "post", "evidence": "县政协主席林晓岚", "person": "林晓岚", "post": "主席",
                "org": "政协云溪县委员会"}]}

``relations`` may hold plain relations as ``[subject as printed, predicate, object as printed]``.
"""

import hashlib
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from kg.iri import entity_iri
from kg.model import AlignedText, Document, Fact, Link, Mention, Record, StoredMention, Value
from kg.relate.statements import Relation, statements
from kg.store import generation
from kg.store.names import Names

Row = dict[str, Any]


def record(row: Row) -> Record:
    """The record of one row."""
    text = row["text"]
    clean = AlignedText(text, array("l", range(len(text))))
    document = Document(row["name"], hashlib.sha256(text.encode()).hexdigest(), "text/plain", text, clean)
    links = _links(row)
    entities = {link.name: link.entity for link in links}
    facts = [_fact(fact, text, entities) for fact in row.get("facts", ())]
    stored = tuple(_stored(link) for link in links)
    said = statements(document, links, facts, _relations(row, links))
    return Record(document.name, document.sha256, document.media, text.splitlines()[0], text, stored, said)


def _links(row: Row) -> list[Link]:
    names = row["names"]
    pattern = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    found = []
    for match in re.finditer(pattern, row["text"]):
        label, name, *about = names[match[0]]
        mention = Mention(match.start(), match.end(), label, "".join(match[0].split()), 0.9)
        found.append(Link(mention, name, entity_iri(label, name), *about))
    return found


def _relations(row: Row, links: Sequence[Link]) -> Iterator[Relation]:
    """Each rests on the first place where its subject is printed."""
    first = {link.mention.text: link for link in reversed(links)}
    for subject, predicate, other in row.get("relations", ()):
        at = first[subject].mention
        yield Relation(first[subject].entity, predicate, first[other].entity, at.start, at.end)


def _stored(link: Link) -> StoredMention:
    mention = link.mention
    return StoredMention(
        mention.start, mention.end, mention.label, mention.text, link.name, link.entity, mention.confidence
    )


def _fact(fact: Row, text: str, entities: dict[str, str]) -> Fact:
    start = text.index(fact["evidence"])
    slots = {key: value for key, value in fact.items() if key not in ("type", "evidence")}
    values = {}
    for key, value in slots.items():
        texts = [str(one) for one in (value if isinstance(value, list) else [value])]
        values[key] = tuple(Value(one, entities.get(one), one) for one in texts)
    return Fact(fact["type"], values, start, start + len(fact["evidence"]), "made", 0.9)


@dataclass(frozen=True)
class Made:
    """A graph in memory that can do what views and exports ask of ``kg.store.graph.Graph``."""

    rows: Sequence[Row]

    def records(self) -> Iterator[Record]:
        """All records, by name of the document."""
        return (record(row) for row in sorted(self.rows, key=lambda row: row["name"]))

    @cached_property
    def store(self) -> ox.Store:
        """The RDF store of these records."""
        return generation.in_memory(self.records())

    def resolve(self, text: str) -> str:
        """The IRI of the one entity of this name."""
        return Names(self.store).resolve(text)
