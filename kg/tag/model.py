"""The statistical model as one more recogniser: it reads paragraph by paragraph.

A candidate's score is the model's own probability, times how far lexicon/rules.tsv trusts it (kg.tag.weigh judges the
shipped model; the pipeline of a user counts as one rule more).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from kg.tag.body_grammar import LEVEL, NOT_BEFORE_LEVEL
from kg.tag.candidate import Candidate, Proposal
from kg.tag.meetings import is_generic
from kg.tag.persons import misread
from kg.tag.plausible import ends_well
from kg.tag.rules import propose
from kg.tag.running_sites import everyday
from kg.tag.weigh import MODEL
from kg.tag.word_edges import word_across

#: No name begins or ends with these, whatever a model thinks.
_NO_EDGE = frozenset("的了和与及在是、，。；：！？（(“《 >/|□■●★※")
#: Nor begins with these: 由|区政协.
_NO_START = frozenset("由把被将")


#: A level word that belongs to the word before it begins no name: 直辖|市政协, 成员|县政协.
_LEVEL, _LEVEL_OPENS = re.compile(LEVEL), re.compile(f"{NOT_BEFORE_LEVEL}{LEVEL}")

#: What a city is, before its name: 省城|太原.
_SEAT = re.compile("(?:省城|省会|首府)(?=..)")

#: What makes one meeting of a kind, where the model thinks so: 政协党组会议, 二次会议.
_PARTICULAR = re.compile("党组|次")


def _is_whole(name: str) -> bool:
    """Whether a name could stand so: no single 京, no mark at its edges, no half a bracket (市工信局（国资委)."""
    return (
        len(name) > 1
        and name[0] not in _NO_EDGE
        and name[0] not in _NO_START
        and name[-1] not in _NO_EDGE
        and "/" not in name
        and name.count("（") == name.count("）")
        and name.count("(") == name.count(")")
    )


def _name_end(text: str, start: int, end: int) -> int:
    """Where a person's name ends that a model lets run into the next word: 甲某|日前, 甲某|精心."""
    word = word_across(text, end)
    return word if word > start + 1 and ends_well(text, word) else end


class ProposesSpans(Protocol):
    """The shipped model, or any spaCy pipeline."""

    def propose(self, text: str) -> list[Proposal]:
        """The proposals for a text, by position."""
        ...


class ModelRecogniser:
    """Candidates of a model over a whole text."""

    def __init__(self, model: ProposesSpans, rule: str = MODEL) -> None:
        """``rule`` is ``model.shipped``, or ``model.other`` for a pipeline that the user names."""
        self._model, self._rule = model, rule

    def recognise(self, text: str) -> Iterator[Candidate]:
        """Candidates over the whole text."""
        for begin, to, label, score in self._model.propose(text):
            seat = _SEAT.match(text, begin, to) if label == "LOC" else None
            start = seat.end() if seat else begin
            end = _name_end(text, start, to) if label == "PERSON" else to
            name = text[start:end]
            if label == "LOC" and everyday(name):
                continue  # 市场, 县城: words of every day
            if label == "MEETING" and is_generic(name) and not _PARTICULAR.search(name):
                continue
            if _LEVEL.match(name) and not _LEVEL_OPENS.match(text, start):
                continue
            if _is_whole(name) and not (label == "PERSON" and misread(text, start, end)):
                trusted = propose(self._rule, start, end, label)
                yield replace(trusted, score=trusted.score * score)
