"""Questions with a name: one file a question in ``kg/query/named/``, SPARQL below a header of comments.

    # topic: people
    # zh: 某一年谁担任某一机构的领导职务？
    # en: Who held a leading post in a body in a year?
    # param body: 机构的任何名称 · any name of the body · 政协襄阳市委员会
    # param year (year): 年份 · the year · 2018
    SELECT …

A parameter has a meaning in both languages and an example that the sample corpus answers, and is a variable of the
SELECT clause. It is an entity, or of the kind in brackets; what each kind takes is said in ``kg.query.named``.
Comments below the header are for who reads the answer.

Oxigraph plans a query without knowing what its parameters will be. What keeps questions quick on a million triples: go
from the parameter outwards, one step in a SELECT of its own; count first and name last; a LIMIT inside, besides being a
limit, tells the planner that so few rows can be looked up instead of scanning for them; EXISTS is asked row by row.
``benchmarks/query.py`` measures it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

Kind = Literal["entity", "year", "text", "number"]

#: What questions are about, in the order of the documentation: key → Chinese, English.
TOPICS = {
    "people": ("人与职务", "People and posts"),
    "bodies": ("机构与项目", "Bodies and programmes"),
    "meetings": ("会议", "Meetings"),
    "activities": ("活动", "Activities"),
    "numbers": ("数字", "Numbers"),
    "documents": ("文献", "Documents"),
    "evidence": ("依据", "Evidence"),
}

_HEADER = re.compile(r"# (topic|zh|en|param (\w+)(?: \((\w+)\))?): (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its kind, its meaning in Chinese and English, and a value that the sample corpus answers."""

    kind: Kind
    zh: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named query: its topic, what it asks in Chinese and English, its parameters, remarks, and its SPARQL."""

    name: str
    topic: str
    zh: str
    en: str
    parameters: Mapping[str, Parameter]
    remark: str
    sparql: str

    @property
    def query(self) -> str:
        """The SPARQL without the comments above it."""
        return "\n".join(line for line in self.sparql.splitlines() if not line.startswith("#"))


@cache
def questions() -> dict[str, Question]:
    """All named queries by name, in the order of their topics."""
    files = [file for file in resources.files("kg.query").joinpath("named").iterdir() if file.name.endswith(".rq")]
    found = [_read(file.name.removesuffix(".rq"), file.read_text("utf-8")) for file in files]
    order = list(TOPICS)
    return {one.name: one for one in sorted(found, key=lambda one: (order.index(one.topic), one.name))}


def _read(name: str, text: str) -> Question:
    header, remarks = [], []
    for line in text.splitlines():
        if match := _HEADER.fullmatch(line):
            header.append(match)
        elif line.startswith("# "):
            remarks.append(line.removeprefix("# "))
    said = {match[1]: match[4] for match in header if not match[2]}
    parameters = {match[2]: _parameter(match[3] or "entity", match[4]) for match in header if match[2]}
    return Question(name, said["topic"], said["zh"], said["en"], parameters, " ".join(remarks), text)


def _parameter(kind: str, meaning: str) -> Parameter:
    zh, en, example = meaning.split(" · ")
    return Parameter(next(known for known in get_args(Kind) if known == kind), zh, en, example)
