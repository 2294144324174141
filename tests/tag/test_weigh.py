"""Weighing: what the evidence does to a probability, as laws, and the regression that its weights come from."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.tag.candidate import Candidate
from kg.tag.train.weights import fit
from kg.tag.weigh import FEATURES, MODEL, evidence, weigh

#: What the spans point into, where it does not matter what they hold.
TEXT = "县政协办公室主任武四海出席" * 3

spans = st.builds(
    lambda start, length, label, score, rule: Candidate(start, start + length, label, score, rule),
    st.integers(0, 20),
    st.integers(1, 8),
    st.sampled_from(["PERSON", "ORG", "DATE"]),
    st.floats(0.05, 0.99),
    st.sampled_from(["bodies.cppcc", "places.short", MODEL]),
)


def one(candidates, start, end):
    return next(c for c in weigh(candidates, TEXT) if (c.start, c.end) == (start, end))


@given(st.lists(spans, max_size=12))
def test_one_probability_for_each_span_and_label(candidates):
    weighed = weigh(candidates, TEXT)
    keys = [(c.start, c.end, c.label) for c in weighed]
    assert keys == sorted({(c.start, c.end, c.label) for c in candidates})
    assert all(0 <= c.score <= 1 for c in weighed)


@given(st.lists(spans, max_size=12))
def test_the_order_of_candidates_does_not_matter(candidates):
    assert weigh(candidates, TEXT) == weigh(candidates[::-1], TEXT)


@given(st.lists(spans, max_size=12))
def test_the_evidence_is_that_of_the_features(candidates):
    assert all(len(seen) == len(FEATURES) for _, seen in evidence(candidates, TEXT))


def test_a_rule_that_the_model_agrees_with_is_surer_than_one_that_it_is_silent_on():
    rule, model = Candidate(0, 4, "ORG", 0.85, "sites.open"), Candidate(0, 4, "ORG", 0.95, MODEL)
    assert one([rule, model], 0, 4).score > one([rule], 0, 4).score > 0.5


def test_a_rule_is_less_sure_where_the_model_is_sure_of_another_span():
    rule, model = Candidate(2, 4, "LOC", 0.87, "places.short"), Candidate(0, 6, "ORG", 0.97, MODEL)
    assert one([rule, model], 2, 4).score < one([rule], 2, 4).score


def test_what_the_model_is_sure_of_stands_alone_and_what_it_doubts_does_not():
    assert one([Candidate(0, 3, "PERSON", 0.97, MODEL)], 0, 3).score > 0.5
    assert one([Candidate(0, 3, "PERSON", 0.3, MODEL)], 0, 3).score < 0.5


def test_a_place_is_less_sure_where_the_name_may_go_on_behind_it():
    place = Candidate(1, 3, "LOC", 0.87, "places.short")
    assert weigh([place], "在邹平考察")[0].score > weigh([place], "在邹平城考察")[0].score


def test_a_name_is_surer_where_the_model_finds_it_elsewhere():
    text = "赴云梦泽。云梦泽畔"
    here, there = Candidate(1, 4, "LOC", 0.6, MODEL), Candidate(5, 8, "LOC", 0.97, MODEL)
    assert weigh([here, there], text)[0].score > weigh([here], text)[0].score


def test_a_label_without_weights_keeps_its_score():
    date = Candidate(0, 4, "DATE", 0.9, "context.date")
    assert weigh([date], TEXT) == [date]


def test_the_rule_names_the_span_where_both_propose_it():
    rule, model = Candidate(0, 4, "ORG", 0.6, "sites.open"), Candidate(0, 4, "ORG", 0.95, MODEL)
    assert [c.rule for c in weigh([rule, model], TEXT)] == ["sites.open"]


def test_the_regression_finds_the_odds_that_made_the_data():
    random = np.random.default_rng(7)
    seen = np.column_stack([np.ones(20_000), random.normal(size=20_000)])
    truth = np.array([-0.5, 2.0])
    right = (random.random(20_000) < 1 / (1 + np.exp(-seen @ truth))).astype(float)
    assert np.allclose(fit(seen, right), truth, atol=0.1)
