"""The statistical recogniser: the shipped model, spans from probabilities, and pipelines of other people."""

import socket
from itertools import pairwise

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.util import get_words_and_spaces

from kg.errors import KgError
from kg.tag import network, pieces, shipped_model, statistical
from kg.tag.shipped_model import ShippedModel
from kg.tag.spans_by_probability import ScoredSpan, best_of, encode, spans_of, tags_of, transitions
from kg.tag.statistical import StatisticalRecogniser
from kg.tag.tokenizer import CharacterTokenizer
from kg.tag.tokens import split, word_of

SENTENCES = {
    "3月5日，市政协副主席郭明远到清水县调研。": {("市政协", "ORG"), ("郭明远", "PERSON"), ("清水县", "LOC")},
    "县委书记李建国主持会议。": {("县委", "ORG"), ("李建国", "PERSON")},
    "全面贯彻党的十九大精神。": {("党的十九大", "MEETING")},
    "扎实开展“书香政协”读书活动，助力脱贫攻坚。": {("脱贫攻坚", "PROGRAM")},
    "同志们，做好今年的工作，责任重大，任务艰巨。": set(),
}


@pytest.fixture(scope="module")
def shipped():
    return ShippedModel.load()


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_the_shipped_model_finds_what_is_plain(shipped, text, expected):
    found = shipped.propose(text)
    assert {(text[start:end], label) for start, end, label, score in found if score > 0.5} >= expected
    if not expected:
        assert found == []


def test_proposals_point_into_the_text(shipped):
    once = "\n".join(SENTENCES)
    text = "\n".join([once, "", "  ", "A" * 5000, once])
    found = shipped.propose(text)
    assert all(0 <= start < end <= len(text) and 0 < score <= 1 for start, end, _, score in found)
    assert {text[start:end] for start, end, *_ in found} >= {"市政协", "郭明远", "清水县"}
    again = len(text) - len(once)
    assert [span for span in found if span[0] < len(once)] == [
        (start - again, end - again, *rest) for start, end, *rest in found if start >= again
    ]


def rounded(found):
    """Proposals without the last digits, which depend on how the sums are arranged."""
    return [(*span, round(score, 3)) for *span, score in found]


def test_batches_and_slices_change_nothing(shipped, monkeypatch):
    text = "\n".join([*SENTENCES] * 3)
    whole = rounded(shipped.propose(text))
    monkeypatch.setattr(shipped_model, "BATCH", 30)
    monkeypatch.setattr(network, "SLICE", 7)
    assert rounded(shipped.propose(text)) == whole


def test_forgotten_tokens_are_learned_again(shipped, monkeypatch):
    whole = rounded(shipped.propose("\n".join(SENTENCES)))
    monkeypatch.setattr(network, "KEPT", 3)
    assert rounded(shipped.propose("\n".join(SENTENCES))) == whole


NOISY = [*SENTENCES, "", " ", "  县政协 主席  王 明 ", "ISO9001 认证\tA4\u3000纸 ", "县委书记李建国主持会议。" * 150]


@pytest.mark.parametrize("text", NOISY)
def test_the_same_as_spacys_own_way_through_the_pipeline(shipped, text):
    """On arrays or on Docs, together with other paragraphs or alone."""
    slow = StatisticalRecogniser.load(str(shipped_model.folder()))
    alone = slow.propose(text)
    before = "市政协副主席\n"
    end = len(before) + len(text)
    found = [span for span in shipped.propose(f"{before}{text}\n郭明远到清水县调研。") if len(before) <= span[0] < end]
    assert [(start - len(before), stop - len(before), label) for start, stop, label, _ in found] == [
        tuple(span) for *span, _ in alone
    ]
    assert [score for *_, score in found] == pytest.approx([score for *_, score in alone], abs=1e-5)


def test_tokens_are_those_of_spacys_helper():
    words, spaces = get_words_and_spaces(["a", "1", "好"], "  a 1  好 \t")
    assert [(word_of(printed), printed != word_of(printed)) for printed in split("  a 1  好 \t")] == list(
        zip(words, spaces, strict=True)
    )


def test_a_long_paragraph_is_cut_and_offsets_stay_right(shipped, monkeypatch):
    monkeypatch.setattr(pieces, "LONGEST", 40)
    text = "县委书记李建国主持会议。" + "会议强调，要抓好落实。" * 10 + "县委书记李建国出席会议。"
    found = shipped.propose(text)
    assert {(s, e) for s, e, label, _ in found if label == "PERSON"} == {(4, 7), (len(text) - 8, len(text) - 5)}


def test_nothing_is_asked_of_the_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert ShippedModel.load().propose("县委书记李建国主持会议。")


def test_shipped_models_are_small():
    folder = shipped_model.folder()
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) < 15_000_000


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("PERSON", "PERSON"), ("PER", "PERSON"), ("GPE", "LOC"), ("FAC", "LOC"), ("ORG", "ORG"), ("EVENT", "MEETING")],
)
def test_another_pipeline_is_one_more_recogniser(tmp_path, theirs, ours):
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": theirs, "pattern": "清水"}, {"label": "MONEY", "pattern": "五元"}]
    )
    nlp.to_disk(tmp_path / "theirs")
    other = StatisticalRecogniser.load(str(tmp_path / "theirs"))
    assert other.propose("好\n到清水去，花了五元。") == [(3, 5, ours, statistical.UNSCORED)]


@pytest.mark.parametrize("name", ["no_such_pipeline", "folder"])
def test_a_pipeline_that_is_not_there(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(KgError, match=name):
        StatisticalRecogniser.load(name)


def test_tokens_are_characters_and_runs_of_letters_or_digits():
    doc = spacy.load(shipped_model.folder()).make_doc("2021年4月 ISO9001认证")
    assert [token.text for token in doc] == ["2021", "年", "4", "月", "ISO", "9001", "认", "证"]
    assert all(token.tag_[0] in "BMES" and token.tag_[1] in "obcdefghij" for token in doc)


def test_words_as_tokens():
    shipped = spacy.load(shipped_model.folder())
    tokenizer = CharacterTokenizer(shipped.vocab, "word", shipped.tokenizer.segmenter)
    assert "会议" in [token.text for token in tokenizer("县政协召开会议")]
    assert tokenizer("县政协 召开会议").text == "县政协 召开会议"


LABELS = ("LOC", "ORG")
SPANS = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3), st.sampled_from(LABELS)), max_size=5)


@given(SPANS)
def test_certain_tags_give_their_spans_back(pieces):
    at, spans = 0, []
    for length, gap, label in pieces:
        spans.append((at + gap, at + gap + length, label))
        at += gap + length
    tags = encode(at + 1, spans, LABELS)
    certain = np.eye(len(tags_of(LABELS)))[tags] * 0.999 + 0.0001
    found = spans_of(certain, LABELS)
    assert [(s.start, s.end, s.label) for s in best_of(found)] == spans


@settings(max_examples=50)
@given(st.integers(1, 5), st.integers(0, 10**6))
def test_probabilities_are_those_of_all_legal_sequences(length, seed):
    """Compare with the sum over every legal sequence, one by one."""
    rng = np.random.default_rng(seed)
    p = rng.dirichlet(np.full(len(tags_of(LABELS)), 0.3), size=length)
    allowed, tags = transitions(LABELS), tags_of(LABELS)
    weight: dict[tuple[int, int, str], float] = {}
    total = 0.0

    def walk(path: list[int], mass: float) -> None:
        nonlocal total
        if mass == 0 or (path and tags[path[0]][0] in "IE"):
            return
        if len(path) == length:
            if tags[path[-1]][0] in "BI":
                return
            total += mass
            start = 0
            for t, tag in enumerate(path):
                start = t if tags[tag][0] in "BS" else start
                if tags[tag][0] in "ES":
                    key = (start, t + 1, tags[tag][2:])
                    weight[key] = weight.get(key, 0.0) + mass
            return
        for tag in range(len(tags)):
            if not path or allowed[path[-1], tag]:
                walk([*path, tag], mass * p[len(path), tag])

    walk([], 1.0)
    for span in spans_of(p, LABELS):
        assert span.probability == pytest.approx(weight[span.start, span.end, span.label] / total, abs=1e-6)
    proposed = {(s.start, s.end, s.label) for s in spans_of(p, LABELS)}
    assert {key for key, mass in weight.items() if mass / total > 0.21} <= proposed


def test_best_of_takes_the_likelier_of_two_that_overlap():
    spans = [ScoredSpan(0, 3, "ORG", 0.4), ScoredSpan(2, 5, "LOC", 0.9), ScoredSpan(5, 6, "LOC", 0.3)]
    assert best_of(spans) == spans[1:]
    assert all(a.end <= b.start for a, b in pairwise(best_of(spans)))
