"""What the documents of a graph say against each other; nothing is taken away, both are kept and named.

Compared are the dates of a numbered session, who chairs a committee at one time, what is said of a person, and the
number counted for one measure in one period. Where one of the two leaves the time open there is no contradiction,
unless they stand in one document.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from kg.iri import mint
from kg.model import Record, Statement
from kg.schema import iri, nodes, tidy

#: Who chairs a committee of the CPPCC: one person at a time.
_CHAIR = mint("role", "主席")
_COMMITTEE = iri("Committee")

#: What can be said of a person only in one way.
_TRAITS = ("sex", "ethnicity")


_SENTENCES = {
    "session": {
        "en": "“{name}” is dated {answer} here and {other} in {where}.",
        "zh": "“{name}”的日期此处为{answer}，{where}为{other}。",
    },
    "chair": {
        "en": "“{name}” is chaired by {answer} here and at the same time by {other} in {where}.",
        "zh": "“{name}”的主席此处为{answer}，同一时间{where}为{other}。",
    },
    "trait": {
        "en": "“{name}” has the {thing} {answer} here and {other} in {where}.",
        "zh": "“{name}”的{thing}此处为{answer}，{where}为{other}。",
    },
    "count": {
        "en": "“{name}” counts {answer} here and {other} in {where} ({thing}).",
        "zh": "“{name}”的统计（{thing}）此处为{answer}，{where}为{other}。",
    },
}
_SAME = {"en": "the same document", "zh": "同一文件中"}


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """What one document says: the ``thing`` in question, the ``answer`` to it, and the words it rests on.

    ``since`` and ``until`` are a year, a month or a day, or empty.
    """

    document: str
    start: int
    end: int
    kind: Literal["session", "chair", "trait", "count"]
    focus: str
    thing: str
    answer: str
    since: str
    until: str
    quote: str


def contradictions(said: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims that cannot both be true, each pair of answers once, in order of what they are about."""
    about: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in said:
        about[claim.kind, claim.focus, claim.thing].append(claim)
    for key in sorted(about):
        told: dict[tuple[str, str], tuple[Claim, Claim]] = {}
        for one, other in combinations(sorted(about[key]), 2):
            if one.answer != other.answer and _AGAINST[one.kind](one, other):
                told.setdefault((min(one.answer, other.answer), max(one.answer, other.answer)), (one, other))
        yield from told.values()


def sentence(one: Claim, other: Claim, language: str) -> str:
    """What one document says and another does not, in ``en`` or ``zh``."""
    name = nodes.spoken(one.focus)
    where = other.document if other.document != one.document else _SAME[language]
    return _SENTENCES[one.kind][language].format(
        name=name, thing=one.thing, answer=one.answer, other=other.answer, where=where
    )


def claims(record: Record) -> Iterator[Claim]:
    """What a document says that another could say otherwise."""
    groups: dict[tuple[str, int, int, str], list[Statement]] = defaultdict(list)
    about: dict[tuple[str, str], str] = {}
    for row in record.statements:
        groups[row.subject, row.start, row.end, row.extractor].append(row)
        about.setdefault((row.subject, row.predicate), row.object)
    committees = {row.subject for row in record.statements if row.predicate == "type" and row.object == _COMMITTEE}
    for rows in groups.values():
        mark = next((row for row in rows if row.predicate == "evidence"), None)
        if mark is None:
            continue
        said = {row.predicate: row for row in reversed(rows)}
        value = {predicate: row.object for predicate, row in said.items()}
        if "true" in (value.get("former"), value.get("planned")):
            continue
        dates = value.get("startDate", ""), value.get("endDate", "")
        blank = Claim(record.name, mark.start, mark.end, "session", mark.subject, "", "", *dates, tidy(mark.original))
        if (mark.subject, "inTerm") in about and (mark.subject, "number") in about and any(dates):
            yield replace(blank, answer="/".join(filter(None, dates)))
        if about.get((value.get("post", ""), "role")) == _CHAIR and value.get("organization") in committees:
            name, *_ = nodes.spoken(value["member"]).split("@")
            yield replace(blank, kind="chair", focus=value["organization"], answer=name)
        for trait in _TRAITS:
            if trait in value:
                yield replace(blank, kind="trait", focus=value["member"], thing=trait, answer=value[trait])
        if "value" in value and "period" in value and value.get("approximate") != "true":
            thing = " ".join(value.get(part, "") for part in ("period", "measure", "topic", "unit"))
            yield replace(blank, kind="count", focus=value.get("refBody", ""), thing=thing, answer=value["value"])


def _apart(one: Claim, other: Claim) -> bool:
    return one.document != other.document


def _elsewhen(one: Claim, other: Claim) -> bool:
    """Two dates of a session that have no day in common; 2018 holds every day of it."""
    if not _apart(one, other):
        return False
    first, second = sorted((one, other), key=lambda claim: claim.since or claim.until)
    last, begin = first.until or first.since, second.since or second.until
    return last < begin and not begin.startswith(last)


def _together(one: Claim, other: Claim) -> bool:
    """Two who hold one post at one time, or in one document that gives no time."""
    if one.since and other.since:
        first, second = sorted((one, other), key=lambda claim: claim.since)
        return second.since < first.until and not first.until.startswith(second.since)
    return one.document == other.document and not (one.since or other.since or one.until or other.until)


def _always(_one: Claim, _other: Claim) -> bool:
    return True


_AGAINST: dict[str, Callable[[Claim, Claim], bool]] = {
    "session": _elsewhen,
    "chair": _together,
    "trait": _always,
    "count": _apart,
}
