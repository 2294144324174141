"""What the gazetteer says of each character, as a feature of the shipped model: part of a division's name, or not.

The model learns from context which of these names are places here (在和平县召开) and which are words (和平发展).
"""

from kg.divisions import divisions
from kg.tag.place_names import names_in

#: Letters for the first, the inner and the last characters of a name with its type word, of a short name, of a town's.
_FULL, _SHORT, _TOWN = ("b", "c", "d"), ("e", "f", "g"), ("h", "i", "j")
OUTSIDE = "o"


def gazetteer_marks(text: str) -> str:
    """One letter a code point.

    >>> gazetteer_marks("到龙游县开会")
    'obcdoo'
    """
    marks, at = [], 0
    for name in names_in(text):
        first, inner, last = _TOWN if _is_town(name.name) else _FULL if name.full else _SHORT
        marks.append(OUTSIDE * (name.start - at))
        marks.append(first + inner * (name.end - name.start - 2) + last)
        at = name.end
    return "".join(marks) + OUTSIDE * (len(text) - at)


def _is_town(name: str) -> bool:
    return divisions().named(name)[0].level == "township"
