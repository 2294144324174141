"""Whatever the bytes, a reader gives a document whose map holds, or one plain sentence; never anything else.

``benchmarks/fuzz.py`` runs the same for as long as one likes.
"""

from itertools import pairwise
from pathlib import Path

import pytest
from damage import SOUND, TOKENS, damaged
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import read


def read_or_refuse(folder: Path, suffix: str, data: bytes) -> str:
    """Read the bytes as a file of that kind; what was refused, or empty."""
    file = folder / f"a{suffix}"
    file.write_bytes(data)
    try:
        document = read(file)
    except ReadError as error:
        reason = str(error)
    else:
        reason = ""
    if reason:
        assert reason.endswith(".")
        assert "\n" not in reason
        return reason
    starts = document.clean.starts
    assert len(starts) == len(document.text) > 0
    assert all(before < after for before, after in pairwise(starts))
    assert starts[-1] < len(document.source)
    return ""


@pytest.mark.parametrize("suffix", SOUND)
def test_sound_documents_are_read(tmp_path: Path, suffix: str) -> None:
    assert read_or_refuse(tmp_path, suffix, SOUND[suffix]()) == ""


@pytest.mark.parametrize("suffix", SOUND)
def test_damaged_documents_are_read_or_refused_in_a_sentence(tmp_path: Path, suffix: str) -> None:
    outcomes = [read_or_refuse(tmp_path, suffix, damaged(suffix, seed)) for seed in range(60)]
    assert "" in outcomes
    assert any(outcomes)


@pytest.mark.parametrize("seed", [1102, 1214, 1302, 1321, 1496])
def test_archives_that_cannot_be_unpacked(tmp_path: Path, seed: int) -> None:
    assert "damaged" in read_or_refuse(tmp_path, ".docx", damaged(".docx", seed))


@pytest.mark.parametrize("suffix", SOUND)
@given(data=st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(TOKENS)), max_size=8).map(b"".join))
@settings(max_examples=40, derandomize=True, deadline=None)
def test_any_bytes_are_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes
) -> None:
    read_or_refuse(tmp_path_factory.getbasetemp(), suffix, data)


@pytest.mark.parametrize("suffix", SOUND)
def test_a_document_cut_off_anywhere_is_read_or_refused_in_a_sentence(tmp_path: Path, suffix: str) -> None:
    data = SOUND[suffix]()
    for part in range(20):
        read_or_refuse(tmp_path, suffix, data[: len(data) * part // 20])
