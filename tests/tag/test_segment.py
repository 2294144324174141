"""Word boundaries with the shipped segmentation model."""

from functools import cache

import pytest
import spacy_pkuseg
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.tag.pkuseg_features import TagScores
from kg.tag.segment import FILES, Segmenter, load_segmenter
from kg.tag.shipped_model import folder


@pytest.fixture(scope="module")
def segmenter():
    return load_segmenter(folder() / "tokenizer")


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


@cache
def original(folder):
    return spacy_pkuseg.pkuseg(str(folder), user_dict=None)


@cache
def scores(folder):
    theirs = original(folder)
    return TagScores(theirs.feature_extractor, theirs.model.w[: -(theirs.n_tag**2)].reshape(-1, theirs.n_tag))


CHARACTERS = "县政协召开会议委员调研全面贯彻落实精神的了在年月2。.／％\ufdd2 \u3000\n\t"
TEXTS = st.text(alphabet=CHARACTERS, min_size=1, max_size=40)


@settings(deadline=None)  # the first loads two models
@given(text=TEXTS)
def test_words_are_those_that_pkuseg_finds(segmenter, text):
    theirs = original(segmenter.folder)
    assert segmenter.words(text) == [word for run in text.split() for word in theirs.cut(run)]


@settings(deadline=None)
@given(run=TEXTS.map(lambda text: "".join(text.split())))
def test_scores_are_the_sums_of_pkusegs_features(segmenter, run):
    theirs = original(segmenter.folder)
    nodes = list(theirs.feature_extractor.normalize_text(run))
    weights = theirs.model.w[: -(theirs.n_tag**2)].reshape(-1, theirs.n_tag)
    ours = scores(segmenter.folder)(run)
    for at in range(len(nodes)):
        features = theirs.feature_extractor.get_node_features_idx(at, nodes)
        assert ours[at].tolist() == weights[features].sum(axis=0).tolist()
