"""Derive everyday.txt: words of two and three characters that begin with a surname and are no names.

usage: python -m kg.tag.lexicon.derive_everyday > kg/tag/lexicon/everyday.txt

Source: the word list of jieba 0.42.1 (MIT licence), of which only words stay that are not marked as names and that
are frequent enough to be met. They keep the person recogniser from reading 高度重视 as the name 高度重.
"""

from pathlib import Path

import jieba

from kg.lexicon import surnames

FREQUENT = 60
NAMES = ("nr", "nrt", "nrfg")

if __name__ == "__main__":
    print("# Derived from jieba 0.42.1 (MIT) by derive_everyday.py: ordinary words that begin like a name.")
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split()
        if (
            2 <= len(word) <= 3
            and word[0] in surnames()
            and word not in surnames()
            and kind not in NAMES
            and int(frequency) >= FREQUENT
        ):
            print(word)
