"""The commands as a person runs them: what goes to which stream, the exit codes, and what they say of bad input."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fakes import FakeExtractor
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from kg import export
from kg.cli import main
from kg.cli.export import WHAT
from kg.store import files, manifest

TEXT = "报告\n\n赵明远任泽州县政协主席。孙立到常柏村调研。泽州县政协开展“书香政协”活动。\n"


def kg(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), obj=FakeExtractor, **options)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli")
    (path / "a.txt").write_text(TEXT, "utf-8")
    assert kg("build", path / "a.txt", "-o", path / "G").exit_code == 0
    return path / "G"


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "G"))


def pdf(path: Path, **options: object) -> bytes:
    canvas = Canvas(str(path), **options)
    canvas.drawString(100, 700, "words")
    canvas.save()
    return path.read_bytes()


def broken_docx(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<")


BAD: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda path: path.write_bytes(b""),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 8),
    "undecodable.txt": lambda path: path.write_bytes("政协".encode() + b"\xff\xfe\xfa" * 40),
    "encrypted.pdf": lambda path: pdf(path, encrypt=StandardEncryption("secret")),
    "truncated.pdf": lambda path: path.write_bytes(pdf(path)[:-300]),
    "broken.docx": broken_docx,
}


# ---------------------------------------------------------------- build


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_gets_one_sentence_and_the_others_are_built(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    BAD[name](folder / name)
    (folder / "good.txt").write_text(TEXT, "utf-8")
    done = kg("build", folder, "-o", tmp_path / "G")
    assert done.exit_code == 1
    first, skipped = done.stderr.splitlines()
    assert first.endswith("1 documents, 1 read, 0 removed.")
    assert skipped.startswith(f"Skipped: {name} ")
    assert [row.name for row in manifest.read(tmp_path / "G").documents] == ["good.txt"]
    alone = kg("build", folder / name, "-o", tmp_path / "H")
    assert_sentence(alone, "None of the documents could be read")


def test_a_missing_path_gets_a_sentence_and_the_others_are_built(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = kg("build", tmp_path / "a.txt", tmp_path / "nowhere", "-o", tmp_path / "G")
    assert done.exit_code == 1
    assert f"Skipped: {tmp_path / 'nowhere'} does not exist" in done.stderr
    assert len(manifest.read(tmp_path / "G").documents) == 1
    assert_sentence(kg("build", tmp_path / "nowhere", "-o", tmp_path / "H"), "does not exist")
    assert not (tmp_path / "H").exists()


def test_bad_output_folders_and_empty_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "empty").mkdir()
    assert_sentence(kg("build", tmp_path / "empty", "-o", tmp_path / "G"), "holds no documents")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_bytes(b"precious")
    assert_sentence(kg("build", tmp_path / "a.txt", "-o", tmp_path / "mine"), "is not a graph")
    assert (tmp_path / "mine" / "thesis.doc").read_bytes() == b"precious"


def test_usage_errors_exit_with_2(tmp_path: Path) -> None:
    for arguments in (["build", tmp_path], ["query", tmp_path], ["query", tmp_path, "ASK {}", "--name", "posts"]):
        done = kg(*arguments)
        assert (done.exit_code, "Usage:" in done.stderr) == (2, True)
    assert kg("query", tmp_path, "ASK {}", "--param", "a=b").exit_code == 2
    assert kg("build", tmp_path, "-o", tmp_path, "--jobs", 0).exit_code == 2


# ---------------------------------------------------------------- graphs that are none


def missing(graph: Path) -> None:
    shutil.rmtree(graph)


def damaged(graph: Path) -> None:
    (graph / files.GRAPH).write_text("{")


def cut(graph: Path) -> None:
    for path in graph.glob("statements/*"):
        path.write_bytes(path.read_bytes()[:-9])


def newer(graph: Path) -> None:
    content = json.loads((graph / files.GRAPH).read_text("utf-8"))
    (graph / files.GRAPH).write_text(json.dumps(content | {"format": 99}), "utf-8")


def other(graph: Path) -> None:
    shutil.rmtree(graph)
    graph.mkdir()
    (graph / "notes.txt").write_text("")


READERS = [
    ["query", "ASK { ?s ?p ?o }"],
    ["find", "政协"],
    ["show", "赵明远"],
    ["view"],
    ["export", "facts"],
    ["validate"],
    ["evaluate", "--gold", "."],
]


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (missing, "There is no graph at"),
        (damaged, "is damaged"),
        (newer, "format 99"),
        (other, "is not a finished graph"),
    ],
)
def test_a_graph_that_is_none(graph: Path, command: list[str], harm: Callable[[Path], None], sentence: str) -> None:
    (graph.parent / "000.json").write_text(json.dumps({"source": "a.txt", "mentions": []}))
    harm(graph)
    assert_sentence(kg(command[0], graph, *[str(graph.parent) if one == "." else one for one in command[1:]]), sentence)


def test_a_damaged_statement_file(graph: Path) -> None:
    cut(graph)
    assert_sentence(kg("export", graph, "facts"), "is damaged .* run kg build")


# ---------------------------------------------------------------- questions


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["query", "SELECT * {"], "syntax error at line 1, column 11"),
        (["query", "--name", "nonsense"], "no query named nonsense"),
        (["query", "--name", "posts", "--param", "nobody=x"], "no parameter nobody"),
        (["query", "--name", "posts", "--param", "person"], "lacks a value"),
        (["query", "--name", "posts", "--param", "person=钱大"], "no entity named 钱大"),
        (["query", "DROP ALL"], "can only read"),
        (["query", "ASK {}", "-f", "turtle"], "give no triples"),
        (["query", "--file", "nowhere.rq"], "nowhere.rq: No such file"),
        (["show", "钱大"], "no entity named 钱大"),
        (["find", "钱大"], "no entity with a name like 钱大"),
        (["view", "钱大"], "no entity named 钱大"),
        (["export", "facts", "--format", "xlsx"], "cannot be exported as xlsx"),
        (["evaluate", "--gold", "nowhere"], "nowhere"),
    ],
)
def test_a_question_that_cannot_be_answered(built: Path, arguments: list[str], sentence: str) -> None:
    assert_sentence(kg(arguments[0], built, *arguments[1:]), sentence)


def assert_sentence(done: Result, sentence: str) -> None:
    """Exit code 1, nothing on standard output, and one line that says what is wrong."""
    assert done.exit_code == 1, done.output
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ")
    assert re.search(sentence, line), line


# ---------------------------------------------------------------- what they print


def test_query_in_every_way(built: Path, tmp_path: Path) -> None:
    query = "SELECT ?name { ?p a :Person ; skos:prefLabel ?name } ORDER BY ?name"
    rows = "name\r\n孙立\r\n赵明远\r\n"
    assert kg("query", built, query, "-f", "csv").stdout_bytes.decode() == rows
    assert kg("query", built, "--file", "-", "-f", "csv", input=query).stdout_bytes.decode() == rows
    (tmp_path / "q.rq").write_text("\ufeff" + query, "utf-8")
    assert kg("query", built, "--file", tmp_path / "q.rq", "-f", "csv", "-o", tmp_path / "out.csv").stdout == ""
    assert (tmp_path / "out.csv").read_bytes().decode() == rows
    named = kg("query", built, "--name", "posts", "--param", "person=赵明远")
    assert named.stdout.splitlines()[2].split()[:3] == ["赵明远", "政协泽州县委员会", "主席"]
    assert "--param body=政协襄阳市委员会" in kg("query", "--list").stdout


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl"])
def test_find_in_every_format(built: Path, form: str) -> None:
    text = kg("find", built, "政協", "-f", form).stdout
    if form in ("csv", "tsv"):
        names = [row["name"] for row in csv.DictReader(io.StringIO(text), delimiter="\t" if form == "tsv" else ",")]
    elif form == "json":
        names = [row["name"] for row in json.loads(text)]
    elif form == "jsonl":
        names = [json.loads(line)["name"] for line in text.splitlines()]
    else:
        names = [line.split()[0] for line in text.splitlines()[2:]]
    assert names == ["政协泽州县委员会", "政协泽州县委员会主席", "书香政协"]


def test_show_gives_facts_with_their_sentences(built: Path) -> None:
    text = kg("show", built, "赵明远").stdout
    assert "post: person 赵明远, post 主席, org 政协泽州县委员会\n    a.txt 4–15: 赵明远任泽州县政协主席。\n" in text
    content = json.loads(kg("show", built, "泽州县政协", "-f", "json").stdout)
    assert content["alt"] == ["泽州县政协"]
    assert content["facts"][0]["evidence"][0]["sentence"] == "赵明远任泽州县政协主席。"


def test_view_writes_the_whole_graph(built: Path, tmp_path: Path) -> None:
    assert kg("view", built, "--whole", "-o", tmp_path / "whole.html").exit_code == 0
    assert (tmp_path / "whole.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("赵明远", "--whole"), "has no NAME"),
        (("--server", "http://127.0.0.1:8080"), "--server is for --whole"),
        (("--whole", "--server", "ftp://host"), "no address of a server"),
        (("--whole", "-o", "."), "is a folder"),
    ],
)
def test_view_of_the_whole_graph_refuses(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = kg("view", built, *options)
    assert result.exit_code != 0
    assert says in result.stderr
    assert not list(tmp_path.iterdir())


def test_view_writes_a_page(built: Path, tmp_path: Path) -> None:
    done = kg("view", built, "赵明远", "-o", tmp_path)
    (page,) = tmp_path.glob("*.html")
    assert str(page) in done.stderr
    assert "政协泽州县委员会" in page.read_text("utf-8")


def test_export_offers_what_the_station_offers(built: Path, tmp_path: Path) -> None:
    assert tuple(export.WHAT) == WHAT
    text = " ".join((main.get_command(None, "export").epilog or "").split())
    for what, formats in export.WHAT.items():
        assert f"{what} {', '.join([*formats, *export.FOLDERS.get(what, ())])} " in text
    fact = json.loads(kg("export", built, "facts").stdout.splitlines()[0])
    assert (fact["doc"], fact["type"], fact["person"]) == ("a.txt", "post", "赵明远")
    assert kg("export", built, "rdf", "-o", tmp_path / "g.nq").stdout == ""
    assert "政协泽州县委员会" in (tmp_path / "g.nq").read_text("utf-8")


def test_an_export_of_several_files_needs_a_folder(built: Path, tmp_path: Path) -> None:
    refused = kg("export", built, "network", "-f", "neo4j")
    assert (refused.exit_code, "neo4j is several files; name a folder" in refused.stderr) == (1, True)
    assert kg("export", built, "network", "-f", "neo4j", "-o", tmp_path / "import").exit_code == 0
    assert {path.name for path in (tmp_path / "import").iterdir()} == {"nodes.csv", "relationships.csv"}


def test_a_workbook_is_in_the_language_asked_for(built: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "r.xlsx"
    assert kg("export", built, "relations", "-o", file, "--language", "zh", "--documents", "docs").exit_code == 0
    sheet = load_workbook(file)["任职于"]
    assert sheet["A1"].value == "主体"
    assert sheet["H2"].hyperlink.target == "docs/a.txt"


def test_validate_says_how_much_it_checked(built: Path) -> None:
    done = kg("validate", built)
    assert done.stderr.startswith("1 documents, ")
    assert done.exit_code == (0 if done.stderr.endswith(" 0 violations.\n") else 1)


def test_evaluate(built: Path, tmp_path: Path) -> None:
    mention = {"flat": [2, 5], "label": "PERSON", "canonical": "赵明远"}
    (tmp_path / "0.json").write_text(json.dumps({"source": "a.txt", "mentions": [mention]}), "utf-8")
    rows = json.loads(kg("evaluate", built, "--gold", tmp_path, "-f", "json").stdout)
    assert rows[0] == {"measure": "PERSON", "precision": 0.5, "recall": 1.0, "f1": 0.6667} | {
        "right": 1,
        "found": 2,
        "gold": 1,
    }
    bands = json.loads(kg("evaluate", built, "--gold", tmp_path, "--reliability", "-f", "json").stdout)
    assert sum(band["mentions"] for band in bands) == sum(row["found"] for row in rows[:5])
    assert sum(band["right"] for band in bands) == 1


# ---------------------------------------------------------------- as a process


def process(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **options)


def test_output_is_utf_8_whatever_the_locale(built: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = process("find", built, "赵明远", env=environment)
    assert "赵明远" in done.stdout.decode("utf-8")
    assert "钱大" in process("show", built, "钱大", env=environment).stderr.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="needs a pipe that closes")
def test_a_reader_that_goes_away_is_no_error(built: Path) -> None:
    command = f"{sys.executable} -m kg export {built} rdf | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert done.stderr == b""
    assert len(done.stdout) == 10
