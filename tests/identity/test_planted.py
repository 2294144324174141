"""Ten documents with planted homonyms and repeats: who is one, who is several, and that every merge says why."""

import csv
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import HERE, Planted, contents, people

from kg.identity import iris
from kg.identity.clues import known
from kg.identity.resolve import resolve
from kg.iri import ENTITY
from kg.store.graph import Graph
from kg.store.validate import validate

LINES = (HERE / "people.tsv").read_text(encoding="utf-8").splitlines()
EXPECTED = [
    (row["name"], frozenset(row["documents"].split()))
    for row in csv.DictReader((line for line in LINES if not line.startswith("#")), delimiter="\t")
]
NAMES = sorted({name for name, _ in EXPECTED})


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_as_many_persons_as_were_planted(whole: Path, name: str) -> None:
    found = [(iris.name(ENTITY + iri), frozenset(numbers)) for iri, numbers in people(whole).items()]
    assert sorted(map(sorted, (numbers for one, numbers in found if one == name))) == sorted(
        map(sorted, (numbers for one, numbers in EXPECTED if one == name))
    )


def test_nobody_else_was_found(whole: Path) -> None:
    assert sorted({iris.name(ENTITY + iri) for iri in people(whole)}) == NAMES


def test_every_merge_across_documents_has_a_reason(whole: Path) -> None:
    graph = Graph.open(whole)
    for iri, numbers in people(whole).items():
        if len(numbers) > 1:
            merges = [one for one in graph.decisions(ENTITY + iri) if one.verdict == "same"]
            assert {document[:2] for one in merges for document in one.documents} == numbers, iri
            assert all(one.reason for one in merges)


def test_the_reason_is_in_the_graph(whole: Path) -> None:
    rows = Graph.open(whole).query(
        """SELECT ?reason ?formerly WHERE {
             ?decision a :Decision ; :verdict "same" ; :concerns ?who ; :reason ?reason ; :formerly ?formerly .
             ?who skos:prefLabel "霍建平"@zh }"""
    )
    ((reason, formerly),) = [(row["reason"].value, row["formerly"].value) for row in rows]
    assert formerly == "person/霍建平@阳城县"
    assert "CV in 05_霍建平简历.txt" in reason
    assert "副主席 of 政协阳城县委员会" in reason


def test_one_post_that_two_documents_state_of_one_person_is_one_node(whole: Path) -> None:
    node = ENTITY + "membership/霍建平@沁水县/政协阳城县委员会/副主席"
    rows = Graph.open(whole).query(f"SELECT ?file {{ <{node}> :evidence/oa:hasSource/:fileName ?file }} ORDER BY ?file")
    assert [row["file"].value[:2] for row in rows] == ["05", "06"]


def test_the_graph_breaks_no_shape(whole: Path) -> None:
    assert list(validate(Graph.open(whole).records())) == []


@pytest.mark.parametrize(("first", "second"), list(permutations(("01 02 03 04", "05 09", "06 07 08 10"), 2)))
def test_documents_added_later_give_the_graph_built_at_once(
    planted: Planted, whole: Path, tmp_path: Path, first: str, second: str
) -> None:
    planted.build(tmp_path / "G", first)
    planted.build(tmp_path / "G", f"{first} {second}")
    assert planted.build(tmp_path / "G").read == 10 - len(f"{first} {second}".split())
    assert contents(tmp_path / "G") == contents(whole)


def test_without_the_document_that_says_so_the_two_are_two_again(planted: Planted, graph: Path, tmp_path: Path) -> None:
    planted.build(graph, "06 07")
    assert {iri for iri in people(graph) if "霍建平" in iri} == {"person/霍建平@阳城县", "person/霍建平@沁水县"}
    planted.build(tmp_path / "H", "06 07")
    assert contents(graph) == contents(tmp_path / "H")


@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_who_is_who_does_not_depend_on_the_order_of_documents(planted: Planted, data: st.DataObject) -> None:
    documents = [known(record) for record in planted.records.values()]
    some = data.draw(st.lists(st.sampled_from(documents), unique_by=lambda one: one.document))
    again = data.draw(st.permutations(some))
    assert resolve(some, []) == resolve(again, [])
