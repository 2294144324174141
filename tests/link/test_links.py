"""Canonical names in their context: cases as data; and who is one person and who two."""

import json
from array import array
from pathlib import Path

import pytest

from kg.link import link
from kg.model import AlignedText, Document
from kg.tag.tagger import Tagger

CASES = [
    json.loads(row)
    for row in (Path(__file__).with_name("cases") / "links.jsonl").read_text(encoding="utf-8").splitlines()
]


def linked(text):
    document = Document("x.txt", "", "text/plain", text, AlignedText(text, array("I", range(len(text)))))
    return link(document, Tagger().tag(document))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].split("\n")[0])
def test_names(case):
    found = {one.mention.text: one.name for one in linked(case["text"])}
    assert {text: found.get(text) for text in case["expect"]} == case["expect"]


def persons(text):
    return {one.name: one.entity.rsplit("/", 1)[1] for one in linked(text) if one.mention.label == "PERSON"}


def test_two_of_one_name_in_two_counties_stay_two():
    one = persons("政协泽州县委员会\n县政协主席王伟主持会议。")
    other = persons("政协陵川县委员会\n县政协副主席王伟出席。")
    assert one["王伟"] == "王伟@泽州县"
    assert other["王伟"] == "王伟@陵川县"


def test_one_vice_chair_is_one_in_two_documents():
    at_home = persons("政协晋城市委员会简报\n市政协副主席武大海带队视察。")
    abroad = persons("政协泽州县委员会\n晋城市政协副主席武大海到泽州县调研，县政协主席李根陪同。")
    assert at_home["武大海"] == abroad["武大海"] == "武大海@晋城市"


def test_who_is_known_all_over_the_country_has_no_place():
    assert persons("政协泽州县委员会\n习近平总书记视察山西。")["习近平"] == "习近平"


def test_a_name_with_its_end_missing_is_the_whole_name():
    text = "政协晋城市委员会\n市政协副主席阴建国到会。市政协副主席阴建国讲话。市政协副主席阴建先后来到两个社区。"
    assert set(persons(text)) == {"阴建国"}


def test_what_a_name_says_of_its_entity():
    (body,) = [one for one in linked("政协第七届泽州县委员会提案委员会") if one.mention.label == "ORG"]
    assert body.name == "政协泽州县委员会提案委员会"
    assert dict(body.about) == {
        "place": "泽州县",
        "level": "县",
        "term": "第七届",
        "parent": "政协泽州县委员会",
    }
