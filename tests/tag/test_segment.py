"""Word boundaries with the shipped segmentation model."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy_pkuseg.feature_extractor import FeatureExtractor

from kg.errors import KgError
from kg.tag.pkuseg_features import Features
from kg.tag.segment import FILES, Segmenter
from kg.tag.statistical import StatisticalRecogniser


@pytest.fixture(scope="module")
def segmenter():
    return StatisticalRecogniser.load_shipped().nlp.tokenizer.segmenter


@pytest.mark.parametrize(
    "text", ["县政协召开会议", "市政协副主席到乡镇调研", "全面贯彻落实会议精神", "提出意见建议五十条", ""]
)
def test_words_join_to_the_text(segmenter, text):
    assert "".join(segmenter.words(text)) == text


@pytest.mark.parametrize(
    ("text", "word"), [("认真贯彻落实会议精神", "精神"), ("委员到企业开展调研", "企业"), ("县政协开展工作", "工作")]
)
def test_common_words_are_found(segmenter, text, word):
    assert word in segmenter.words(text)


@given(text=st.text(alphabet="县政协召开 会议\n\u3000aB12，。", max_size=60))
def test_a_boundary_for_every_character_and_words_well_formed(segmenter, text):
    marks = segmenter.boundaries(text)
    assert len(marks) == len(text)
    assert all(mark == "S" for char, mark in zip(text, marks, strict=True) if char.isspace())
    flat = "".join(mark for char, mark in zip(text, marks, strict=True) if not char.isspace())
    for before, after in zip("S" + flat, flat + "S", strict=True):
        assert (before in "BM") == (after in "ME")


def test_a_copy_cuts_alike(segmenter, tmp_path):
    segmenter.save(tmp_path / "copy")
    text = "政协委员深入乡镇企业开展调研"
    assert Segmenter(tmp_path / "copy").words(text) == segmenter.words(text)


@pytest.mark.parametrize("missing", FILES)
def test_no_model_no_download(segmenter, tmp_path, missing):
    segmenter.save(tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(KgError, match=f"has no {missing}"):
        Segmenter(tmp_path)


NODES = st.lists(
    st.sampled_from([*"县政协召开会议委员调研全面贯彻落实精神的了在", "**Num", "**Letter"]), min_size=1, max_size=25
)


@cache
def original(folder):
    return FeatureExtractor.load(str(folder))


@given(nodes=NODES)
def test_features_are_those_that_pkuseg_finds(segmenter, nodes):
    theirs = original(segmenter.folder)
    ours = Features(theirs)
    for at in range(len(nodes)):
        assert sorted(ours.get_node_features_idx(at, nodes)) == sorted(theirs.get_node_features_idx(at, nodes))
