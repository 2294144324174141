"""Laws of the statement file: what is written is read again, bytes are a function of the record, damage is noticed."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.model import Record, Statement, StoredMention
from kg.store import files, statement_file

#: Every character, lone surrogates and line separators included: file names and PDFs hold the strangest.
text = st.text(st.characters(), max_size=12)
offset = st.integers(0, 10**7)
confidence = st.floats(0, 1)
mentions = st.builds(StoredMention, offset, offset, text, text, text, text, confidence)
statements = st.builds(Statement, text, text, text, text, offset, offset, text, text, confidence)
records = st.builds(
    Record,
    text,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    text,
    text,
    text,
    st.lists(mentions, max_size=4).map(tuple),
    st.lists(statements, max_size=4).map(tuple),
)


def folder(path: str) -> Path:
    for part in (files.STATEMENTS, files.SOURCES):
        (Path(path) / part).mkdir()
    return Path(path)


@settings(deadline=None, max_examples=60)
@given(records)
def test_what_is_written_is_read(record: Record) -> None:
    with tempfile.TemporaryDirectory() as path:
        graph = folder(path)
        row = statement_file.write(graph, record, "one")
        assert statement_file.read(graph, row.key) == record
        assert statement_file.entry(graph, row.key) == row
        assert (row.mentions, row.statements) == (len(record.mentions), len(record.statements))
        first = files.statements_path(graph, row.key).read_bytes()
        statement_file.write(graph, record, "one")
        assert files.statements_path(graph, row.key).read_bytes() == first


@settings(deadline=None, max_examples=30)
@given(records, st.data())
def test_a_cut_or_changed_byte_is_noticed(record: Record, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as path:
        graph = folder(path)
        key = statement_file.write(graph, record, "one").key
        target = files.statements_path(graph, key)
        whole = target.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
            target.write_bytes(damaged)
            assert statement_file.entry(graph, key) is None
            with pytest.raises(GraphError, match="is damaged"):
                statement_file.read(graph, key)


def test_a_missing_file_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="is gone"):
        statement_file.read(folder(str(tmp_path)), "nothing")


def test_a_file_of_another_extractor_is_not_taken(tmp_path: Path) -> None:
    record = Record("a.txt", "0" * 64, "text/plain", "", "", (), ())
    graph = folder(str(tmp_path))
    key = statement_file.write(graph, record, "one/1").key
    assert statement_file.entry(graph, key)
    assert files.key("a.txt", "0" * 64, "one_1") != key


def test_keys_tell_bytes_names_and_extractors_apart() -> None:
    keys = {files.key(name, digest * 64, version) for name in "ab" for digest in "01" for version in ("1", "2")}
    assert len(keys) == 8
