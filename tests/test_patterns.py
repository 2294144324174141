"""Patterns that ask first what a match can begin with match what they matched before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.patterns import opening, searched

LETTERS = "市县政协第一届人1a -"

#: Expressions that do not open with plain characters, and what a match of each can begin with.
GUARDED = {
    "(?<!一)(?:第一)?(?:市|县)政协": "[县市第]",
    "(?P<term>第一届)?(?P<body>[市县]?政协)": "[县市政第]",
    "(?:(?=市)|(?<=县))[a-c市]+人": "[a-c市]",
    r"(?:\s|第)?\d{1,2}届": r"[\d\s第]",
    "(?<!市)(?:-|a)县": r"[\-a]",
}
UNGUARDED = ["政协", "[市县]政协", "(?<!市).政协", "(?<!市)(?:政协)?", r"(?<!市)\w政", "(?i)(?<!市)a", "(?<!市)[^县]政"]


@pytest.mark.parametrize(("pattern", "first"), GUARDED.items())
def test_what_a_match_can_begin_with(pattern, first):
    assert opening(pattern)
    assert set(opening(pattern)) == set(first)


@pytest.mark.parametrize("pattern", UNGUARDED)
def test_where_nothing_is_asked_first(pattern):
    assert opening(pattern) == ""
    assert searched(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", [*GUARDED, *UNGUARDED])
@given(text=st.text(LETTERS, max_size=30), start=st.integers(0, 5))
def test_the_same_is_found(pattern, text, start):
    plain, quick = re.compile(pattern), searched(pattern)
    assert quick.groupindex == plain.groupindex
    assert [(m.span(), m.groups()) for m in quick.finditer(text, start)] == [
        (m.span(), m.groups()) for m in plain.finditer(text, start)
    ]


def test_comments_end_where_they_did():
    assert searched("(?<!市) (?:县|市) # a place", re.VERBOSE).search("政市县")[0] == "市"


def test_lines_begin_where_they_did():
    assert [m.start() for m in searched("^(?:县|市)?政", re.MULTILINE).finditer("政\n县政\n人政")] == [0, 2]
