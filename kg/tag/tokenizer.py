"""The spaCy tokenizer of the shipped pipeline: characters as tokens, pkuseg's word boundaries as a feature of each.

A Chinese name seldom coincides with the words a segmenter finds (市政协 | 副主席 | 武四 | 海), so words as tokens lose
names for good; docs/model-card.md has the measurement. Registered as ``cppcc.CharacterTokenizer.v1``.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_words_and_spaces, registry
from spacy.vocab import Vocab

from kg.tag.gazetteer_marks import gazetteer_marks
from kg.tag.segment import Segmenter, load_segmenter
from kg.tag.tokens import mark_of, split, word_of

#: ``word`` makes pkuseg's words the tokens: kept for the comparison.
Unit = Literal["character", "word"]


class CharacterTokenizer:
    """Makes a Doc of a text; ``token.tag_`` says where in its word the token stands, and where in a division's name.

    The segmentation model is saved with the pipeline and loaded with it. Without one (a pipeline that is being put
    together) every token is an S.
    """

    def __init__(self, vocab: Vocab, unit: Unit = "character", segmenter: Segmenter | None = None):
        self.vocab = vocab
        self.unit = unit
        self.segmenter = segmenter

    def __call__(self, text: str) -> Doc:
        """Tokenize one text."""
        if self.unit == "word" and self.segmenter:
            words, spaces = get_words_and_spaces(self.segmenter.words(text), text)
            return Doc(self.vocab, words=words, spaces=spaces)
        found = split(text)
        words = [word_of(printed) for printed in found]
        spaces = [len(word) < len(printed) for word, printed in zip(words, found, strict=True)]
        boundaries, divisions = self.boundaries(text), gazetteer_marks(text)
        tags, at = [], 0
        for word, printed in zip(words, found, strict=True):
            tags.append(mark_of(boundaries[at : at + len(word)]) + divisions[at])
            at += len(printed)
        return Doc(self.vocab, words=words, spaces=spaces, tags=tags)

    def boundaries(self, text: str) -> str:
        """One letter a code point, as ``Segmenter.boundaries`` gives them."""
        return self.segmenter.boundaries(text) if self.segmenter else "S" * len(text)

    def pipe(self, texts: Iterable[str], batch_size: int = 50) -> Iterable[Doc]:  # noqa: ARG002 – spaCy's signature
        """Tokenize many texts."""
        for text in texts:
            yield self(text)

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """Save the segmentation model into the pipeline's folder."""
        if self.segmenter:
            self.segmenter.save(Path(path))

    def from_disk(self, path: Path | str, **_: Any) -> "CharacterTokenizer":
        """Load the segmentation model from the pipeline's folder."""
        self.segmenter = load_segmenter(Path(path)) if Path(path).is_dir() else None
        return self

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing but the segmentation model could be saved, and that lives in files."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "CharacterTokenizer":
        """The counterpart of ``to_bytes``."""
        return self


@registry.tokenizers("cppcc.CharacterTokenizer.v1")  # type: ignore[untyped-decorator]
def create_character_tokenizer(unit: Unit = "character") -> Callable[[Language], CharacterTokenizer]:
    """The factory that a pipeline's config names."""

    def make(nlp: Language) -> CharacterTokenizer:
        return CharacterTokenizer(nlp.vocab, unit)

    return make
