"""The measure on a tiny gold; expected figures are those of the reference scorer on the same files (strict rows)."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.evaluate import evaluate, read
from kg.evaluate.names import same
from kg.model import Record, StoredMention

SOURCE = "\ufeff泽州县政协主席\n赵 明远到常柏村。市委在书香城。"


def gold(text: str, label: str, canonical: str, **more: object) -> dict[str, object]:
    start = "".join(SOURCE.replace("\ufeff", "").split()).index(text)
    return {"flat": [start, start + len(text)], "text": text, "label": label, "canonical": canonical, **more}


def mention(text: str, label: str, name: str) -> StoredMention:
    start = SOURCE.index(text)
    return StoredMention(start, start + len(text), label, text, name, "", 1.0)


MENTIONS = (
    mention("泽州县政协", "ORG", "中国人民政治协商会议泽州县委员会"),  # right, in the official style
    mention("赵 明远", "PERSON", "孙立"),  # right over white space, wrongly linked
    mention("常柏", "LOC", "常柏村"),  # wrong end
    mention("市委", "ORG", "中共晋城市委员会"),  # optional: neither earns nor costs
    mention("书香", "PROGRAM", "书香"),  # touches optional gold only
    mention("主席", "POST", "主席"),  # a label that is not measured
)
GOLD = [
    gold("泽州县政协", "ORG", "政协泽州县委员会"),
    gold("赵明远", "PERSON", "赵明远"),
    gold("常柏村", "LOC", "常柏村", alt=["ORG"]),
    gold("市委", "ORG", "中共晋城市委员会", optional=True),
    gold("书香城", "LOC", "书香城", optional=True),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "000.json").write_text(json.dumps({"source": "000_a.txt", "mentions": GOLD}), "utf-8")
    rows = [{"type": "post"}, {"type": "post", "optional": True}, {"type": "meeting"}]
    (tmp_path / "000.facts.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n\n", "utf-8")
    return tmp_path


def record(name: str = "folder/000_a.txt") -> Record:
    return Record(name, "0" * 64, "text/plain", "", SOURCE, MENTIONS, ())


def test_the_mentions_that_are_right_are_counted_by_confidence(folder: Path) -> None:
    sure = evaluate([record()], read(folder)).reliability
    assert sure == ((0.99, 3, 1.0, 2),)  # 泽州县政协 and 赵明远 are right, 常柏 is not; optional gold does not count
    doubtful = replace(MENTIONS[2], confidence=0.55)
    found = evaluate([replace(record(), mentions=(MENTIONS[0], doubtful))], read(folder)).reliability
    assert found == ((0.99, 1, 1.0, 1), (0.5, 1, 0.55, 0))


def test_figures_are_those_of_the_reference_scorer(folder: Path) -> None:
    found = evaluate([record()], read(folder))
    counts = {label: (score.tp, score.fp, score.fn) for label, score in found.spans.items()}
    assert counts == {
        "PERSON": (1, 0, 0),
        "ORG": (1, 0, 0),
        "LOC": (0, 1, 1),
        "MEETING": (0, 0, 0),
        "PROGRAM": (0, 0, 0),
        "ALL": (2, 1, 1),
    }
    score = found.spans["ALL"]
    assert [round(value, 4) for value in (score.precision, score.recall, score.f1)] == [0.6667, 0.6667, 0.6667]
    assert (found.links, found.link_accuracy) == ((1, 1), 0.5)
    assert found.facts["post"] == (0, 1)
    assert found.facts["meeting"] == (0, 1)


def test_a_document_under_another_suffix_is_the_same_document(folder: Path) -> None:
    assert evaluate([record("000_a")], read(folder)).documents == 1


def test_a_gold_document_that_was_not_built_counts_as_missed(folder: Path) -> None:
    other = {"source": "001_b.txt", "mentions": [{"flat": [0, 2], "label": "ORG", "canonical": ""}]}
    (folder / "001.json").write_text(json.dumps(other), "utf-8")
    assert evaluate([record()], read(folder)).spans["ORG"].fn == 1


def test_no_document_with_gold_is_an_error(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No document of the graph has gold annotations"):
        evaluate([record("other.txt")], read(folder))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError, match="holds no gold annotations"):
        read(tmp_path / "empty")
    (folder / "002.json").write_text("{}", "utf-8")
    with pytest.raises(ReadError, match="not a gold annotation"):
        read(folder)


@pytest.mark.parametrize(
    ("predicted", "gold_name", "one"),
    [
        ("中国人民政治协商会议泽州县委员会", "政协泽州县委员会", True),
        ("政协第七届泽州县委员会", "政协泽州县委员会", True),
        ("中国共产党泽州县委员会", "中共泽州县委员会", True),
        ("全国政协", "中国人民政治协商会议全国委员会", True),
        ("政协泽州县第七届委员会第一次会议", "政协第七届泽州县委员会第一次全体会议", True),
        ("政协第七届泽州县委员会第一次会议", "政协第七届泽州县委员会第二次会议", False),
        ("政协泽州县委员会常委会", "政协泽州县委员会常务委员会", True),
        ("长治市潞州区", "潞州区", True),
        ("山西省泽州县", "泽州县", True),
        ("甲县", "县", False),
        ("“百村百院”工程", "百村百院工程", True),
        ("政协泽州县委员会", "政协高平市委员会", False),
        ("", "赵明远", False),
    ],
)
def test_when_two_names_are_one(predicted: str, gold_name: str, one: bool) -> None:
    assert same(predicted, gold_name) is one
