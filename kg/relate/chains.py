"""Chains of posts: 省政协常委、提案委员会主任 is two posts, the second in an organ of the first's body.

A post without a body takes it from the item before, from the sentence, or from the context, in this order, and stays
out when nothing supplies it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.iri import entity_iri
from kg.model import Value

from . import bodies, facts, items, lexicon, titles
from .context import Context
from .items import Item
from .view import ORG, View

#: A bare title (校长) is of a body named at most so many characters before.
_NEAR = 150
#: The committee of a party is named once on a page about it.
_FAR = 1500


@dataclass(frozen=True, slots=True)
class Before:
    """What was said before: the sentence's last body, and for each family of titles the paragraph's last body."""

    body: Value | None = None
    families: Mapping[str, Value] = field(default_factory=dict)
    given: bool = False  # every bare title is of this body: it was just set up

    def then(self, body: Value, post: str) -> "Before":
        """With one more post."""
        family = "党组" if body.name.endswith("党组") else titles.family(post)
        return Before(body, {**self.families, family: body}, self.given)


class Chains:
    """Reads the chains of one document."""

    def __init__(self, view: View, context: Context) -> None:
        self.view = view
        self.context = context

    def read(
        self, at: int, end: int, before: Before | None = None, *, each: bool = False
    ) -> Iterator[tuple[Item, Value]]:
        """The posts in ``[at, end)``, each with its body; nothing if the words do not end in a post.

        ``each`` says that bodies in a row share the post after them: 粮食厅、公路厅厅长.
        """
        previous: Value | None = None
        for item in items.shared(self.view, at, end) if each else items.read(self.view, at, end):
            body = self._body(item, previous, before or Before(), at)
            if body is None:
                continue
            previous = body
            whole = item.post
            of_body = item.unit in lexicon.table("systems") or body.name.endswith(_full(item.unit))
            if item.body is None and item.unit and not of_body:
                whole = item.unit + item.post  # a desk or 党组: its name belongs to the post
            post, held_in = titles.normal(whole, body)
            yield Item(post, item.body, item.unit, item.former, item.sector), held_in

    def _body(self, item: Item, previous: Value | None, before: Before, at: int) -> Value | None:
        if item.body is not None:
            inner = titles.organ(bodies.committee(item.body.name), item.unit) if item.unit else None
            return inner or _within(item.body, previous) or item.body
        if item.unit == "党组" or item.post.startswith("党组"):
            return self._party_group(previous, before, at)
        if item.unit in lexicon.table("systems"):
            return self._of_place(item.unit, previous or before.body, at)
        if item.unit:
            return self._organ(item, previous, before, at)
        return self._bare(item, previous, before, at)

    def _bare(self, item: Item, previous: Value | None, before: Before, at: int) -> Value | None:
        """The body of a title that stands alone."""
        scope = titles.scope(item.post)
        if scope == "government":
            own = bodies.place(previous.name) if previous else ""
            near = own.endswith(titles.division(item.post))
            return titles.of_place("政府", own) if near else self.implied(item.post, at)
        if scope == "rank" and previous is None and before.body:
            return bodies.value(bodies.without_party_group(before.body.name))
        if before.given and previous is None and before.body and _may_have(before.body, item.post):
            return before.body
        return self._continued(item, previous, before, at) or self.implied(item.post, at) or self.near(item.post, at)

    def _of_place(self, word: str, last: Value | None, at: int) -> Value | None:
        """县委书记、政府县长: the body of the same place as the one before, else of the place at hand."""
        own = self.context.at(at).body or self.context.body
        where = (bodies.place(last.name) if last else "") or (bodies.place(own.name) if own else "")
        return titles.of_place(word, where) if where else self.implied("主席", at) if "政协" in word else None

    def _party_group(self, previous: Value | None, before: Before, at: int) -> Value | None:
        """党组成员 without its body: that of the party group or the body named before; a party committee has none."""
        for body in (previous, before.families.get("党组"), before.body, self.implied("主席", at)):
            if body and not body.name.startswith("中共"):
                return bodies.value(bodies.without_party_group(body.name))
        return None

    def _organ(self, item: Item, previous: Value | None, before: Before, at: int) -> Value | None:
        if previous is None and before.body is None and _ELSEWHERE.search(item.unit):
            return bodies.value(item.unit)  # its name was not recognised, yet it is no organ of the committee at hand
        around = previous or before.body or self.implied("主席", at)
        if around is None or (previous and items.DESK.search(item.unit) and not items.HAS_ORGANS.search(previous.name)):
            return around
        return titles.organ(bodies.committee(around.name), item.unit)

    def _continued(self, item: Item, previous: Value | None, before: Before, at: int) -> Value | None:
        """The body that a bare title takes over from what was said before it."""
        cppcc = titles.scope(item.post) == "cppcc"
        family = before.families.get(titles.family(item.post))
        if cppcc and family and not bodies.cppcc(family.name) and self._cppcc_nearest(at):
            family = None
        if previous is None and family is not None and not (cppcc and before.body):
            return bodies.value(bodies.without_party_group(family.name))
        last = previous or before.body
        if last is None:
            return None
        name = bodies.without_party_group(last.name)
        if cppcc and bodies.cppcc(name):
            return bodies.value(bodies.committee(name))
        return bodies.value(name) if previous else None

    def _cppcc_nearest(self, at: int) -> bool:
        """Whether the body named last before in the paragraph is a CPPCC committee or an organ of one."""
        text = self.view.text
        n = text.rfind(ORG, text.rfind("\n", 0, at) + 1, at)
        return n >= 0 and bodies.cppcc(self.view.links[n].name)

    def near(self, post: str, at: int) -> Value | None:
        """The body of the kind that holds the post (校长: a school) named last before in the paragraph."""
        home = titles.home(post)
        party = post.endswith(("主委", "主任委员"))
        line = 0 if party else self.view.text.rfind("\n", 0, at) + 1
        for n in range(at - 1, max(line, at - (_FAR if party else _NEAR)) - 1, -1) if home else ():
            if self.view.text[n] == ORG and re.search(home, self.view.links[n].name):
                return facts.named(self.view.links[n])
        return None

    def implied(self, post: str, at: int) -> Value | None:
        """The body that the context gives to a bare title, if it is one that leaves its body unsaid."""
        scope = titles.scope(post)
        if scope == "government":
            name = self.context.place_of(at, titles.division(post))
            return titles.of_place("政府", name) if name else None
        own, whole = self.context.at(at).body, self.context.body
        if scope != "cppcc":
            return None
        if own is not None and bodies.cppcc(own.name):
            return own
        same = whole is not None and (own is None or bodies.place(own.name) == bodies.place(whole.name))
        return whole if whole is not None and same and bodies.cppcc(whole.name) else None


def _may_have(body: Value, post: str) -> bool:
    """Whether a body that has just met or been set up can have such a post: no CPPCC committee has a 议长."""
    home = titles.home(post)
    return not home or bool(re.search(home, body.name))


#: A name that says itself whose it is, and words for organs that do not.
_OWN = re.compile(r"政协|^[省市县区州盟旗镇乡全党]|[省市县州]")
_ELSEWHERE = re.compile(
    r".(?:厂|公司|集团|村|镇|乡|街道|社区|商会|协会|学院|大学|医院|银行|店|小学|中学|学校|党校|合作社|寺|报社|电视台)$"
)
_PARTY = re.compile(r"中共[^第]{2,24}?委员会")
_PARTY_ORGAN = re.compile(rf"{_PARTY.pattern}(?P<organ>.+)")
_ORGAN = re.compile(r"(?:[一-龥]{2,6}(?:中心|委员会|委)|[一-龥]{0,6}(?:办公室|办公厅|研究室))$")


def _within(body: Value, previous: Value | None) -> Value | None:
    """What ``body``, an organ without its committee, is part of: the committee of the item before it.

    省政协常委、提案委员会主任 in a city's journal speaks of the province's.
    """
    if previous is None or _OWN.search(body.text) or not body.text:
        return None
    if (own := _PARTY_ORGAN.fullmatch(body.name)) and (above := _PARTY.fullmatch(previous.name)):
        return bodies.value(above[0] + own["organ"])  # 寿光市委常委、组织部部长 in a page of 潍坊市
    if not bodies.cppcc(previous.name):
        return None
    committee, name = bodies.committee(previous.name), body.name
    if bodies.cppcc(name) and name != bodies.committee(name):
        organ = committee + name.removeprefix(bodies.committee(name))
        return Value(organ, entity_iri("ORG", organ), body.text)
    if name == body.text and _ORGAN.fullmatch(name):
        return titles.organ(committee, name)
    return None


def _full(unit: str) -> str:
    return lexicon.table("organs").get(unit, unit)
