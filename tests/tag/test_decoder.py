"""The decoder: laws that hold for any candidates, and the choices that the guidelines ask for."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.tag.candidate import Candidate
from kg.tag.decode import LENGTH_POWER, decode, pool

spans = st.builds(
    lambda start, length, label, score, rule: Candidate(start, start + length, label, score, rule),
    st.integers(0, 20),
    st.integers(1, 8),
    st.sampled_from(["PERSON", "ORG"]),
    st.floats(0.05, 0.99),
    st.sampled_from(["a.x", "b.x"]),
)


def weight(chosen):
    return sum((c.end - c.start) ** LENGTH_POWER * (c.score - 0.5) for c in chosen)


def apart(chosen):
    ordered = sorted(chosen)
    return all(one.end <= other.start for one, other in pairwise(ordered))


@given(st.lists(spans, max_size=7))
def test_no_other_choice_of_spans_apart_weighs_more(candidates):
    chosen = decode(candidates)
    assert apart(chosen)
    usable = [c for c in pool(candidates) if c.score > 0.5]
    best = max(weight(some) for n in range(len(usable) + 1) for some in combinations(usable, n) if apart(some))
    assert weight(chosen) == pytest.approx(best)


@given(st.lists(spans, max_size=12), st.integers(0, 20), st.integers(1, 6))
def test_nothing_is_chosen_inside_or_across_a_closed_span(candidates, start, length):
    chosen = decode(candidates, [(start, start + length)])
    assert all(c.end <= start or c.start >= start + length for c in chosen)


@given(st.lists(spans, max_size=12))
def test_the_order_of_candidates_does_not_matter(candidates):
    assert decode(candidates) == decode(candidates[::-1])


def test_outermost_wins_over_two_names_inside():
    whole = Candidate(0, 16, "MEETING", 0.93, "meetings.session")
    inside = [Candidate(0, 6, "ORG", 0.97, "bodies.party"), Candidate(6, 16, "MEETING", 0.95, "meetings.plenum")]
    assert decode([whole, *inside]) == [whole]


def test_a_doubtful_long_name_loses_against_a_sure_one_inside():
    doubtful, sure = Candidate(0, 12, "ORG", 0.55, "sites.open"), Candidate(4, 8, "LOC", 0.95, "places.full")
    assert decode([doubtful, sure]) == [sure]


def test_recognisers_that_agree_take_off_doubt():
    one, other = Candidate(0, 4, "ORG", 0.8, "sites.open"), Candidate(0, 4, "ORG", 0.8, "model.shipped")
    (both,) = pool([one, other])
    assert both.score == pytest.approx(1 - 0.2 * 0.6)
