"""Reading marked texts, and the noises put on them."""

import json
import re
from pathlib import Path

import pytest
from compiler import layout, markup, plain
from hypothesis import given
from hypothesis import strategies as st

CASES = [
    json.loads(row) for row in Path(__file__).with_name("markup_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
NOISES = [
    "wrap7",
    "blanklines",
    "indent",
    "crlf",
    "spaced-names",
    "digits-spaced",
    "pagenumbers",
    "runninghead",
    "pinyin",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_annotation_is_parted_from_the_text(case):
    if "error" in case:
        with pytest.raises(markup.MarkupError, match=case["error"]):
            markup.parse(case["text"])
        return
    body, marks = markup.parse(case["text"])
    assert body == case["body"]
    assert [[m.start, m.end, list(m.labels), m.canonical, m.optional] for m in marks] == case["marks"]


def test_a_forgotten_name_is_found():
    body, marks = markup.parse("[ORG 县政协党组|政协龙游县委员会党组]书记[PERSON 张明远]说，张明远同志《张明远文集》")
    assert markup.unmarked(markup.Marked({}, body, marks, ())) == ["张明远"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: x\n---\n正文\n--- facts\n", "lacks file"),
        ("id: x\nfile: x.txt\ntitle: t\ngenre: g\nplace: p\n---\n正文\n--- facts\n{]\n", "not JSON"),
        ('id: x\nfile: x.txt\ntitle: t\ngenre: g\nplace: p\n---\n正文\n--- facts\n{"type": "post"}\n', "evidence"),
    ],
)
def test_a_broken_marked_text_is_told_by_name(tmp_path, text, message):
    path = tmp_path / "x01.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(markup.MarkupError, match=f"x01.txt: .*{message}"):
        markup.read(path)


FURNITURE = re.compile(r"(?:—\d+—)?(?:眉题)?")
words = st.text(st.sampled_from("县政协會议开2021年王平，。“”（）  "), min_size=1, max_size=9)


@given(st.lists(st.tuples(words, words, st.booleans()), min_size=1, max_size=30), st.sets(st.sampled_from(NOISES)))
def test_noise_never_loses_a_marked_span(pieces, noises):
    """Whatever the noise, the characters of a span stand in order between its ends, with nothing but noise between."""
    text = "".join(f"{before}[PERSON {name}]" + ("\n" if new else "") for before, name, new in pieces)
    body, marks = markup.parse(text)
    head = markup.DEFAULTS | {"file": "x.txt", "title": "眉题", "layout": ", ".join(sorted(noises))}
    marked = markup.Marked(head, body, marks, ())
    document, where = plain.render(marked)
    for at, char in enumerate(body):
        assert char == "\n" or document[where[at]] == char
    assert sorted(where, key=where.get) == sorted(where)
    readings = [f"({reading})" for reading in layout.PINYIN.values()]
    for mark in marks:
        piece = markup.squash(document[where[mark.start] : where[mark.end - 1] + 1])
        piece = FURNITURE.sub("", piece)  # on narrow pages a page can end inside a name, or inside its reading
        for reading in readings:
            piece = piece.replace(reading, "")
        assert piece == markup.squash(body[mark.start : mark.end])
