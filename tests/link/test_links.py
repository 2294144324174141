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


def everybody(text):
    """Each mention of a person in turn: what its IRI ends with."""
    return [one.entity.rsplit("/", 1)[1] for one in linked(text) if one.mention.label == "PERSON"]


APART = [
    (
        "two chairmen of one name in two counties of a city",
        "政协晋城市委员会通讯\n泽州县政协主席王伟介绍了做法。王伟说，办法不少。\n陵川县政协主席王伟作了发言。王伟建议修路。",
        ["王伟@泽州县", "王伟@泽州县", "王伟@陵川县", "王伟@陵川县"],
    ),
    (
        "a county's chairman with a seat in the city's committee is one",
        "政协晋城市委员会通讯\n泽州县政协主席王伟介绍了做法。市政协常委王伟作了发言。泽州县政协主席王伟陪同。",
        ["王伟@泽州县"] * 3,
    ),
    (
        "a post that is over puts nobody into a second county",
        "政协泽州县委员会简报\n县政协主席王伟主持会议。\n原陵川县政协副主席王伟谈了体会。",
        ["王伟@泽州县"] * 2,
    ),
    (
        "a visit to another county puts nobody there",
        "政协泽州县委员会简报\n县政协主席王伟主持会议。\n在陵川县政协机关，王伟参观了展室。",
        ["王伟@泽州县"] * 2,
    ),
    (
        "one list names two",
        "政协沁水县委员会\n县政协委员李梅、李梅（女）、周慧（女）到会。",
        ["李梅@沁水县", "李梅@沁水县(女)", "周慧@沁水县"],
    ),
    (
        "two lists may name one twice",
        "政协沁水县委员会\n县政协委员李梅（女）、周慧到会。\n县政协委员李梅发言。",
        ["李梅@沁水县", "周慧@沁水县", "李梅@沁水县"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_namesakes_in_one_document(text, expected):
    assert everybody(text) == expected


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
