"""A context-free grammar whose sentences come out annotated.

A rule file reads

    @person                     one alternative a line
    *9 [PERSON {name}]          ``*9`` is its weight (1 if absent), ``[LABEL …]`` an annotated span
    [PERSON {name}]{|同志}       ``{rule}`` calls another rule, ``{a|b|}`` chooses among parts written on the spot
    @colour words               alternatives separated by white space, all of one weight
    红 橙 黄 绿
    # a comment

``{list person 2 5}`` is two to five persons joined by 、, and ``{n 1 30}`` calls a built-in with arguments: a function
of the random source that the grammar was given under that name. Spans may nest; the outermost wins.
"""

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from kg.tag.marked import Marked

#: A built-in: (random source, arguments) → text.
Builtin = Callable[[random.Random, Sequence[str]], str]

_NAME = re.compile(r"[a-z][a-z0-9-]*(?: [a-z0-9-]+)*")
_WEIGHT = re.compile(r"\*(\d+) (.*)")


class GrammarError(ValueError):
    """A rule file is malformed or calls a rule that does not exist."""


@dataclass(frozen=True, slots=True)
class _Call:
    name: str
    args: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    parts: tuple["_Sequence", ...]


@dataclass(frozen=True, slots=True)
class _Span:
    label: str
    inside: "_Sequence"


_Sequence = tuple["str | _Call | _Choice | _Span", ...]


@dataclass(slots=True)
class _Rule:
    """The alternatives of one rule; written ones are parsed when first drawn."""

    alternatives: list[str | _Sequence] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    cumulative: list[float] = field(default_factory=list)

    def draw(self, rng: random.Random) -> _Sequence:
        if len(self.cumulative) != len(self.weights):
            self.cumulative = list(accumulate(self.weights))
        (i,) = rng.choices(range(len(self.alternatives)), cum_weights=self.cumulative)
        chosen = self.alternatives[i]
        if isinstance(chosen, str):
            chosen = self.alternatives[i] = _parse(chosen)
        return chosen


class Grammar:
    """Rules and built-ins; ``sample`` derives one annotated text from a rule."""

    def __init__(self, builtins: Mapping[str, Builtin]):
        self._rules: dict[str, _Rule] = {}
        self._builtins = dict(builtins)

    def read(self, lines: Iterable[str]) -> None:
        """Add the rules of one file. A rule named twice is continued."""
        rule, words = None, False
        for line in map(str.strip, lines):
            if not line or line.startswith("#"):
                continue
            if line.startswith("@"):
                name, _, kind = line[1:].partition(" ")
                rule, words = self._rules.setdefault(name, _Rule()), kind == "words"
                continue
            if rule is None:
                raise GrammarError(f"a rule file starts with @name, not with {line!r}")
            weighted = _WEIGHT.fullmatch(line)
            weight, body = (int(weighted[1]), weighted[2]) if weighted else (1, line)
            for alternative in body.split() if words else [body]:
                rule.alternatives.append(alternative)
                rule.weights.append(weight)

    def extend(self, name: str, words: Mapping[str, float]) -> None:
        """Add plain words with their odds to a rule, literally; together they come up as often as what it had."""
        rule = self._rules.setdefault(name, _Rule())
        scale = (sum(rule.weights) or 1) / (sum(words.values()) or 1)
        for word, odds in words.items():
            rule.alternatives.append((word,))
            rule.weights.append(odds * scale)

    def check(self) -> None:
        """Parse everything and raise GrammarError for a call to a rule that does not exist."""
        for name, rule in self._rules.items():
            for alternative in rule.alternatives:
                parsed = _parse(alternative) if isinstance(alternative, str) else alternative
                for call in _calls(parsed):
                    wanted = call.args[0] if call.name == "list" else call.name
                    if wanted not in self._rules and wanted not in self._builtins:
                        raise GrammarError(f"rule {name} calls {{{wanted}}}, which is not defined")

    def sample(self, name: str, rng: random.Random) -> Marked:
        """Derive one text from the rule ``name``; the spans are sorted and do not overlap."""
        text: list[str] = []
        spans: list[tuple[int, int, str]] = []
        self._derive((_Call(name, ()),), rng, text, spans, inside=False)
        return Marked("".join(text), tuple(spans))

    def _derive(
        self, sequence: _Sequence, rng: random.Random, text: list[str], spans: list[tuple[int, int, str]], inside: bool
    ) -> None:
        for part in sequence:
            if isinstance(part, str):
                text.append(part)
            elif isinstance(part, _Choice):
                self._derive(rng.choice(part.parts), rng, text, spans, inside)
            elif isinstance(part, _Span):
                start = sum(map(len, text))
                self._derive(part.inside, rng, text, spans, inside=True)
                end = sum(map(len, text))
                if not inside and end > start:
                    spans.append((start, end, part.label))
            elif part.name == "list":
                rule, least, most = part.args
                for i in range(rng.randint(int(least), int(most))):
                    if i:
                        text.append("、")
                    self._derive((_Call(rule, ()),), rng, text, spans, inside)
            elif part.name in self._rules:
                self._derive(self._rules[part.name].draw(rng), rng, text, spans, inside)
            else:
                text.append(self._builtins[part.name](rng, part.args))


def _calls(sequence: _Sequence) -> Iterable[_Call]:
    for part in sequence:
        if isinstance(part, _Call):
            yield part
        elif isinstance(part, _Choice):
            for inner in part.parts:
                yield from _calls(inner)
        elif isinstance(part, _Span):
            yield from _calls(part.inside)


def _parse(source: str) -> _Sequence:
    sequence, at = _parse_sequence(source, 0, "")
    if at != len(source):
        raise GrammarError(f"unexpected {source[at]!r} at {at} in {source!r}")
    return sequence


def _parse_sequence(source: str, at: int, stop: str) -> tuple[_Sequence, int]:
    """Parse up to one of the characters in ``stop``; → (parts, offset of that character)."""
    parts: list[str | _Call | _Choice | _Span] = []
    literal = ""
    while at < len(source) and source[at] not in stop:
        char = source[at]
        if char not in "{[":
            if char in "}]":
                raise GrammarError(f"unexpected {char!r} at {at} in {source!r}")
            literal += char
            at += 1
            continue
        if literal:
            parts.append(literal)
            literal = ""
        part, at = _parse_braces(source, at + 1) if char == "{" else _parse_span(source, at + 1)
        parts.append(part)
    return (*parts, literal) if literal else tuple(parts), at


def _parse_braces(source: str, at: int) -> tuple[_Call | _Choice, int]:
    close = source.find("}", at)
    if close > 0 and _NAME.fullmatch(source, at, close):
        name, *args = source[at:close].split()
        return _Call(name, tuple(args)), close + 1
    choices: list[_Sequence] = []
    while True:
        part, at = _parse_sequence(source, at, "|}")
        choices.append(part)
        if at >= len(source):
            raise GrammarError(f"a brace is not closed in {source!r}")
        at += 1
        if source[at - 1] == "}":
            return _Choice(tuple(choices)), at


def _parse_span(source: str, at: int) -> tuple[_Span, int]:
    label = re.compile(r"([A-Z]+) ").match(source, at)
    if not label:
        raise GrammarError(f"a bracket without a label at {at} in {source!r}")
    inside, at = _parse_sequence(source, label.end(), "]")
    if at >= len(source):
        raise GrammarError(f"a bracket is not closed in {source!r}")
    return _Span(label[1], inside), at + 1
