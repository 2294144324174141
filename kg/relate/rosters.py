"""Member lists by sector (界别): a line names the sector, the lines after it the members."""

import re
from collections.abc import Iterator

from . import apposition, clauses, lexicon
from .apposition import Holding
from .context import Context
from .view import PERSON, View

_HEAD = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、.]\s*)?(?P<sector>.{2,14}?)(?:[（(]\d+[人名位][）)])?[：:]?$"
)
_MEMBERS = re.compile(rf"^{apposition.PEOPLE.pattern}[。；]?$")
#: A heading line alone may be anything; so many make a list by sector.
_ENOUGH = 3


def holdings(view: View, context: Context) -> Iterator[Holding]:
    """The seat of every member listed under a sector."""
    found = list(_listed(view, context))
    if len({holding.sector for holding in found}) >= _ENOUGH:
        yield from found


def _listed(view: View, context: Context) -> Iterator[Holding]:
    sector = ""
    for at, to in clauses.lines(view.text):
        line = view.text[at:to]
        inline = re.match(rf"(?P<head>[^：:{PERSON}]{{2,20}})[：:](?={PERSON})", line)
        if inline and (name := _sector(view.printed(at, at + inline.end("head")))):
            yield from _members(view, context, at + inline.end(), to, name)
            sector = ""
        elif _MEMBERS.match(line) and sector:
            yield from _members(view, context, at, to, sector)
        elif sector and (rows := _rows(line)):
            for n in rows:
                yield from _members(view, context, at + n, at + n + 1, sector)
        elif sector and "姓名" in line:
            continue
        else:
            sector = _sector(view.printed(at, to))


def _sector(line: str) -> str:
    m = _HEAD.match(line)
    if m is None:
        return ""
    name = m["sector"]
    counted = re.search(r"[（(]\d+[人名位][）)]", line) and not re.search(r"委员|名单|人员|主席|秘书长", name)
    known = lexicon.table("sectors").get(name) or lexicon.table("sectors").get(name + "界")
    return known or (name if counted or re.fullmatch(r"[一-龥、]{2,12}界", name) else "")


def _rows(line: str) -> list[int]:
    """Where in a row of a table (name, post) the name stands."""
    return [m.start() for m in re.finditer(rf"{PERSON}(?:[（(][^（）()]{{1,20}}[）)])?(?=\t)", line)]


def _members(view: View, context: Context, at: int, to: int, sector: str) -> Iterator[Holding]:
    body = context.at(at).body
    if body is None:
        return
    for person in view.links_in(at, to, PERSON):
        yield Holding(person, "委员", body, False, at, to, "list", sector)
