"""What a recogniser proposes and the decoder chooses from."""

from dataclasses import dataclass

#: A span that a model proposes: start, end (code points into the text), label, score between 0 and 1.
Proposal = tuple[int, int, str, float]


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A span of the clean text that may be a mention.

    ``score`` is the probability that exactly this span with this label is right; ``rule`` names the pattern that
    proposed it (``bodies.cppcc``), the key under which its measured precision stands in lexicon/rules.tsv.
    """

    start: int
    end: int
    label: str
    score: float
    rule: str
