"""Lists: the contract's columns, the hand-checked rows, and what each format makes of them."""

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import export
from kg.errors import KgError
from kg.export import spreadsheet, text
from kg.export.table import Column, Table

COLUMNS = {
    "mentions": "doc start end text label name entity confidence",
    "relations": "subject subject_type predicate object object_type qualifier from to document evidence confidence",
    "entities": "iri type name alternative_names documents mentions facts code",
}


def exported(graph, what, form, **options):
    out = io.BytesIO()
    export.write(graph, what, form, out, **options)
    return out.getvalue()


def rows(graph, what):
    return [json.loads(line) for line in exported(graph, what, "jsonl").decode().splitlines()]


def sheet(data):
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data)).active


@pytest.mark.parametrize("what", COLUMNS)
def test_columns_are_those_of_the_contract(graph, what):
    names = COLUMNS[what].split()
    assert all(list(row) == names for row in rows(graph, what))
    assert next(csv.reader(io.StringIO(exported(graph, what, "csv").decode()))) == names


def test_relations_are_the_hand_checked_ones(graph):
    with Path(__file__).with_name("relations.tsv").open(encoding="utf-8") as lines:
        expected = list(csv.DictReader(lines, delimiter="\t"))
    assert [{key: row[key] for key in expected[0]} for row in rows(graph, "relations")] == expected


def test_the_evidence_of_a_relation_holds_both_its_ends(graph):
    chaired = next(row for row in rows(graph, "relations") if row["predicate"] == "chairedBy")
    assert "政协第九届云溪县委员会第二次会议" in chaired["evidence"]
    assert "县政协主席林晓岚主持" in chaired["evidence"]


def test_the_text_of_a_mention_is_its_slice_of_the_source(graph):
    sources = {record.name: record.source for record in graph.records()}
    mentions = rows(graph, "mentions")
    assert [row["text"] for row in mentions] == [
        "".join(sources[row["doc"]][row["start"] : row["end"]].split()) for row in mentions
    ]
    assert sum(row["text"] == "林晓岚" for row in mentions) == 3  # one of them is broken over two lines


def test_facts_have_the_keys_of_their_type(graph):
    by_type = {row["type"]: row for row in rows(graph, "facts")}
    common = {"doc", "type", "start", "end", "evidence", "confidence"}
    assert set(by_type["statistic"]) == common | {"org", "measure", "value", "unit", "period", "approximate"}
    assert by_type["statistic"]["value"] == 228
    assert by_type["meeting"]["date"] == "2021-03-05/2021-03-07"
    assert by_type["meeting"]["chair"] == ["林晓岚"]
    assert by_type["activity"]["visited"] == ["石桥村"]
    assert by_type["document"]["issuer"] == "𠮷野家"


def test_entities_count_documents_mentions_and_facts(graph):
    found = {row["name"]: row for row in rows(graph, "entities")}
    body = found["政协云溪县委员会"]
    assert (body["type"], body["alternative_names"]) == ("Committee", ["县政协"])
    assert (body["documents"], body["mentions"], body["facts"]) == (2, 3, 4)
    assert found["云溪县"]["facts"] == 0


@pytest.mark.parametrize("what", [what for what, formats in export.WHAT.items() if "csv" in formats])
def test_csv_says_what_jsonl_says(graph, what):
    read = list(csv.DictReader(io.StringIO(exported(graph, what, "csv").decode(), newline="")))
    for line, row in zip(read, rows(graph, what), strict=True):
        for key, value in row.items():
            plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            assert line[key] == ("" if value is None else plain)


def test_csv_begins_with_a_byte_order_mark_on_request_only(graph):
    plain = exported(graph, "relations", "csv")
    assert plain.startswith(b"subject,")
    assert exported(graph, "relations", "csv", bom=True) == b"\xef\xbb\xbf" + plain


def test_the_spreadsheet_is_ready_to_read(graph):
    made = sheet(exported(graph, "relations", "xlsx"))
    assert made.title == "relations"
    assert made.freeze_panes == "A2"
    assert made.auto_filter.ref == "A1:K17"
    assert all(cell.font.bold for cell in made[1])
    assert made.column_dimensions["J"].width == 70
    assert made["J2"].alignment.wrap_text
    assert isinstance(made["K2"].value, float)


def test_nothing_in_a_spreadsheet_is_a_formula(graph):
    made = sheet(exported(graph, "relations", "xlsx"))
    values = {cell.value: cell.data_type for line in made.iter_rows(min_row=2) for cell in line}
    assert values["=cmd公司"] == "s"
    assert values["@顾问"] == "s"
    assert "f" not in values.values()


def test_a_spreadsheet_carries_no_time_of_day(graph):
    with zipfile.ZipFile(io.BytesIO(exported(graph, "entities", "xlsx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert parts.read("docProps/core.xml").count(b">2000-01-01T00:00:00Z<") == 2


def test_more_rows_than_a_sheet_holds_are_refused(graph, monkeypatch):
    monkeypatch.setattr(spreadsheet, "MAX_ROWS", 5)
    with pytest.raises(KgError, match="export them as csv"):
        exported(graph, "relations", "xlsx")


def test_parquet_keeps_types(graph):
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(exported(graph, "entities", "parquet")))
    assert table.to_pylist() == rows(graph, "entities")
    assert str(table.schema.field("mentions").type) == "int64"


def test_parquet_without_pyarrow_says_what_to_install(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KgError, match=r"cppcc-kg\[parquet\]"):
        exported(graph, "relations", "parquet")


def _one(value):
    return Table("one", (Column("text"), Column("more")), lambda _: [{"text": value, "more": "x"}])


@given(st.text())
def test_any_text_comes_back_from_csv_and_jsonl(value):
    out = io.BytesIO()
    text.write_csv(_one(value), None, out)
    assert list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1] == [value, "x"]
    out = io.BytesIO()
    text.write_jsonl(_one(value), None, out)
    assert json.loads(out.getvalue()) == {"text": value, "more": "x"}


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1) | st.sampled_from(["=1+1", "-1", "@a"])
)
def test_any_text_comes_back_from_a_spreadsheet_as_text(value):
    out = io.BytesIO()
    spreadsheet.write_xlsx(_one(value), None, out)
    cell = sheet(out.getvalue())["A2"]
    assert (cell.value, cell.data_type) == (value, "s")
