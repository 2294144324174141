"""Names typed in pinyin: initials, syllables, both; every reading of a character."""

import pytest

from kg.store import pinyin


@pytest.mark.parametrize(
    ("typed", "name", "span"),
    [
        ("wdh", "武大海", (0, 3)),
        ("wudahai", "武大海", (0, 3)),
        ("wudh", "武大海", (0, 3)),
        ("dh", "武大海", (1, 3)),
        ("zzxzx", "泽州县政协", (0, 5)),
        ("zhgsh", "中国陕西", (0, 3)),
        ("zhangzhi", "长治市", (0, 2)),  # both readings of 长
        ("changzhi", "长治市", (0, 2)),
        ("shanwen", "单文", (0, 2)),
        ("lv", "吕梁", (0, 1)),
        ("lü", "吕梁", (0, 1)),
        ("aizx", "AI政协", (0, 4)),
        ("wdhx", "武大海", None),
        ("hdw", "武大海", None),
        ("", "", None),
    ],
)
def test_spelling(typed, name, span):
    assert pinyin.find(typed, name) == span


@pytest.mark.parametrize(("text", "typed"), [("wdh", True), ("w", False), ("WDH", False), ("武d", False), ("", False)])
def test_what_may_be_pinyin(text, typed):
    assert pinyin.is_typed(text) is typed
