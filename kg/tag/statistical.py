"""The statistical recogniser: spans proposed by any spaCy pipeline that the user has installed."""

from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import kg.tag.tokenizer  # noqa: F401 – registers what a pipeline names, also where entry points are not installed
from kg.errors import KgError
from kg.tag.candidate import Proposal
from kg.tag.name_tagger import SPANS_KEY
from kg.tag.pieces import pieces

#: Labels of other pipelines (OntoNotes, People's Daily, MSRA, ACE) in our terms. What is not named here is dropped.
LABEL_OF = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "NR": "PERSON",
    "ORG": "ORG",
    "NT": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "NS": "LOC",
    "MEETING": "MEETING",
    "EVENT": "MEETING",
    "PROGRAM": "PROGRAM",
    "WORK_OF_ART": "DOCUMENT",
    "LAW": "DOCUMENT",
    "DOCUMENT": "DOCUMENT",
    "DATE": "DATE",
    "POST": "POST",
}

#: How sure a span is whose pipeline does not say: what good general pipelines reach on news.
UNSCORED = 0.75

#: Texts that are worked on together; spaCy forgets the strings of one zone before the next begins.
ZONE = 500

#: Pieces in one step of the network: more need more memory and are no faster.
BATCH = 32


class StatisticalRecogniser:
    """Proposes spans with one spaCy pipeline.

    They may overlap: each carries its probability, and who uses them decides.
    """

    def __init__(self, nlp: Language):
        self.nlp = nlp

    @classmethod
    def load(cls, name: str) -> "StatisticalRecogniser":
        """A pipeline by the name it is installed under, or by its folder. Raises KgError if there is none."""
        try:
            return cls(spacy.load(name))
        except OSError as error:
            what = "folder" if Path(name).exists() else "spaCy pipeline installed"
            raise KgError(f"No usable {what} named {name!r}; install it with pip, or leave --model out.") from error

    def propose(self, text: str) -> list[Proposal]:
        """The proposals for a text, paragraph by paragraph (a line each); memory is bounded however many there are."""
        waiting = pieces(text)
        found: list[Proposal] = []
        while zone := list(islice(waiting, ZONE)):
            with self.nlp.memory_zone() if hasattr(self.nlp, "memory_zone") else nullcontext():
                docs = self.nlp.pipe([text[start:end] for start, end in zone], batch_size=BATCH)
                for (at, _), doc in zip(zone, docs, strict=True):
                    found += [(at + start, at + end, label, score) for start, end, label, score in _read(doc)]
        return found


def _read(doc: Doc) -> Iterator[Proposal]:
    """Scored spans where the pipeline leaves them as spancat does, else its entities."""
    spans: list[Span] = list(doc.spans[SPANS_KEY]) if SPANS_KEY in doc.spans else list(doc.ents)
    scores = doc.spans[SPANS_KEY].attrs.get("scores") if SPANS_KEY in doc.spans else None
    for i, span in enumerate(spans):
        label = LABEL_OF.get(span.label_.upper())
        if label and span.text.strip():
            yield span.start_char, span.end_char, label, float(scores[i]) if scores is not None else UNSCORED
