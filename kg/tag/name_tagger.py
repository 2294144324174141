"""The trained component of the shipped pipeline: a convolutional network over characters, with BIOES tags.

Registered as ``cppcc_name_tagger``. It learns more from the same sentences than spaCy's transition-based ``ner``
and, unlike it, says how sure it is of a span (docs/model-card.md has both measured).
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span, SpanGroup
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Config, Model

from kg.tag.spans_by_probability import TEMPERATURE, best_of, encode, spans_of, tags_of

#: The probabilities of one Doc: tokens × tags.
Scores = NDArray[np.float32]

#: Where the proposals with their scores are left in a Doc: the same place and form as spaCy's spancat uses.
SPANS_KEY = "sc"

#: Proposals at least this likely become ``doc.ents``.
ENTITY = 0.5

_DEFAULT_MODEL = """
[model]
@architectures = "spacy.Tagger.v2"
normalize = true

[model.tok2vec]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
"""


class NameTagger(TrainablePipe):  # type: ignore[misc]  # compiled, without types
    """Names as BIOES tags; leaves ``doc.spans["sc"]`` with scores, and ``doc.ents``."""

    def __init__(self, vocab: Vocab, model: Model[list[Doc], list[Scores]], name: str = "name_tagger"):
        super().__init__(vocab, model, name, labels=[])

    @property
    def labels(self) -> tuple[str, ...]:
        """What it can propose."""
        return tuple(self.cfg["labels"])

    def add_label(self, label: str) -> int:
        """Add a label before training; 1 if it is new."""
        if label in self.cfg["labels"]:
            return 0
        self.cfg["labels"].append(label)
        return 1

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,  # noqa: ARG002 – spaCy's signature
        labels: Sequence[str] | None = None,
    ) -> None:
        """Size the network by the labels, given or found in the examples."""
        examples = list(get_examples())
        found = labels or sorted({entity.label_ for example in examples for entity in example.reference.ents})
        for label in found:
            self.add_label(label)
        docs = [example.predicted for example in examples[:10]]
        sizes = [np.zeros((len(doc), len(tags_of(self.labels))), dtype="f") for doc in docs]
        self.model.initialize(X=docs, Y=sizes)

    def predict(self, docs: Iterable[Doc]) -> list[Scores]:
        """One array (tokens × tags) a Doc."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.zeros((0, len(tags_of(self.labels))), dtype="f") for _ in docs]
        found: list[Scores] = self.model.predict(docs)
        return found

    def set_annotations(self, docs: Iterable[Doc], scores: list[Scores]) -> None:
        """Leave the proposals in each Doc."""
        for doc, probabilities in zip(docs, scores, strict=True):
            found = spans_of(_flatten(probabilities), self.labels)
            spans = [Span(doc, span.start, span.end, label=span.label) for span in found]
            attributes = {"scores": [span.probability for span in found]}
            doc.spans[SPANS_KEY] = SpanGroup(doc, name=SPANS_KEY, spans=spans, attrs=attributes)
            likely = best_of([span for span in found if span.probability >= ENTITY])
            doc.ents = [Span(doc, span.start, span.end, label=span.label) for span in likely]

    def get_loss(self, examples: Iterable[Example], scores: list[Scores]) -> tuple[float, list[Scores]]:
        """Cross entropy, and its gradient per token."""
        loss, gradients = 0.0, []
        for example, probabilities in zip(examples, scores, strict=True):
            spans = [(entity.start, entity.end, entity.label_) for entity in example.reference.ents]
            wanted = encode(len(example.reference), spans, self.labels)
            gradient = probabilities.copy()
            rows = np.arange(len(wanted))
            loss -= float(np.log(gradient[rows, wanted] + 1e-9).sum())
            gradient[rows, wanted] -= 1
            gradients.append(gradient)
        return loss, gradients


def _flatten(probabilities: Scores) -> NDArray[np.float64]:
    flat = np.asarray(probabilities, dtype=np.float64) ** (1 / TEMPERATURE)
    return np.asarray(flat / flat.sum(axis=1, keepdims=True))


@Language.factory(
    "cppcc_name_tagger",
    assigns=["doc.ents", "doc.spans"],
    default_config={"model": Config().from_str(_DEFAULT_MODEL)["model"]},
)
def create_name_tagger(nlp: Language, name: str, model: Model[list[Doc], list[Scores]]) -> NameTagger:
    """The factory that a pipeline's config names."""
    return NameTagger(nlp.vocab, model, name)
