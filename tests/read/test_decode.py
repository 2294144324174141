"""Bytes of every encoding a Chinese office leaves behind, and bytes that are no text."""

import pytest

from kg.errors import ReadError
from kg.read.decode import decode, plausibility

SIMPLIFIED = "县政协召开常委会议，主席王建国主持会议并讲话。\n会议研究了年度协商计划。"
TRADITIONAL = "縣政協召開常委會議，主席王建國主持會議並講話。\n會議研究了年度協商計劃。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified(encoding):
    assert decode(SIMPLIFIED.encode(encoding), "a.txt") == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16", "utf-16-be"])
def test_traditional(encoding):
    assert decode(TRADITIONAL.encode(encoding), "a.txt") == TRADITIONAL


def test_byte_order_mark_of_utf8_stays_so_that_offsets_agree():
    assert decode(SIMPLIFIED.encode("utf-8-sig"), "a.txt") == "\ufeff" + SIMPLIFIED


def test_newlines_are_not_translated():
    assert decode("一\r\n二\r三\n".encode(), "a.txt") == "一\r\n二\r三\n"


def test_utf16_without_a_newline_or_a_mark():
    text = "县政协主席王建国主持会议"
    assert decode(text.encode("utf-16-le"), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\u3000\n\u3000".encode(), "white space"),
        (b"\xef\xbb\xbf", "white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary"),
        (b"\x7fELF\2\1\1\0\0\0\0\0\0\0\0\0", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        ("县政协".encode() + b"\0\0\0", "binary"),
        ("Député à l'Assemblée".encode("latin-1"), "cannot be decoded"),
        ("日本国憲法は、カタカナとひらがな".encode("shift-jis"), "cannot be decoded"),
        ("Постоянный комитет".encode("koi8-r"), "cannot be decoded"),
        (SIMPLIFIED.encode()[:-1], "cannot be decoded"),
        (SIMPLIFIED.encode("utf-16")[:-1], "damaged"),
        (b"\xff\xfe\x00\xd8A\x00", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data, says):
    with pytest.raises(ReadError, match=says) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith("a.txt")
    assert "\n" not in str(caught.value)


def test_too_large(monkeypatch):
    monkeypatch.setattr("kg.read.decode.MAX_BYTES", 10)
    with pytest.raises(ReadError, match="split"):
        decode(b"x" * 11, "a.txt")


def test_plausibility_tells_text_from_its_misreading():
    assert plausibility(SIMPLIFIED) == 1.0
    assert plausibility(TRADITIONAL.encode("big5").decode("gb18030", "replace")) < 0.8


def test_a_few_broken_bytes_do_not_cost_the_text():
    text = "县政协召开主席会议，研究年度协商计划，主席王建国主持会议并讲话。" * 3
    data = text.encode().replace("王".encode(), b"\xe7\xff", 1)
    assert decode(data, "x.txt") == text.replace("王", "\ufffd\ufffd", 1)
    with pytest.raises(ReadError, match="cannot be decoded"):
        decode(text.encode().replace("王".encode(), b"\xff\xff", 2).replace("会".encode(), b"\xff", 3), "x.txt")
