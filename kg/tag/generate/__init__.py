"""Annotated sentences composed from vocabulary: the larger part of what the statistical model learns from.

The rule files beside this module hold templates and vocabulary in the style of the documents (news, work reports,
chronicles, member lists, CVs, proposals, speeches) and the plain sentences that hold no name at all. ``generate`` is
deterministic: the same seed and the same files give the same sentences.
"""

import random
from collections.abc import Iterator, Mapping
from importlib import resources

from kg.tag.generate.grammar import Grammar
from kg.tag.generate.tables import builtins
from kg.tag.marked import Marked

#: Share of paragraphs with the narrow punctuation that web pages and scans have.
NARROW = 0.12

_HALF_WIDTH = str.maketrans("，：；（）！？", ",:;()!?")

__all__ = ["generate", "load_grammar"]


def load_grammar(words: Mapping[str, Mapping[str, float]] | None = None) -> Grammar:
    """The grammar of all rule files; ``words`` adds plain words with their odds to rules by name."""
    grammar = Grammar(builtins())
    folder = resources.files("kg.tag.generate")
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".txt")), key=lambda f: f.name):
        grammar.read(file.read_text(encoding="utf-8").splitlines())
    for name, odds in sorted((words or {}).items()):
        grammar.extend(name, odds)
    grammar.check()
    return grammar


def generate(
    count: int, seed: int, words: Mapping[str, Mapping[str, float]] | None = None, rule: str = "paragraph"
) -> Iterator[Marked]:
    """``count`` annotated paragraphs."""
    grammar = load_grammar(words)
    rng = random.Random(seed)  # noqa: S311 – sentences, not secrets
    for _ in range(count):
        marked = grammar.sample(rule, rng)
        narrow = rng.random() < NARROW
        yield Marked(marked.text.translate(_HALF_WIDTH), marked.spans) if narrow else marked
