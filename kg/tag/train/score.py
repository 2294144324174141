"""Precision, recall and F1 of strict spans: the very characters and the label."""

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.language import Language

from kg.tag.marked import Marked
from kg.tag.train.recogniser import LABELS

#: Label → right, proposed, wanted; ``ALL`` sums them.
Counts = dict[str, tuple[int, int, int]]


def score(nlp: Language, texts: Sequence[Marked]) -> Counts:
    """Compare what a pipeline finds with what is marked."""
    right, proposed, wanted = Counter[str](), Counter[str](), Counter[str]()
    for text, doc in zip(texts, nlp.pipe([text.text for text in texts]), strict=True):
        found = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents}
        marked = {span for span in text.spans if span[2] in LABELS}
        for counter, spans in ((right, found & marked), (proposed, found), (wanted, marked)):
            counter.update(label for _, _, label in spans)
            counter["ALL"] += len(spans)
    return {label: (right[label], proposed[label], wanted[label]) for label in (*LABELS, "ALL") if wanted[label]}


def table(counts: Counts) -> Iterable[str]:
    """The lines of a Markdown table."""
    yield "| label | precision | recall | F1 | spans |"
    yield "|---|---|---|---|---|"
    for label, (right, proposed, wanted) in counts.items():
        precision, recall = right / max(1, proposed), right / max(1, wanted)
        f1 = 2 * right / max(1, proposed + wanted)
        yield f"| {label} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {wanted} |"
