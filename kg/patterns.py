"""Regular expressions that are searched for in whole texts, tried only where a match can begin.

Python's engine passes quickly over what no match begins with, but only where an expression opens with plain characters:
with a lookbehind, an optional part or a named group before them it goes through the whole expression at every
character. ``searched`` works out what a match can begin with and asks for that first, which takes a fourth off all the
time spent in regular expressions. Working it out doubles the time that compiling takes, so it is for those that search
much text.
"""

import re
from collections.abc import Iterable
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # private: tests say whether they still fit
from typing import Any

#: What opens an expression without taking a character.
_EMPTY = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_CLASSES = {_constants.CATEGORY_DIGIT: r"\d", _constants.CATEGORY_SPACE: r"\s"}


class _AnythingError(Exception):
    """A match can begin with anything, or with what is not worth telling."""


def searched(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile an expression so that searching is quick; it matches what ``re.compile`` would have it match."""
    first = opening(pattern, flags)
    end = "\n" if flags & re.VERBOSE else ""  # of a comment on the last line
    return re.compile(f"(?={first})(?:{pattern}{end})" if first else pattern, flags)


def opening(pattern: str, flags: int = 0) -> str:
    """The class of characters that a match begins with, "" where there is no use in asking for it.

    >>> opening("(?<!成员)(?:第一)?(?:市|县)政协"), opening("政协"), opening("a*")
    ('[县市第]', '', '')
    """
    parsed = _parser.parse(pattern, flags)
    flags = parsed.state.flags
    if flags & re.IGNORECASE or _compiler._get_literal_prefix(parsed, flags)[0]:
        return ""
    if _compiler._get_charset_prefix(parsed, flags):
        return ""
    try:
        first, empty = _of_sequence(parsed)
    except _AnythingError:
        return ""
    return "" if empty or not first else f"[{''.join(sorted(first))}]"


def _of_sequence(parts: Iterable[Any]) -> tuple[set[str], bool]:
    """What a match of the parts in sequence can begin with, as pieces of a class; whether it can be empty."""
    found: set[str] = set()
    for operation, argument in parts:
        first, empty = _of(operation, argument)
        found |= first
        if not empty:
            return found, False
    return found, True


def _of(operation: Any, argument: Any) -> tuple[set[str], bool]:
    if operation is _constants.LITERAL:
        return {re.escape(chr(argument))}, False
    if operation is _constants.IN:
        return {_in_class(*part) for part in argument}, False
    if operation is _constants.BRANCH:
        branches = [_of_sequence(branch) for branch in argument[1]]
        return set().union(*(first for first, _ in branches)), any(empty for _, empty in branches)
    if operation is _constants.SUBPATTERN:
        return _of_sequence(argument[3])
    if operation in _REPEATS:
        first, empty = _of_sequence(argument[2])
        return first, empty or argument[0] == 0
    if operation in _EMPTY:
        return set(), True
    raise _AnythingError


def _in_class(operation: Any, argument: Any) -> str:
    if operation is _constants.LITERAL:
        return re.escape(chr(argument))
    if operation is _constants.RANGE:
        return "-".join(re.escape(chr(end)) for end in argument)
    if operation is _constants.CATEGORY and argument in _CLASSES:
        return _CLASSES[argument]
    raise _AnythingError
