"""The statistical model as one more recogniser: it reads paragraph by paragraph.

Its own scores say how it weighs one span against another; how often it is right where no rule speaks stands for each
label in lexicon/rules.tsv, as for any rule, and a candidate's score is the product of the two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from kg.tag.candidate import Candidate
from kg.tag.rules import propose
from kg.tag.statistical import Proposal

#: Below its surest the model is right less often than its scores say: at 0.84 of a place every second time.
SHARPNESS = 3

#: No name begins or ends with these, whatever a model thinks.
_NO_EDGE = frozenset("的了和与及在是、，。；：！？（）()“《 ")


class ProposesSpans(Protocol):
    """The shipped model, or any spaCy pipeline."""

    def propose(self, texts: Iterable[str]) -> Iterable[list[Proposal]]:
        """The proposals of each paragraph, in order."""
        ...


class ModelRecogniser:
    """Candidates of a model over a whole text."""

    def __init__(self, model: ProposesSpans, rule: str = "model.shipped") -> None:
        """``rule`` is ``model.shipped``, or ``model.other`` for a pipeline that the user names."""
        self._model, self._rule = model, rule

    def recognise(self, text: str) -> Iterator[Candidate]:
        """Candidates of all paragraphs."""
        starts, lines, at = [], [], 0
        for line in text.split("\n"):
            if line:
                starts.append(at)
                lines.append(line)
            at += len(line) + 1
        for offset, proposals in zip(starts, self._model.propose(lines), strict=True):
            for start, end, label, score in proposals:
                if text[offset + start] in _NO_EDGE or text[offset + end - 1] in _NO_EDGE:
                    continue
                usual = propose(self._rule, offset + start, offset + end, label)
                yield replace(usual, score=usual.score * score**SHARPNESS)
