"""The tagging pass as a spaCy component: ``spacy.blank("zh").add_pipe("cppcc_tagger")``.

It sets ``doc.ents`` from what the Tagger finds in the text; tokens must be characters (spaCy's default for zh) or else
a mention that cuts a token is left out.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.tag.tagger import Tagger, load


@Language.factory("cppcc_tagger", assigns=["doc.ents"], default_config={"model": None})
def make(nlp: Language, name: str, model: str | None) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's signature
    """The component; ``model`` names an installed spaCy pipeline that adds its own candidates."""
    return Component(load(model))


class Component:
    """Applies one Tagger to spaCy documents."""

    def __init__(self, tagger: Tagger) -> None:
        """Keep the tagger."""
        self._tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a document."""
        spans = (doc.char_span(c.start, c.end, label=c.label) for c in self._tagger.choose(doc.text))
        doc.ents = tuple(span for span in spans if span is not None)
        return doc
