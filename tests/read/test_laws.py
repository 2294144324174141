"""What holds of every text: the map from the clean text to the source is exact."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read.clean import PASSES, clean
from kg.read.decode import decode
from kg.read.edits import Edit, aligned, apply
from kg.read.punctuation import FULL
from kg.read.sections import outline
from kg.read.traditional import table

# Pieces a document is made of, and what goes wrong in it.
PIECES = [
    "县政协主席王建国主持会议",
    "，",
    "。",
    "、",
    "“",
    "”",
    "《",
    "》",
    "\n",
    "\n\n",
    "\r\n",
    "\f",
    "\n\n\n\n",
    "  \n",
    " ",
    "　",
    "\t",
    "　　",
    "王 建 国",
    "李　明",
    "2021 年 4 月",
    "# ",
    "**",
    "- ",
    "| ",
    "---",
    "一、",
    "(二)",
    "(下转43页)",
    "（上接 A4 版）",
    "協(xié)",
    "全國政協會議",
    "GONG ZUO DONG TAI",
    "— 3 —",
    "\ufeff",
    "\u200b",
    "&nbsp;",
    "&amp;",
    "<br>",
    "[公告](http://example.org)",
    "APP",
    "𠮷",
]
DOCUMENTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ANY_TEXT = st.one_of(DOCUMENTS, st.text(max_size=200))
WHITE = (
    set(" \t\n\f\v\r\u3000\xa0\x85\u2028\u2029") | set(map(chr, range(0x2000, 0x200B))) | {"\u1680", "\u202f", "\u205f"}
)


def same(clean_char: str, source_char: str) -> bool:
    """Is the clean character the source's own, its Simplified form, its entity's beginning, or white space for it?"""
    folded = table().get(ord(source_char), source_char)
    blank = clean_char in " \n\t" and source_char in WHITE
    mark = clean_char == "\n" and source_char in "(（【[<◀▶←→▲▼下上"
    edge = clean_char == "\t" and source_char == "|"
    mark = mark or clean_char == FULL.get(source_char) or (clean_char in "“”" and source_char == '"')
    return clean_char in (source_char, folded) or blank or mark or edge or source_char == "&"


@given(ANY_TEXT)
@example("a&amp;b")
@example("| 甲 | 乙|丙 |")
@example("鼓励(下转3页)完")
def test_every_clean_character_stands_in_the_source(source):
    cleaned = clean(source)
    assert len(cleaned.starts) == len(cleaned.text)
    assert all(before < after for before, after in pairwise(cleaned.starts))
    assert all(same(char, source[at]) for char, at in zip(cleaned.text, cleaned.starts, strict=True))


@given(ANY_TEXT, st.data())
def test_a_span_of_the_clean_text_maps_to_a_span_that_holds_it(source, data):
    cleaned = clean(source)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    low, high = cleaned.span(start, end)
    assert 0 <= low <= high <= len(source)
    rest = iter(source[low:high])
    assert all(any(same(char, other) for other in rest) for char in cleaned.text[start:end])


@given(ANY_TEXT)
def test_each_pass_only_takes_away_or_replaces(source):
    text = aligned(source)
    for step in PASSES:
        after = step(text)
        assert set(after.starts) <= set(text.starts), step.__name__
        text = after


PAGES = {"\f", "\n\n\n\n", "\n\n", "\n", "\r\n", "— 3 —"}
RUNNING = st.lists(st.sampled_from([piece for piece in PIECES if piece not in PAGES]), max_size=40).map("".join)


@given(RUNNING)
def test_no_chinese_character_is_lost_but_in_markers(source):
    """Off the page's edges nothing but 下转 and 上接 goes, and nothing changes but Traditional characters."""
    text = source.replace("(下转43页)", "").replace("（上接 A4 版）", "")
    chinese = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    cleaned = [c for c in clean(source).text if "\u4e00" <= c <= "\u9fff"]
    assert cleaned in (chinese, [table().get(ord(c), c) for c in chinese])


@given(ANY_TEXT)
def test_sections_nest_within_the_text(source):
    cleaned = clean(source)
    sections = outline(source, cleaned)
    assert all(0 <= s.start < s.end <= len(cleaned.text) for s in sections)
    assert [s.start for s in sections] == sorted(s.start for s in sections)
    for outer, inner in pairwise(sections):
        assert inner.end <= outer.end or inner.start >= outer.end


@given(
    st.text(
        st.sampled_from("县政协主席王建国李志明主持会议研究年度计划，。、“”《》0123456789\n 　"),
        min_size=30,
        max_size=200,
    )
)
@settings(max_examples=60)
def test_all_encodings_read_alike(text):
    if not text.strip(" \n　") or sum(c > "\x7f" and c != "　" for c in text) < 10:
        return
    wanted = clean(text).text
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"):
        source = decode(text.encode(encoding), "x.txt")
        assert clean(source).text == wanted, encoding


@given(st.text(min_size=1, max_size=50))
def test_utf8_offsets_are_those_of_the_decoded_bytes(text):
    data = b"\xef\xbb\xbf" + "县政协".encode() + text.replace("\0", "").encode("utf-8", "ignore")
    try:
        source = decode(data, "x.txt")
    except ReadError:
        return
    assert source == data.decode("utf-8")


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_edits_compose(text, spans):
    """Applying deletions equals deleting by hand."""
    done, edits = 0, []
    for start, end in sorted(tuple(sorted(span)) for span in spans):
        if start >= done and end <= len(text):
            edits.append(Edit(start, end))
            done = end
    gone = {i for start, end, _ in edits for i in range(start, end)}
    result = apply(aligned(text), edits)
    assert list(result.starts) == [i for i in range(len(text)) if i not in gone]
    assert result.text == "".join(c for i, c in enumerate(text) if i not in gone)
