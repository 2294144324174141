"""Derive everyday.txt and frequent.txt from a word list: what looks like a name, or like a given name, and is a word.

usage: python -m kg.tag.lexicon.derive_everyday

everyday.txt has words of two and three characters that begin with a surname, frequent.txt the most frequent words of
two characters.

Source: the word list of jieba 0.42.1 (MIT licence), of which only words stay that are not marked as names and that
are frequent enough to be met. They keep the person recogniser from reading 高度重视 as the name 高度重.
"""

from collections.abc import Iterator
from pathlib import Path

import jieba

from kg.lexicon import surnames

#: How often a word stands in the list's counts to be met at all, and to be met in every document.
MET, FREQUENT = 60, 1000
NAMES = ("nr", "nrt", "nrfg")
#: Frequent words that people are named after all the same.
GIVEN = frozenset(
    (
        "东方", "光华", "光明", "卫国", "向前", "向阳", "和平", "国安", "国庆", "国强", "国民", "坚定", "坚强", "学文",
        "安全", "安定", "小平", "小明", "建军", "建华", "建国", "建设", "志向", "文化", "文明", "新华", "新民", "明亮",
        "春秋", "永远", "海军", "海洋", "爱国", "爱民", "立志", "立新", "红军", "红旗", "胜利", "进步", "长江",
    )
)  # fmt: skip
HEAD = "# Derived from jieba 0.42.1 (MIT) by derive_everyday.py: "


def _words() -> Iterator[tuple[str, int]]:
    """Words that are not marked as names, with their frequency."""
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split()
        if kind not in NAMES:
            yield word, int(frequency)


if __name__ == "__main__":
    everyday = [
        word
        for word, frequency in _words()
        if 2 <= len(word) <= 3 and word[0] in surnames() and word not in surnames() and frequency >= MET
    ]
    frequent = [word for word, frequency in _words() if len(word) == 2 and frequency >= FREQUENT and word not in GIVEN]
    for name, what, found in (
        ("everyday.txt", "ordinary words that begin like a name.", everyday),
        ("frequent.txt", "the most frequent words of two characters, which given names seldom are.", frequent),
    ):
        Path(__file__).with_name(name).write_text("\n".join([HEAD + what, *found, ""]), encoding="utf-8")
