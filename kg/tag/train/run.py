"""One training from beginning to end: material, segmentation model, name recogniser, and a pipeline on disk."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from kg.errors import KgError
from kg.tag.generate import generate
from kg.tag.marked import Marked
from kg.tag.tokenizer import Unit
from kg.tag.train.gold import read_gold
from kg.tag.train.read import read_marked
from kg.tag.train.recogniser import blank_pipeline, train_recogniser
from kg.tag.train.score import score, table
from kg.tag.train.segmentation import common_words, score_segmentation, train_segmentation

#: Generated paragraphs that the segmentation model learns from; more make it larger, not better.
SEGMENTATION_SENTENCES = 1500

#: Of so many documents one is held out, where that is asked for.
HELD_OUT = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on and how."""

    documents: Sequence[Path]
    extra: Sequence[Path] = ()
    test: Sequence[Path] = ()
    sentences: int = 11000
    passes: int = 5
    repeat: int = 4
    seed: int = 20200721
    unit: Unit = "character"
    boundaries: bool = True
    hold_out: bool = False


def train(plan: Plan, output: Path, report: Callable[[str], None]) -> Language:
    """Train as planned, write the pipeline to ``output``, and report progress and scores line by line."""
    learn, held = _material(plan)
    words = common_words()
    generated = list(generate(plan.sentences, plan.seed, words))
    sizes = [_characters(texts) for texts in (generated, learn, held)]
    report(f"{sizes[0]} characters generated, {sizes[1]} of documents, {sizes[2]} held out")
    with tempfile.TemporaryDirectory() as scratch:
        segmenter = train_segmentation(learn + generated[:SEGMENTATION_SENTENCES], Path(scratch), plan.seed)
        nlp = blank_pipeline(segmenter if plan.boundaries else None, plan.unit)
        train_recogniser(nlp, generated, learn, passes=plan.passes, repeat=plan.repeat, seed=plan.seed, report=report)
        nlp.to_disk(output)
        if held:
            words_right = score_segmentation(segmenter, held)
            report(f"Words on held-out documents: F1 {words_right.f1:.3f}")
            _report(nlp, "held-out documents", held, report)
        for folder in plan.test:
            _report(nlp, str(folder), [text for _, texts in read_gold(folder) for text in texts], report)
    return nlp


def _material(plan: Plan) -> tuple[list[Marked], list[Marked]]:
    """Paragraphs to learn from, and paragraphs of held-out documents."""
    documents = []
    for folder in plan.documents:
        read = list(read_marked(folder))
        if not read:
            raise KgError(f"{folder} holds no marked texts; give the folder of a checkout's corpus/marked.")
        documents += read
    learn: list[Marked] = []
    held: list[Marked] = []
    for i, (_, texts) in enumerate(documents):
        (held if plan.hold_out and i % HELD_OUT == HELD_OUT // 2 else learn).extend(texts)
    for folder in plan.extra:
        learn.extend(text for _, texts in read_gold(folder) for text in texts)
    return learn, held


def _report(nlp: Language, name: str, texts: Sequence[Marked], report: Callable[[str], None]) -> None:
    report(f"Names on {name}:")
    for line in table(score(nlp, texts)):
        report(line)


def _characters(texts: Iterable[Marked]) -> int:
    return sum(len(text.text) for text in texts)
