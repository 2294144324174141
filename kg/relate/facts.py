"""Small helpers to make facts."""

from collections.abc import Iterable, Mapping

from kg.model import Fact, Link, Value

from .view import View


def named(link: Link) -> Value:
    """What a linked mention contributes to a slot."""
    return Value(link.name, link.entity, link.mention.text)


def literal(text: str) -> Value:
    """A value that is no entity."""
    return Value(text, None, text)


def distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """Values without repeats, in order."""
    first: dict[str, Value] = {}
    for value in values:
        first.setdefault(value.name, value)
    return tuple(first.values())


def make(
    view: View, kind: str, slots: Mapping[str, Iterable[Value]], span: tuple[int, int], *, by: str, sure: float
) -> Fact:
    """A fact whose evidence is ``[span)`` of the view, found by the extractor ``by``; empty slots are left out."""
    start, end = view.span(*span)
    kept = {key: tuple(values) for key, values in slots.items()}
    return Fact(kind, {key: values for key, values in kept.items() if values}, start, end, by, sure)
