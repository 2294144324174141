"""The workbook of relations: sheets, links, languages; what another program reads is what was written."""

import io
import json

import pytest
from openpyxl import load_workbook

from kg import export
from kg.export import spreadsheet
from kg.export.labels import heading
from kg.export.relations import TABLE


def book(graph, **look):
    out = io.BytesIO()
    export.write(graph, "relations", "xlsx", out, look=export.Look(**look))
    return load_workbook(io.BytesIO(out.getvalue()))


@pytest.fixture(scope="module")
def english(graph):
    return book(graph)


@pytest.fixture(scope="module")
def chinese(graph):
    return book(graph, language="zh", documents="../documents/")


@pytest.fixture(scope="module")
def rows(graph):
    out = io.BytesIO()
    export.write(graph, "relations", "jsonl", out)
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def read(sheet):
    """Rows by column; an empty cell is an empty text."""
    head, *lines = sheet.iter_rows(values_only=True)
    return [{key: "" if value is None else value for key, value in zip(head, line, strict=True)} for line in lines]


def test_the_first_sheet_has_all_relations_as_they_are(english, rows):
    assert english.sheetnames[0] == english.active.title == "relations"
    printable = [{key: spreadsheet.ILLEGAL_CHARACTERS_RE.sub("", str(row[key])) for key in row} for row in rows]
    assert [{key: str(value) for key, value in row.items()} for row in read(english.active)] == printable


def test_then_there_is_one_sheet_a_relation_the_longest_first(english, rows):
    relations = english.sheetnames[1:-1]
    assert set(relations) == {row["predicate"] for row in rows}
    counts = [english[name].max_row - 1 for name in relations]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == len(rows)
    without = [name for name in (column.name for column in TABLE.columns) if name != "predicate"]
    assert [cell.value for cell in english["memberOf"][1]] == without


def test_every_sheet_has_a_frozen_header_a_filter_and_fits_a_page(english):
    for sheet in english:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"


def test_a_document_is_linked_to_its_line_among_the_documents(english):
    for sheet in english.worksheets[:-1]:
        column = next(cell.column for cell in sheet[1] if cell.value == "document")
        for (cell,) in sheet.iter_rows(min_row=2, min_col=column, max_col=column):
            name, _, place = cell.hyperlink.location.rpartition("!")
            assert english[name.strip("'")][place].value == cell.value


def test_documents_are_all_there_with_how_much_they_state(english, graph, rows):
    listed = {row["document"]: row for row in read(english["documents"])}
    assert list(listed) == [record.name for record in graph.records()]
    assert sum(row["count"] for row in listed.values()) == len(rows)
    assert listed["空.txt"]["characters"] == len("没有名称的一页。\n")


def test_a_document_is_linked_to_its_file_when_it_is_known_where_that_lies(chinese):
    links = {cell.value: cell.hyperlink.target for (cell,) in chinese["源文件"].iter_rows(min_row=2, max_col=1)}
    assert links == {
        "a.txt": "../documents/a.txt",
        "b.md": "../documents/b.md",
        "空.txt": "../documents/%E7%A9%BA.txt",
    }
    assert chinese["任职于"]["H2"].hyperlink.target == "../documents/a.txt"


def test_in_chinese_headers_relations_and_types_are_chinese(chinese):
    assert [cell.value for cell in chinese["全部关系"][1]] == [heading(one.name, "zh") for one in TABLE.columns]
    rows = read(chinese["全部关系"])
    post = next(row for row in rows if row["主体"] == "周文博" and row["关系"] == "任职于")
    assert (post["主体类型"], post["对象类型"], post["对象"]) == ("人物", "政协委员会", "政协云溪县委员会")
    terms = [row[key] for row in rows for key in ("主体类型", "关系", "对象类型")]
    assert [term for term in terms if term.isascii()] == []


def test_no_cell_of_any_sheet_is_a_formula(chinese):
    kinds = {cell.data_type for sheet in chinese for line in sheet.iter_rows(min_row=2) for cell in line if cell.value}
    assert kinds == {"s", "n"}
    assert any(cell.value == "=cmd公司" and cell.quotePrefix for cell in chinese["全部关系"]["D"])


def test_rows_are_as_high_as_their_texts_need(english):
    heights = {row: english.active.row_dimensions[row].height for row in range(2, english.active.max_row + 1)}
    longest = max(heights, key=lambda row: len(english.active[f"J{row}"].value))
    assert heights[longest] == max(heights.values()) > min(heights.values())


def test_a_sheet_has_no_more_links_than_excel_allows(graph, monkeypatch):
    monkeypatch.setattr(spreadsheet, "MAX_LINKS", 3)
    cells = book(graph)["relations"]["I"]
    assert [cell.hyperlink is not None for cell in cells[:5]] == [False, True, True, False, False]
    assert cells[4].value == "a.txt"
