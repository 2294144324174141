"""What the pages search in: every name of everything that has a page, and the tables that ``kg find`` compares by.

The file is a script, because a page that is opened from a disk may load nothing else; it holds data only.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.store import pinyin
from kg.store.names import Label
from kg.view.page import embed

#: The CJK ideographs of the basic plane, in which all traditional forms of use stand.
_IDEOGRAPHS = range(0x4E00, 0xA000)


def script(entries: Iterable[tuple[str, str, tuple[Label, ...]]]) -> str:
    """The script: ``entries`` are the address of a page, a class (local name) and the names, the best first.

    rows         address, class, then text, documents and 1 if canonical for each name
    readings     character → what may be typed for it, whole syllables first, apart by spaces
    simplified   character → its simplified form, for those whose simplified form stands in a name
    """
    rows = [
        [path, cls, *(cell for one in names for cell in (one.text, one.documents, int(one.canonical)))]
        for path, cls, names in entries
    ]
    used = sorted({character for row in rows for text in row[2::3] for character in str(text)})
    known = frozenset(used)
    data: dict[str, Any] = {
        "rows": rows,
        "readings": [[one, " ".join(forms)] for one in used if not one.isascii() and (forms := pinyin.readings(one))],
        "simplified": [[one, simple] for one, simple in _simplified().items() if simple in known],
    }
    return f"kgAtlas.names({embed(data)});\n"


@cache
def _simplified() -> dict[str, str]:
    """Every character with another simplified form → that form."""
    import opencc  # noqa: PLC0415 - reads its dictionaries

    convert = opencc.OpenCC("t2s").convert
    characters = [chr(code) for code in _IDEOGRAPHS]
    simple = str(convert("\n".join(characters))).split("\n")
    return {one: other for one, other in zip(characters, simple, strict=True) if one != other}
