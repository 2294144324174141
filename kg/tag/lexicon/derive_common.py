"""Derive common.txt: ordinary words of two characters, which a name of its own seldom begins with.

usage: python -m kg.tag.lexicon.derive_common > kg/tag/lexicon/common.txt

Source: the word list of jieba 0.42.1 (MIT licence), of which only frequent words stay that are not marked as names.
They tell a kind (海洋经济示范区, 专业市场) from a name (青溪示范区).
"""

from pathlib import Path

import jieba

FREQUENT = 300
NAMES = ("ns", "nr", "nz", "nt")

#: Words on a line of the file.
PER_LINE = 40

if __name__ == "__main__":
    print("# Derived from jieba 0.42.1 (MIT) by derive_common.py: frequent words of two characters that are no names.")
    common = []
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split()
        if len(word) == len(NAMES[0]) and not kind.startswith(NAMES) and int(frequency) >= FREQUENT:
            common.append(word)
    for at in range(0, len(common), PER_LINE):
        print(" ".join(common[at : at + PER_LINE]))
