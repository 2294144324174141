"""Training: reading what is marked, cutting words, and a small model made twice."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import KgError, ReadError
from kg.tag.generate import generate
from kg.tag.marked import Marked
from kg.tag.shipped_model import ShippedModel
from kg.tag.statistical import StatisticalRecogniser
from kg.tag.train.gold import read_gold
from kg.tag.train.read import parse, read_marked, split_lines
from kg.tag.train.recogniser import blank_pipeline, examples_of
from kg.tag.train.run import Plan, train
from kg.tag.train.score import score, table

pytest.importorskip("jieba")

DOCUMENT = """id: t1
file: t1.txt
---
# [ORG 县政协|政协清水县委员会]召开[MEETING 常委会会议]
[PERSON? 李建国]到[LOC/ORG 石桥镇]**调研**。

--- facts
{"type": "post"}
"""


@pytest.fixture
def marked(tmp_path):
    folder = tmp_path / "marked"
    folder.mkdir()
    (folder / "t1.txt").write_text(DOCUMENT, encoding="utf-8")
    for i in range(2, 6):
        body = "\n".join(f"[ORG 县政协]主席[PERSON {name}明]主持会议，委员发言。" for name in "王李张刘陈杨黄")
        (folder / f"t{i}.txt").write_text(f"id: t{i}\n---\n{body}\n--- facts\n", encoding="utf-8")
    return folder


def test_a_marked_document_is_read_by_paragraph(marked):
    name, (title, line) = next(read_marked(marked))
    assert name == "t1.txt"
    assert title == Marked("县政协召开常委会会议", ((0, 3, "ORG"), (5, 10, "MEETING")))
    assert line == Marked("李建国到石桥镇调研。", ((0, 3, "PERSON"), (4, 7, "LOC")))


def test_lines_keep_their_spans_and_one_across_is_dropped():
    text = Marked("甲乙\n\n丙丁戊", ((0, 2, "ORG"), (1, 5, "LOC"), (5, 7, "PERSON")))
    assert list(split_lines(text)) == [Marked("甲乙", ((0, 2, "ORG"),)), Marked("丙丁戊", ((1, 3, "PERSON"),))]


def test_gold_is_read_through_the_reader(tmp_path):
    source = "县政协主席李建\n国主持会议，听取各位委员的意见和建议，会议讨论了有关工作安排。"
    (tmp_path / "001_x.txt").write_text(source, encoding="utf-8")
    mentions = [{"start": 0, "end": 3, "label": "ORG"}, {"start": 5, "end": 9, "label": "PERSON"}]
    gold = {"source": "001_x.txt", "mentions": mentions}
    (tmp_path / "001.json").write_text(json.dumps(gold), encoding="utf-8")
    ((_, texts),) = read_gold(tmp_path)
    assert ("县政协", "ORG") in {(text.text[a:b], label) for text in texts for a, b, label in text.spans}


def test_gold_that_is_not_there(tmp_path):
    with pytest.raises(ReadError, match="no annotated documents"):
        list(read_gold(tmp_path))


def test_words_respect_what_is_annotated():
    from kg.tag.train.segmentation import cut

    text = parse("市长[PERSON 王大明]到[LOC 平山]调研")
    words, at, edges = cut(text), 0, set()
    for word in words:
        edges.add(at)
        at += len(word)
    assert {a for a, _, _ in text.spans} <= edges


def test_the_dictionary_gives_common_words_without_names():
    from kg.tag.train.segmentation import common_words

    words = common_words()
    assert {"noun", "verb", "adjective"} <= set(words)
    assert "工作" in words["noun"]
    assert not {"北京", "县委", "市政府"} & {word for found in words.values() for word in found}
    assert all(2 <= len(word) <= 4 and odds > 0 for found in words.values() for word, odds in found.items())


def test_examples_hold_the_spans_that_tokens_allow():
    nlp = blank_pipeline(None)
    (example,) = examples_of(nlp, [Marked("ISO9001县政协", ((1, 3, "ORG"), (7, 10, "ORG"), (7, 10, "DATE")))])
    assert [(entity.text, entity.label_) for entity in example.reference.ents] == [("县政协", "ORG")]


def test_a_model_is_the_same_twice_and_works(marked, tmp_path):
    plan = Plan(documents=[marked], sentences=60, passes=1, hold_out=True)
    lines: list[str] = []
    for name in ("one", "two"):
        train(plan, tmp_path / name, lines.append)
    one, two = ({f.relative_to(tmp_path / n): f.read_bytes() for f in files(tmp_path / n)} for n in ("one", "two"))
    assert one == two
    assert len(lines) % 2 == 0
    assert lines[: len(lines) // 2] == lines[len(lines) // 2 :]
    StatisticalRecogniser.load(str(tmp_path / "one")).propose("县政协主席王明主持会议。")


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def test_the_command(marked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(main, ["train", "--documents", "marked", "--sentences", "20", "--passes", "1"])
    assert made.exit_code == 0, made.output
    assert (tmp_path / "model" / "meta.json").exists()


def test_no_documents(tmp_path):
    with pytest.raises(KgError, match="no marked texts"):
        train(Plan(documents=[tmp_path], sentences=1), tmp_path / "model", print)
    made = CliRunner().invoke(main, ["train", "--documents", str(tmp_path / "nowhere")])
    assert made.exit_code == 1
    assert "no marked texts" in made.output


def test_scores_count_exact_spans():
    nlp = blank_pipeline(None)
    nlp.remove_pipe("cppcc_name_tagger")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": [{"TEXT": "清"}, {"TEXT": "水"}]}])
    texts = [parse("到[LOC 清水]去"), parse("到[LOC 清水县]去")]
    assert score(nlp, texts) == {"LOC": (1, 2, 2), "ALL": (1, 2, 2)}
    assert "| ALL | 0.500 | 0.500 | 0.500 | 2 |" in list(table(score(nlp, texts)))


def test_generated_material_fits_the_tokens():
    nlp = blank_pipeline(None)
    texts = list(generate(300, 9))
    wanted = sum(label not in ("DATE", "POST", "DOCUMENT") for text in texts for *_, label in text.spans)
    kept = sum(len(example.reference.ents) for example in examples_of(nlp, texts))
    assert kept >= 0.99 * wanted


def test_a_model_without_word_boundaries(marked, tmp_path):
    train(Plan(documents=[marked], sentences=60, passes=1, boundaries=False), tmp_path / "bare", lambda _: None)
    assert not (tmp_path / "bare" / "tokenizer").exists()
    model = ShippedModel.load(tmp_path / "bare")
    assert all(0 <= start < end <= 12 for start, end, *_ in model.propose("县政协主席王明主持会议。"))
