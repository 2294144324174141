"""What tokens bring into the network, beside spaCy and thinc that trained it."""

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.attrs import NORM, SHAPE, TAG
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import StringStore
from spacy.symbols import IDS
from spacy.tokens import Doc
from thinc.api import NumpyOps

from kg.tag import hashing
from kg.tag.embedding import NORMS, norm, shape

WORDS = [
    "政",
    "ISO",
    "iso",
    "X",
    "_",
    "2021",
    "，",
    "…",
    "Ⅱ",
    "é",
    "Ａ",
    "١",
    "𠮷",
    " \u3000",
    "A" * 99,
    "a" * 100,
    "root",
]


@given(st.text(min_size=1, max_size=40))
def test_strings_have_spacys_numbers(string):
    assert hashing.number(string) == StringStore().add(string)


def test_the_strings_that_spacy_numbers_itself():
    possible = {name: number for name, number in IDS.items() if name == name.lower() or len(name) == 1}
    assert possible.pop("") == 0
    assert possible == hashing.NUMBERED


@given(st.lists(st.integers(0, 2**64 - 1), min_size=1), st.integers(0, 2**32 - 1), st.integers(1, 10000))
def test_numbers_have_thincs_rows(numbers, seed, size):
    ids = np.array(numbers, dtype=np.uint64)
    assert (hashing.rows(ids, seed, size) == NumpyOps().hash(ids, seed) % size).all()


def test_the_marks_that_are_read_as_others():
    assert {mark: other for mark, other in BASE_NORMS.items() if len(mark) == 1} == NORMS


@pytest.mark.parametrize("word", WORDS)
def test_features_are_spacys(word):
    doc = Doc(spacy.blank("zh").vocab, words=[word], tags=["Bo"])
    known = [hashing.number(feature) for feature in (norm(word), shape(word), "Bo")]
    assert doc.to_array([NORM, SHAPE, TAG]).tolist() == [known]
