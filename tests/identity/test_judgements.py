"""What people decide: applied to an unchanged corpus, visible with its reason, taken back, and refused when damaged."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from planted import DOCUMENTS, HERE, Extracted, Planted, contents, people

from kg.cli import main
from kg.errors import JudgementError
from kg.identity import judgements
from kg.iri import ENTITY
from kg.store import files
from kg.store.graph import Graph
from kg.store.validate import validate

SAME = "same\tperson/孙立群@泽州县\tperson/孙立群@晋城市\t2024-05-06\tpromoted in spring"
PERSON, BODY = ENTITY + "person/", ENTITY + "body/"


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "judgements.tsv"


def posts(graph: Path, iri: str) -> set[tuple[object, object]]:
    return {(one.slots["org"], one.slots["post"]) for one in Graph.open(graph).entity(iri).facts if one.type == "post"}


# ---------------------------------------------------------------- what each decision does


def test_same_makes_two_one_without_reading_a_document_again(planted: Planted, graph: Path, file: Path) -> None:
    assert planted.build(graph, judgements=write(file, SAME)).read == 0
    assert people(graph)["person/孙立群@泽州县"] == {"01", "03"}
    assert "person/孙立群@晋城市" not in people(graph)
    assert posts(graph, PERSON + "孙立群@泽州县") == {
        ("政协泽州县委员会", "副主席"),
        ("政协晋城市委员会", "秘书长"),
    }


def test_different_splits_what_a_rule_joined(planted: Planted, graph: Path, file: Path) -> None:
    line = "different\tperson/霍建平@阳城县\tperson/霍建平@沁水县\t2024-05-06\ttwo cousins"
    planted.build(graph, judgements=write(file, line))
    assert people(graph)["person/霍建平@阳城县"] == {"06"}
    assert people(graph)["person/霍建平@沁水县"] == {"05", "07"}


def test_different_tells_the_one_in_a_document_from_the_others(planted: Planted, graph: Path, file: Path) -> None:
    line = "different\tperson/王伟@泽州县\tdocument/04_泽州县动态.txt\t2024-05-06\tthe deputy of the same name"
    planted.build(graph, judgements=write(file, line))
    assert people(graph)["person/王伟@泽州县"] == {"01", "03"}
    assert people(graph)["person/王伟@泽州县(04_泽州县动态.txt)"] == {"04"}


def test_different_tells_bodies_apart_too(planted: Planted, graph: Path, file: Path) -> None:
    line = "different\tbody/政协沁水县委员会\tdocument/10_山西省快讯.txt\t2024-05-06\ta body of another year"
    planted.build(graph, judgements=write(file, line))
    other = BODY + "政协沁水县委员会(10_山西省快讯.txt)"
    assert [one.slots["person"] for one in Graph.open(graph).entity(other).facts] == ["周慧"]
    assert {one.slots.get("person") for one in Graph.open(graph).entity(BODY + "政协沁水县委员会").facts} >= {"霍建平"}


def test_rename_changes_the_name_and_keeps_the_old_one_as_another(planted: Planted, graph: Path, file: Path) -> None:
    line = "rename\tbody/政协沁水县委员会\t政协沁水县委员会（筹）\t2024-05-06\tnot founded yet"
    planted.build(graph, judgements=write(file, line))
    entity = Graph.open(graph).entity(BODY + "政协沁水县委员会")
    assert entity.name == "政协沁水县委员会（筹）"
    assert "政协沁水县委员会" in entity.alt
    assert {one.slots["org"] for one in entity.facts if one.type == "post"} == {entity.name}
    names = {mention.name for record in Graph.open(graph).records() for mention in record.mentions}
    assert "政协沁水县委员会（筹）" in names
    assert "政协沁水县委员会" not in names
    post = Graph.open(graph).query("SELECT ?name { id:post\\/政协沁水县委员会\\/主席 skos:prefLabel ?name }")
    assert [row["name"].value for row in post] == ["政协沁水县委员会（筹）主席"]


def test_drop_takes_an_entity_out_with_its_facts_and_leaves_its_reason(
    planted: Planted, graph: Path, file: Path
) -> None:
    planted.build(graph, judgements=write(file, "drop\tperson/江怀远@山西省\t\t2024-05-06\tno such person"))
    opened = Graph.open(graph)
    assert opened.find("江怀远") == []
    assert "person/江怀远@山西省" not in people(graph)
    said = [one for record in opened.records() for one in record.statements if "江怀远" in one.subject + one.object]
    assert [one for one in said if one.datatype == "iri" and one.predicate != "evidence"] == []
    rows = opened.query(
        """SELECT ?reason ?day {
             [] :verdict "drop" ; :formerly "person/江怀远@山西省" ; :reason ?reason ; :decidedOn ?day }"""
    )
    assert [(row["reason"].value, row["day"].value) for row in rows] == [("no such person", "2024-05-06")]


def test_label_makes_it_another_kind_of_thing(planted: Planted, graph: Path, file: Path) -> None:
    planted.build(graph, judgements=write(file, "label\tperson/李根生@泽州县\tLOC\t2024-05-06\ta hamlet"))
    opened = Graph.open(graph)
    assert [(one.iri, one.cls) for one in opened.find("李根生")] == [(ENTITY + "place/李根生", "Place")]
    assert opened.entity(ENTITY + "place/李根生").facts == ()
    labels = {mention.label for record in opened.records() for mention in record.mentions if mention.text == "李根生"}
    assert labels == {"LOC"}


def test_two_bodies_made_one_share_their_facts(planted: Planted, graph: Path, file: Path) -> None:
    line = "same\tbody/政协泽州县委员会\tbody/政协陵川县委员会\t2024-05-06\ta merger of counties"
    planted.build(graph, judgements=write(file, line))
    assert [one.iri for one in Graph.open(graph).find("陵川县政协") if one.exact] == [BODY + "政协泽州县委员会"]
    assert posts(graph, PERSON + "王伟@陵川县") == {("政协泽州县委员会", "副主席")}


@pytest.mark.parametrize(
    "line",
    [
        SAME,
        "drop\tperson/周慧@沁水县\t\t2024-05-06\tfor the test",
        "drop\tbody/政协晋城市委员会\t\t2024-05-06\tfor the test",
        "label\tbody/政协晋城市委员会\tLOC\t2024-05-06\tfor the test",
        "label\tperson/王伟@泽州县\tORG\t2024-05-06\tfor the test",
    ],
)
def test_no_judgement_breaks_a_shape(planted: Planted, graph: Path, file: Path, line: str) -> None:
    planted.build(graph, judgements=write(file, line))
    assert [one for one in validate(Graph.open(graph).records()) if one.severity == "violation"] == []


# ---------------------------------------------------------------- a build and its judgements

EVERY = (
    SAME,
    "different\tperson/霍建平@阳城县\tperson/霍建平@沁水县\t2024-05-06\ttwo cousins",
    "rename\tperson/周慧@沁水县\t周惠\t2024-05-06\tmisprint",
    "drop\tperson/江怀远@山西省\t\t2024-05-06\tno such person",
    "label\tperson/李根生@泽州县\tLOC\t2024-05-06\ta hamlet",
)


def test_judgements_on_an_unchanged_corpus_are_those_of_a_build_at_once(
    planted: Planted, graph: Path, file: Path, tmp_path: Path
) -> None:
    planted.build(graph, judgements=write(file, *EVERY))
    planted.build(tmp_path / "H", judgements=file)
    assert contents(graph) == contents(tmp_path / "H")
    planted.build(tmp_path / "I", judgements=write(file, *reversed(EVERY)))
    assert contents(graph) == contents(tmp_path / "I")


def test_judgements_hold_for_documents_that_come_later(planted: Planted, file: Path, tmp_path: Path) -> None:
    planted.build(tmp_path / "G", "01 07 09", judgements=write(file, *EVERY))
    planted.build(tmp_path / "G", judgements=file)
    planted.build(tmp_path / "H", judgements=file)
    assert contents(tmp_path / "G") == contents(tmp_path / "H")


def test_taken_back_is_as_if_never_decided(planted: Planted, graph: Path, file: Path) -> None:
    before = contents(graph)
    planted.build(graph, judgements=write(file, *EVERY))
    assert contents(graph) != before
    assert planted.build(graph).read == 0
    assert contents(graph) == before
    assert len(list((graph / files.DECISIONS).iterdir())) == 1


def test_the_same_judgements_again_change_nothing(planted: Planted, graph: Path, file: Path) -> None:
    planted.build(graph, judgements=write(file, *EVERY))
    before = (graph / files.GRAPH).read_bytes()
    planted.build(graph, judgements=file)
    assert (graph / files.GRAPH).read_bytes() == before


def test_a_build_never_writes_the_file(planted: Planted, graph: Path, file: Path) -> None:
    before = write(file, "# mine", *EVERY, "same?\tperson/李梅@山西省\tperson/李梅@陵川县\t\t").read_bytes()
    planted.build(graph, judgements=file)
    assert file.read_bytes() == before
    assert "person/李梅@陵川县" in people(graph)  # an open question has no effect


def test_a_later_line_replaces_an_earlier_one(planted: Planted, graph: Path, file: Path) -> None:
    other = "different\tperson/孙立群@晋城市\tperson/孙立群@泽州县\t2024-06-01\tthe page was wrong"
    planted.build(graph, judgements=write(file, SAME, other))
    assert {"person/孙立群@晋城市", "person/孙立群@泽州县"} <= people(graph).keys()


def test_a_line_on_what_is_not_there_is_told_and_has_no_effect(planted: Planted, graph: Path, file: Path) -> None:
    before = contents(graph)[1]
    lines = "# a comment", "same\tperson/孙立群@泽州县\tperson/孙立群@长治市\t2024-05-06\tmoved"
    report = planted.build(graph, judgements=write(file, *lines))
    (sentence,) = report.idle
    assert sentence.startswith(f"{file}, line 2: ")
    assert "person/孙立群@长治市" in sentence
    assert contents(graph)[1] == before


# ---------------------------------------------------------------- damaged files

BAD = [row.split("\t", 1) for row in (HERE / "bad_lines.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("sentence", "line"), BAD, ids=[row[0] for row in BAD])
def test_a_damaged_line_is_named(file: Path, sentence: str, line: str) -> None:
    write(file, "# mine", SAME, line)
    with pytest.raises(JudgementError, match=rf"^judgements\.tsv, line 3: .*{sentence}") as caught:
        judgements.read(file)
    assert len(str(caught.value).splitlines()) == 1


def test_a_damaged_file_leaves_the_graph_as_it_was(planted: Planted, graph: Path, file: Path) -> None:
    planted.build(graph, judgements=write(file, EVERY[3]))
    before = contents(graph), (graph / files.GRAPH).read_bytes()
    with pytest.raises(JudgementError, match=r"line 2: .* 1 more lines are wrong. Nothing was done"):
        planted.build(graph, judgements=write(file, SAME, "drop\tx", "drop\ty"))
    assert (contents(graph), (graph / files.GRAPH).read_bytes()) == before


def test_lines_that_contradict_each_other_are_named(file: Path) -> None:
    one, other, third = (f"person/王伟@{place}" for place in ("泽州县", "陵川县", "沁水县"))
    write(
        file,
        f"same\t{one}\t{other}\t2024-05-06\ta",
        f"same\t{other}\t{third}\t2024-05-06\tb",
        f"different\t{third}\t{one}\t2024-05-06\tc",
    )
    with pytest.raises(JudgementError, match="line 3: it keeps apart what lines 1, 2 together make one"):
        judgements.read(file)


def test_how_editors_leave_a_file(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf# mine\r\n\r\n" + SAME.encode() + b"\t\t\r\n")
    (one,) = judgements.read(file)
    assert (one.line, one.decision, one.reason) == (3, "same", "promoted in spring")
    file.write_bytes(SAME.encode("gb18030"))
    with pytest.raises(JudgementError, match="not text in UTF-8"):
        judgements.read(file)


# ---------------------------------------------------------------- at the command line


def kg(planted: Planted, *arguments: object):
    return CliRunner().invoke(main, list(map(str, arguments)), obj=lambda _: Extracted(planted.records))


def test_kg_build_tells_of_a_damaged_file_in_one_line(planted: Planted, file: Path, tmp_path: Path) -> None:
    write(file, "samee\ta\tb\t\t")
    done = kg(planted, "build", DOCUMENTS, "-o", tmp_path / "G", "--judgements", file)
    assert (done.exit_code, len(done.stderr.splitlines()), done.stdout) == (1, 1, "")
    assert not (tmp_path / "G").exists()
    done = kg(planted, "build", DOCUMENTS, "-o", tmp_path / "G", "--judgements", tmp_path / "none.tsv")
    assert (done.exit_code, "none.tsv" in done.stderr) == (1, True)


def test_kg_show_says_why(planted: Planted, graph: Path, file: Path) -> None:
    kg(planted, "build", DOCUMENTS, "-o", graph, "--judgements", write(file, SAME))
    shown = kg(planted, "show", graph, "孙立群").stdout
    assert "same as person/孙立群@晋城市: promoted in spring (judgement, 2024-05-06)" in shown
    content = json.loads(kg(planted, "show", graph, "霍建平", "--format", "json").stdout)
    assert [one["by"] for one in content["decisions"]] == ["place", "post"]
