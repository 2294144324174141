"""Chains of posts: 省政协常委、提案委员会主任 is two posts, the second in an organ of the first's body.

A post without a body takes it from the item before, from the sentence, or from the context, in this order, and stays
out when nothing supplies it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.model import Value

from . import bodies, facts, items, lexicon, organs, titles
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
    first: Value | None = None  # the body that the sentence named first
    here: str = ""  # the division that somebody has gone to: 回到武汉，任市委副书记

    def then(self, body: Value, post: str) -> "Before":
        """With one more post."""
        family = "党组" if body.name.endswith("党组") else titles.family(post)
        return Before(body, {**self.families, family: body}, self.given, self.first or body, self.here)


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
            if item.body is None and _POSTS_OWN.search(item.unit) and not body.name.endswith(organs.full(item.unit)):
                whole = item.unit + item.post
            post, held_in = titles.normal(whole, body)
            yield replace(item, post=post), held_in

    def _body(self, item: Item, previous: Value | None, before: Before, at: int) -> Value | None:
        if item.body is not None:
            inner = organs.of(item.body.name, item.unit) if item.unit else None
            where = organs.seat(previous.name) if previous else before.here
            return inner or organs.within(item.body, previous) or organs.moved(item.body, where) or item.body
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
            own = bodies.place(previous.name) if previous else before.here
            near = own.endswith(titles.division(item.post))
            return titles.of_place("政府", own) if near else self.implied(item.post, at)
        if item.post.endswith("秘书长") and before.body and before.body.name.endswith("会议主席团"):
            return bodies.value(before.body.name.removesuffix("主席团"))  # 主席团常务主席甲、乙，秘书长丙
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
        """The organ that ``item.unit`` names: of the place or party that it says, else of the body at hand."""
        party = self.context.body if self.context.body and not bodies.cppcc(self.context.body.name) else None
        if organs.OURS.fullmatch(item.unit):  # 我会主委 on the page of a party's committee
            return party
        around = previous or before.body or self.implied("主席", at) or party
        if levelled := organs.LEVEL.match(item.unit):
            own = bodies.place(around.name) if around else ""
            where = own if own.endswith(levelled["level"]) else self.context.place_of(at, levelled["level"])
            return organs.of_division(levelled["rest"], where) if where else None
        whose = around is None or (previous is None and before.body is None)
        if organs.NAMED.match(item.unit) or (whose and organs.ELSEWHERE.search(item.unit)):
            return bodies.value(item.unit)  # its name was not recognised, yet it is no organ of the committee at hand
        if around is None or (previous and items.DESK.search(item.unit) and not items.HAS_ORGANS.search(previous.name)):
            return around
        return organs.of(around.name, item.unit)

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
        same = before.first is not None and before.first.name == last.name
        if item.post.endswith("秘书长") and same and _SECRETARIAT.search(name):
            return last
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
    if post == "主任委员" and body.name.endswith("委员会"):
        return True
    return not home or bool(re.search(home, body.name))


#: Committees and associations that have a 秘书长 as the CPPCC has: 民盟市委会副主委甲，秘书长乙.
_SECRETARIAT = re.compile(r"^(?:中国(?!共产|人民政治)|九三|台湾).*委员会$|(?:联合会|协会|学会|商会|促进会)$")

#: A desk or 党组: its name belongs to the post.
_POSTS_OWN = re.compile(f"党|{items.DESK.pattern}")
