"""Divisions in the text: which of their names are places there, and which home the document has."""

from kg.divisions import Division, divisions
from kg.tag.home import home_of, speaks_for_country
from kg.tag.place_names import PlaceName, begins_word, everyday_words, names_in, stands_alone

#: Two divisions this close (kg.divisions.Divisions.related) share a prefecture: a short name is understood.
NEAR = 2


def _is_place(found: PlaceName, text: str, home: Division | None, full: set[str]) -> bool:
    """Whether a name found is a place here and not part of another word (重大理论, 局长武四海, 省委和县委)."""
    nearest = divisions().nearest(found.name, home)
    assert nearest is not None
    near = divisions().related(nearest, home) if home else 0
    if found.name in everyday_words():
        return near >= NEAR and (found.full or begins_word(text, found))
    if found.full and len(found.name) > 2:
        return nearest.level != "township" or near > 0 or len(found.name) > 3 or stands_alone(text, found)
    if found.full:
        return near >= NEAR or stands_alone(text, found)
    if nearest.level == "province" or near >= NEAR or nearest.name in full:
        return True
    return stands_alone(text, found)


def _in_list(found: PlaceName, before: PlaceName | None, text: str) -> bool:
    """Whether a doubtful name stands in a list with a place before it: 长沙、|深圳."""
    if before is None or found.full or found.name in everyday_words():
        return False
    return text[before.end : found.start] in ("、", "和", "与")


def _inside(found: PlaceName, before: PlaceName | None) -> bool:
    """Whether a doubtful name stands right behind a place that holds one of this name: 贵州|兴义."""
    if before is None or before.end != found.start:
        return False
    table = divisions()
    return any(
        outer in table.ancestors(inner) for inner in table.named(found.name) for outer in table.named(before.name)[:1]
    )


def find_places(text: str) -> tuple[Division | None, list[PlaceName]]:
    """The document's home division and the names of divisions in the text: in order, not overlapping."""
    names = names_in(text)
    home = None if speaks_for_country(text, names) else home_of(text, names)
    full = {found.name for found in names if found.full}
    places: list[PlaceName] = []
    for found in names:
        before = places[-1] if places else None
        if _is_place(found, text, home, full) or _in_list(found, before, text) or _inside(found, before):
            places.append(found)
    return home, places
