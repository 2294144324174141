"""What a page searches in: the names of what it shows, and the tables by which ``kg find`` compares names.

``assets/names.js`` finds with them what ``kg.store.names`` finds: short forms, Traditional characters, pinyin.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.store import pinyin
from kg.store.names import Label

#: The CJK ideographs of the basic plane, in which all traditional forms of use stand.
_IDEOGRAPHS = range(0x4E00, 0xA000)


def tables(entries: Iterable[tuple[str | int, str, Iterable[Label]]]) -> dict[str, Any]:
    """The data: ``entries`` are where a name leads (an address, the number of a node), a class, and the names.

    rows         where, class, then text, documents and 1 if canonical for each name, the best first
    readings     character → what may be typed for it, whole syllables first, apart by spaces
    simplified   character → its simplified form, for those whose simplified form stands in a name
    """
    rows = [
        [where, cls, *(cell for one in names for cell in (one.text, one.documents, int(one.canonical)))]
        for where, cls, names in entries
    ]
    used = sorted({character for row in rows for text in row[2::3] for character in str(text)})
    known = frozenset(used)
    return {
        "rows": rows,
        "readings": [[one, " ".join(forms)] for one in used if not one.isascii() and (forms := pinyin.readings(one))],
        "simplified": [[one, simple] for one, simple in _simplified().items() if simple in known],
    }


@cache
def _simplified() -> dict[str, str]:
    """Every character with another simplified form → that form."""
    import opencc  # noqa: PLC0415 - reads its dictionaries

    convert = opencc.OpenCC("t2s").convert
    characters = [chr(code) for code in _IDEOGRAPHS]
    simple = str(convert("\n".join(characters))).split("\n")
    return {one: other for one, other in zip(characters, simple, strict=True) if one != other}
