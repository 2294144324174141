"""The statistical model as one more recogniser: it reads paragraph by paragraph and proposes with its own scores."""

from collections.abc import Iterator

from kg.tag.candidate import Candidate
from kg.tag.statistical import StatisticalRecogniser


class ModelRecogniser:
    """Candidates of a spaCy pipeline over a whole text."""

    def __init__(self, model: StatisticalRecogniser, rule: str = "model.shipped") -> None:
        """``rule`` names the pipeline in what it proposes."""
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
                yield Candidate(offset + start, offset + end, label, score, self._rule)
