"""An extractor that knows seven sentences, so that store, query and command line are tested without a tagger.

赵明远任泽州县政协主席          post          政协第十届泽州县委员会第一次会议由赵明远主持，孙立出席   meeting
孙立到常柏村调研                activity      泽州县政协立案提案228件                                 statistic
泽州县政协印发《提案办理办法》  document      泽州县政协开展“书香政协”                                runs
泽州县政协                      a mention of 政协泽州县委员会
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.iri import entity_iri
from kg.model import Document, Fact, Link, Mention, Record, StoredMention, Value
from kg.read import read
from kg.relate.statements import Relation, statements

BODY = "[一-龥]{2}[县市]政协"
PERSON = "[赵孙周吴郑][一-龥]{1,2}"
TAGS = {
    "ORG": re.compile(BODY),
    "PERSON": re.compile(rf"{PERSON}(?=任|主持|出席|到)|(?<=由){PERSON}(?=主持)"),
    "LOC": re.compile("(?<=到)[一-龥]{2}村(?=调研)"),
    "MEETING": re.compile("政协第[一-十]+届[一-龥]{2}县委员会第[一-十]+次会议"),
    "PROGRAM": re.compile("(?<=开展“)[一-龥]+(?=”)"),
}
FACTS = {
    "post": re.compile(rf"(?P<person>{PERSON})任(?P<org>{BODY})(?P<post>副?主席|秘书长)"),
    "meeting": re.compile(rf"(?P<name>政协第[一-龥]+次会议)由(?P<chair>{PERSON})主持，(?P<attended>{PERSON})出席"),
    "activity": re.compile(rf"(?P<leader>{PERSON})到(?P<visited>[一-龥]{{2}}村)(?P<kind>调研)"),
    "statistic": re.compile(rf"(?P<org>{BODY})(?P<measure>立案提案)(?P<value>\d+)(?P<unit>件)"),
    "document": re.compile(rf"(?P<issuer>{BODY})印发《(?P<title>[一-龥]+)》"),
}
RUNS = re.compile(rf"({BODY})开展“([一-龥]+)”")
LABEL_OF = {
    "person": "PERSON",
    "org": "ORG",
    "name": "MEETING",
    "chair": "PERSON",
    "attended": "PERSON",
    "leader": "PERSON",
    "visited": "LOC",
    "issuer": "ORG",
    "title": "DOCUMENT",
}


@dataclass(frozen=True)
class FakeExtractor:
    """``delay`` in seconds a document; ``model`` is there because the command line gives one."""

    model: str | None = None
    version: str = "fake-1"
    delay: float = 0.0

    def load(self) -> Callable[[Path, str], Record]:
        return self.extract

    def extract(self, path: Path, name: str) -> Record:
        time.sleep(self.delay)
        if "故障" in name:
            raise RuntimeError("a rule went wrong")
        return record_of(read(path, name))


class CostlyExtractor(FakeExtractor):
    """Documents whose names tell what they do to the process that reads them."""

    def extract(self, path: Path, name: str) -> Record:
        once = path.with_suffix(".once")
        if "慢" in name:
            time.sleep(60)
        if "大" in name:
            bytearray(3 * 2**30)
        if "死" in name or ("一次" in name and not once.exists()):
            once.touch()
            os._exit(9)
        return super().extract(path, name)


class Unloadable(FakeExtractor):
    """Its models end the process."""

    def load(self) -> Callable[[Path, str], Record]:
        os._exit(3)


def record_of(document: Document) -> Record:
    links = list(_links(document.text))
    facts = [
        Fact(kind, {key: (_value(key, text),) for key, text in found.groupdict().items()}, *found.span(), "fake", 0.9)
        for kind, pattern in FACTS.items()
        for found in pattern.finditer(document.text)
    ]
    runs = [
        Relation(entity_iri("ORG", canonical(m[1])), "runs", entity_iri("PROGRAM", m[2]), *m.span())
        for m in RUNS.finditer(document.text)
    ]
    mentions = sorted(
        StoredMention(*document.span_in_source(one.mention.start, one.mention.end), one.mention.label,
                      one.mention.text, one.name, one.entity, 1.0)
        for one in links
    )  # fmt: skip
    title = document.text.split("\n", 1)[0]
    made = statements(document, links, facts, runs)
    return Record(document.name, document.sha256, document.media, title, document.source, tuple(mentions), made)


def canonical(name: str) -> str:
    """泽州县政协 → 政协泽州县委员会."""
    return f"政协{name[:-2]}委员会" if re.fullmatch(BODY, name) else name


def _value(key: str, text: str) -> Value:
    name = canonical(text)
    return Value(name, entity_iri(LABEL_OF[key], name) if key in LABEL_OF else None, text)


def _links(text: str) -> Iterator[Link]:
    for label, pattern in TAGS.items():
        for found in pattern.finditer(text):
            name = canonical(found[0])
            yield Link(Mention(*found.span(), label, found[0]), name, entity_iri(label, name))
