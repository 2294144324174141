"""What is put before a person: the doubtful things, the most consequential first, and never what is decided."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from planted import Planted

from kg.cli import main
from kg.identity import judgements
from kg.identity.clues import Clue, Known
from kg.identity.doubts import doubts
from kg.identity.resolve import resolve
from kg.iri import ENTITY
from kg.store.graph import Graph


def judge(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["judge", *map(str, arguments)])


def asked(graph: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(judge(graph, "--format", "csv").stdout)))


def test_splits_between_near_jurisdictions_are_asked(graph: Path) -> None:
    pairs = {(row["entity"], row["other"]): row["why"] for row in asked(graph) if row["suggestion"] == "same"}
    assert ("person/孙立群@晋城市", "person/孙立群@泽州县") in pairs
    assert ("person/武大海@山西省", "person/武大海@晋城市") in pairs
    assert "33 years" in pairs["person/刘志强@阳城县", "person/刘志强@阳城县(1981)"]


def test_what_a_document_tells_apart_or_a_cv_joins_is_not_asked(graph: Path) -> None:
    entities = {name for row in asked(graph) for name in (row["entity"], row["other"])}
    assert not {"person/王伟@陵川县", "person/霍建平@阳城县"} & entities


def test_what_most_facts_hang_on_comes_first(graph: Path) -> None:
    facts = [int(row["facts"]) for row in asked(graph)]
    assert facts == sorted(facts, reverse=True)
    assert facts[0] > facts[-1]


def clue(document: str, who: str, posts: tuple[tuple[str, str], ...] = (), meetings: tuple[str, ...] = ()) -> Known:
    iri = ENTITY + who
    found = Clue(iri, tuple((ENTITY + "body/" + body, title) for body, title in posts), meetings, facts=2)
    return Known(document, (found,), (iri,))


def test_a_name_that_is_the_only_tie_of_two_documents_is_asked() -> None:
    known = [
        clue("a.txt", "person/王伟@泽州县", (("政协泽州县委员会", "主席"),)),
        clue("b.txt", "person/王伟@泽州县", (("政协泽州县委员会", "副主席"),)),
        clue("c.txt", "person/王伟@泽州县", (("泽州县第一中学", "教师"),)),
    ]
    (one,) = doubts(known, resolve(known, [])[0], [])
    assert (one.suggestion, one.facts) == ("different", 2)
    assert (one.entity, one.other) == (ENTITY + "person/王伟@泽州县", ENTITY + "document/c.txt")


def test_a_merge_for_a_weak_reason_is_asked() -> None:
    session = (ENTITY + "meeting/政协第七届泽州县委员会第一次会议",)
    known = [
        clue("a.txt", "person/王伟@泽州县", meetings=session),
        clue("b.txt", "person/王伟@晋城市", meetings=session),
    ]
    (one,) = doubts(known, resolve(known, [])[0], [])
    assert (one.suggestion, one.entity) == ("different", ENTITY + "person/王伟@晋城市")
    assert "第一次会议" in one.why


def test_names_found_with_little_confidence_are_asked(planted: Planted, tmp_path: Path) -> None:
    name = "09_沁水县名单.txt"
    record = planted.records[name]
    unsure = tuple(replace(one, confidence=0.5) if one.text == "郝东" else one for one in record.mentions)
    Planted(planted.records | {name: replace(record, mentions=unsure)}).build(tmp_path / "G")
    asked_of = {row["entity"]: row["why"] for row in asked(tmp_path / "G") if row["suggestion"] == "drop"}
    why = asked_of["person/郝东@沁水县"]
    assert why.startswith(f"no mention is surer than 0.50, in {name}: …")
    assert "周慧（女）、郝东" in why


def test_questions_go_to_a_file_that_a_build_takes_as_it_is(planted: Planted, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    done = judge(graph, "-o", file)
    count = len(asked(graph))
    assert done.stdout == ""
    assert f"{count} open questions added" in done.stderr
    lines = judgements.read(file)
    assert len(lines) == count
    assert all(one.open for one in lines)
    report = planted.build(graph, judgements=file)
    assert (report.read, report.idle) == (0, ())


def test_nothing_in_the_file_is_written_over_or_asked_twice(planted: Planted, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    mine = "# mine\r\ndifferent\tperson/孙立群@泽州县\tperson/孙立群@晋城市\t2024-05-06\tI know both"
    file.write_bytes(mine.encode())
    judge(graph, "-o", file, "--limit", 2)
    judge(graph, "-o", file)
    first = file.read_bytes()
    assert first.startswith(mine.encode() + b"\n")
    assert "0 open questions added" in judge(graph, "-o", file).stderr
    assert file.read_bytes() == first
    keys = [one.key for one in judgements.read(file)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_what_was_decided_is_not_asked_again(planted: Planted, graph: Path, tmp_path: Path, verdict: str) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text(f"{verdict}\tperson/孙立群@泽州县\tperson/孙立群@晋城市\t2024-05-06\tI know both\n", "utf-8")
    planted.build(graph, judgements=file)
    assert not any("孙立群" in one.entity for one in Graph.open(graph).doubts())


def test_a_damaged_file_is_left_alone(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text("samee\n", "utf-8")
    done = judge(graph, "-o", file)
    assert (done.exit_code, file.read_text("utf-8")) == (1, "samee\n")
    assert "judgements.tsv, line 1:" in done.stderr
