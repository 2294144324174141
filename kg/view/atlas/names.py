"""The names to search in, as a file that every page of an atlas can load.

It is a script, because a page that is opened from a disk may load nothing else; it holds data only.
"""

from collections.abc import Iterable

from kg.store.names import Label
from kg.view.page import embed
from kg.view.search import tables


def script(entries: Iterable[tuple[str, str, tuple[Label, ...]]]) -> str:
    """The script: ``entries`` are the address of a page, a class (local name) and the names, the best first."""
    return f"kgAtlas.names({embed(tables(entries))});\n"
