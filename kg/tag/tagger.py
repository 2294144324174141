"""The tagging pass over one document: every recogniser proposes, the decoder decides."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from kg.model import Document, Mention
from kg.tag import (
    appositions,
    bodies,
    context_words,
    localities,
    media,
    meetings,
    persons,
    programmes,
    running_sites,
    sites,
    societies,
    titles,
)
from kg.tag.candidate import Candidate
from kg.tag.clauses import is_clause
from kg.tag.decode import decode
from kg.tag.model import ModelRecogniser
from kg.tag.places import find_places
from kg.tag.shipped_model import ShippedModel
from kg.tag.symbols import symbolise
from kg.tag.weigh import weigh


class Recogniser(Protocol):
    """Anything that proposes candidates for a text: the shipped model, or a spaCy pipeline the user names."""

    def recognise(self, text: str) -> Iterator[Candidate]:
        """Candidates over the whole text."""
        ...


def grammar(text: str) -> Iterator[Candidate]:
    """Candidates of all grammar and gazetteer recognisers over a clean text."""
    _, names = find_places(text)
    symbols = symbolise(text, names)
    yield from titles.recognise(text)
    yield from bodies.recognise(symbols)
    yield from meetings.recognise(symbols, text)
    yield from localities.recognise(symbols, text, names)
    yield from sites.recognise(symbols, text, names)
    yield from running_sites.recognise(symbols)
    yield from media.recognise(text)
    yield from societies.recognise(text)
    yield from programmes.recognise(text)
    yield from persons.recognise(text)
    yield from appositions.recognise(text)
    yield from context_words.recognise(text)


class Tagger:
    """Tags documents; ``recognisers`` add their candidates to those of the grammar."""

    def __init__(self, recognisers: Sequence[Recogniser] = ()) -> None:
        """Keep the recognisers."""
        self.recognisers = list(recognisers)

    def propose(self, text: str) -> Iterator[Candidate]:
        """The candidates of the grammar and of every recogniser for a clean text."""
        yield from grammar(text)
        for recogniser in self.recognisers:
            yield from recogniser.recognise(text)

    def choose(self, text: str) -> list[Candidate]:
        """The candidates that the decoder chooses for a clean text, in order, not overlapping."""
        candidates = [candidate for candidate in self.propose(text) if not is_clause(candidate, text)]
        if self.recognisers:
            candidates = weigh(candidates, text)
        return decode(candidates, titles.closed(text))

    def tag(self, document: Document) -> list[Mention]:
        """The mentions of a document; offsets into its clean text."""
        text = document.text
        return [
            Mention(c.start, c.end, c.label, "".join(text[c.start : c.end].split()), round(c.score, 3), c.rule)
            for c in self.choose(text)
        ]


def load(model: str | None = None) -> Tagger:
    """The tagger with the shipped model and, if named, an installed spaCy pipeline beside it."""
    recognisers: list[Recogniser] = [ModelRecogniser(ShippedModel.load())]
    if model:
        from kg.tag.statistical import StatisticalRecogniser  # noqa: PLC0415 - imports spaCy, which takes a second

        recognisers.append(ModelRecogniser(StatisticalRecogniser.load(model), "model.other"))
    return Tagger(recognisers)
