"""The sentence around a fact: its bounds, its layout, and where the names in it stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import StoredMention
from kg.view.evidence import REACH, evidence


def mention(source, text):
    start = source.index(text)
    return StoredMention(
        start, start + len(text), "PERSON", "".join(text.split()), "", f"id:{''.join(text.split())}", 1.0
    )


@pytest.mark.parametrize(
    ("source", "words", "shown"),
    [
        ("前一句。县政协主席林晓岚主持会议。后一句。", "主席林晓岚", "县政协主席林晓岚主持会议。"),
        ("前一句。县政协主席林 晓\n岚主持会议。", "主席林 晓\n岚", "县政协主席林晓岚主持会议。"),
        ("标题\n\n林晓岚主持\n\n落款", "林晓岚", "林晓岚主持"),
        ("Mr Lin  Xiaolan spoke.", "Lin  Xiaolan", "Mr Lin Xiaolan spoke."),
        ("甲" * 200 + "林晓岚" + "乙" * 200, "林晓岚", "…" + "甲" * REACH + "林晓岚" + "乙" * REACH + "…"),
    ],
)
def test_the_sentence_is_whole_and_without_layout(source, words, shown):
    start = source.index(words)
    assert evidence(source, start, start + len(words), []).text == shown


def test_names_are_marked_where_they_stand_in_what_is_shown():
    source = "前一句有周文博。县政协主席林 晓\n岚和\n郭海燕主持会议。"
    mentions = [mention(source, text) for text in ("周文博", "林 晓\n岚", "郭海燕")]
    found = evidence(source, source.index("县政协"), source.index("和"), mentions)
    assert [(found.text[start:end], entity) for start, end, entity in found.marks] == [
        ("林晓岚", "id:林晓岚"),
        ("郭海燕", "id:郭海燕"),
    ]


@given(st.text("甲乙 \n。a", max_size=300), st.integers(0, 300), st.integers(1, 20))
def test_what_is_shown_is_the_source_without_white_space(source, start, length):
    start = min(start, len(source))
    end = min(start + length, len(source))
    squashed = "".join(source.split())
    found = evidence(source, start, end, [StoredMention(start, end, "ORG", "", "", "id:x", 1.0)])
    assert "".join(found.text.split()).strip("…") in squashed
    for begin, stop, _ in found.marks:
        assert "".join(found.text[begin:stop].split()) == "".join(source[start:end].split())
