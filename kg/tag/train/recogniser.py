"""Training the name recogniser: BIOES tags from a small convolutional network."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed  # type: ignore[attr-defined]

import kg.tag.name_tagger  # noqa: F401 – registers the component
from kg.tag.marked import Marked
from kg.tag.segment import Segmenter
from kg.tag.tokenizer import CharacterTokenizer, Unit

#: What the model learns. DOCUMENT, DATE and POST follow rules that a grammar states better than examples do.
LABELS = ("LOC", "MEETING", "ORG", "PERSON", "PROGRAM")

#: What each token is to the network: itself, its shape (letters, digits), its place in a word of pkuseg's and in a
#: name of the gazetteer.
FEATURES = ("NORM", "SHAPE", "TAG")

#: Entries of the hash table of each.
ROWS = (5000, 200, 200)

#: Width of the network; its layers, each of which sees so many tokens further to both sides and keeps the largest of so
#: many sums.
WIDTH, DEPTH, WINDOW, PIECES = 64, 4, 2, 2

#: Tokens a batch.
BATCH = 800

#: Share of the network that is switched off at random while learning.
DROPOUT = 0.15


def blank_pipeline(segmenter: Segmenter | None, unit: Unit = "character") -> Language:
    """A pipeline that has learned nothing yet."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "cppcc.CharacterTokenizer.v1", "unit": unit}}})
    assert isinstance(nlp.tokenizer, CharacterTokenizer)
    nlp.tokenizer.segmenter = segmenter
    nlp.add_pipe("cppcc_name_tagger", config={"model": _network()})
    nlp.meta.update(name="cppcc_names", license="MIT", description="Names in documents of the CPPCC")
    return nlp


def _network() -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tagger.v2",
        "normalize": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": WIDTH,
                "attrs": list(FEATURES),
                "rows": list(ROWS),
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": WIDTH,
                "depth": DEPTH,
                "window_size": WINDOW,
                "maxout_pieces": PIECES,
            },
        },
    }


def examples_of(nlp: Language, texts: Iterable[Marked]) -> Iterator[Example]:
    """Marked texts as spaCy wants them; a span that does not begin and end with a token is left out."""
    for text in texts:
        doc = nlp.make_doc(text.text)
        if not len(doc):
            continue
        spans = [doc.char_span(a, b, label) for a, b, label in text.spans if label in LABELS]
        gold = doc.copy()
        gold.set_ents([span for span in spans if span])
        yield Example(doc, gold)


def train_recogniser(
    nlp: Language,
    generated: Sequence[Marked],
    documents: Sequence[Marked],
    *,
    passes: int,
    repeat: int,
    seed: int,
    report: Callable[[str], None] = lambda _: None,
) -> None:
    """Learn from ``generated`` sentences and, ``repeat`` times as often, from the paragraphs of ``documents``."""
    fix_random_seed(seed)
    rng = random.Random(seed)  # noqa: S311 – order of examples, not secrets
    examples = list(examples_of(nlp, generated))
    papers = list(examples_of(nlp, documents))
    nlp.initialize(lambda: (examples + papers)[:1000])
    optimizer = nlp.create_optimizer()  # type: ignore[no-untyped-call]
    for turn in range(passes):
        optimizer.learn_rate = 0.001 * (1 - turn / passes)
        pool = examples + papers * repeat
        rng.shuffle(pool)
        losses: dict[str, float] = {}
        for batch in _batches(pool):
            nlp.update(batch, sgd=optimizer, losses=losses, drop=DROPOUT)
        report(f"pass {turn + 1} of {passes}: loss {losses['cppcc_name_tagger']:.0f}")


def _batches(examples: Sequence[Example]) -> Iterator[list[Example]]:
    batch: list[Example] = []
    size = 0
    for example in examples:
        batch.append(example)
        size += len(example.predicted)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
