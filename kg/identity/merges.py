"""Which atoms are one person, and why: reasons for and against, weighed pair by pair.

For it speak a post of one body that both hold, a body that both act for, a numbered meeting that both attend. Against
it speak sex, ethnicity, many years in between, and a document that tells them apart. A name alone joins nobody.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from kg.divisions import divisions
from kg.identity import iris
from kg.identity.atoms import LONGEST_GAP, Atom
from kg.schema import nodes

#: Posts that so many hold at once that two of one name are nothing strange.
_COMMON = ("委员", "代表", "成员", "党员", "会员", "职工", "干部")


class Reason(NamedTuple):
    """Why two atoms are one: the rule, a sentence, and the documents that it rests on."""

    rule: str
    sentence: str
    documents: tuple[str, ...]


def against(one: Atom, other: Atom) -> str:
    """Why two atoms cannot be one person; empty if nothing speaks against it."""
    for key in ("sex", "ethnicity"):
        said = getattr(one, key) | getattr(other, key)
        if len(said) > 1:
            return f"the {key} differs: {', '.join(sorted(said))}"
    if one.years and other.years:
        gap = max(one.years[0], other.years[0]) - min(one.years[1], other.years[1])
        if gap > LONGEST_GAP:
            return f"{gap} years lie between their facts"
    both = sorted(set(one.documents) & set(other.documents))
    if both and not _career(one, other):
        return f"{both[0]} speaks of both"
    return ""


def reason(one: Atom, other: Atom) -> Reason | None:
    """The best reason why two atoms of one name are one person; None if there is only the name."""
    return next((found for rule in _RULES if (found := rule(one, other))), None)


def near(one: Atom, other: Atom) -> bool:
    """Whether two jurisdictions are so near that one person may be of both: one holds the other, or one prefecture."""
    here, there = iris.place(one.iri), iris.place(other.iri)
    if not (here and there) or here == there:
        return True
    table = divisions()
    return any(table.related(a, b) >= 2 for a in table.called(here) for b in table.called(there))


def _nested(one: Atom, other: Atom) -> bool:
    here, there = iris.place(one.iri), iris.place(other.iri)
    return not (here and there) or divisions().nested(here, there)


def _career(one: Atom, other: Atom) -> str:
    """A curriculum vitae of one of them that holds a post of the other one; its document."""
    for cv, who in ((one, other), (other, one)):
        for document, clue in cv.clues:
            if clue.career and any(post in who.posts and post[1] not in _COMMON for post in clue.posts):
                return document
    return ""


def _same_post(one: Atom, other: Atom) -> Reason | None:
    shared = sorted(
        post for post in one.posts.keys() & other.posts.keys() if post[1] not in _COMMON or _nested(one, other)
    )
    if not shared:
        return None
    body, title = post = next((post for post in shared if post[1] not in _COMMON), shared[0])
    documents = _some(one.posts[post], other.posts[post])
    cv = _career(one, other)
    how = f"the CV in {cv} names a post that others give" if cv else "both hold one post"
    return Reason("post", f"{how}: {title} of {iris.name(body)}", documents)


def _same_body(one: Atom, other: Atom) -> Reason | None:
    mine = {body: documents for (body, _), documents in one.posts.items()}
    theirs = {body: documents for (body, _), documents in other.posts.items()}
    shared = sorted(body for body in mine.keys() & theirs.keys() if not _open_to_all(body))
    if not shared or not _nested(one, other):
        return None
    return Reason("body", f"both act for {iris.name(shared[0])}", _some(mine[shared[0]], theirs[shared[0]]))


def _same_meeting(one: Atom, other: Atom) -> Reason | None:
    shared = sorted(one.meetings.keys() & other.meetings.keys())
    if not shared or not _nested(one, other):
        return None
    documents = _some(one.meetings[shared[0]], other.meetings[shared[0]])
    return Reason("meeting", f"both take part in {iris.name(shared[0])}", documents)


_RULES: Sequence[Callable[[Atom, Atom], Reason | None]] = (_same_post, _same_body, _same_meeting)
_STRENGTH = ("post", "body", "meeting")


def _open_to_all(body: str) -> bool:
    """Whether a body has so many members that to share it says little: a party, the nation's bodies."""
    name = nodes.unescape(nodes.tail(body))
    return name.startswith(("中国", "中华", "全国")) and not name.endswith("党组")


def _some(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """The first document of each side."""
    return tuple(sorted({min(one), min(other)}))


class Groups:
    """IRIs that mean one entity so far, joined one reason at a time."""

    def __init__(self, given: Iterable[str], people: Mapping[str, Atom], apart: Collection[frozenset[str]]) -> None:
        """``people`` are the atoms among the ``given``; ``apart`` the pairs that a judgement keeps apart."""
        self._members = {iri: [iri] for iri in given}
        self._people = people
        self._apart = apart

    def __iter__(self) -> Iterator[list[str]]:
        """Each group once, by its first member."""
        return (group for iri, group in sorted(self._members.items()) if group[0] == iri)

    def members(self, iri: str) -> list[str]:
        """All IRIs of the entity that this one means, sorted."""
        return self._members[iri]

    def why_not(self, one: str, other: str) -> str:
        """What speaks against joining the groups of two persons; empty if nothing does."""
        pairs = [(a, b) for a in self._members[one] for b in self._members[other]]
        if any(frozenset(pair) in self._apart for pair in pairs):
            return "a judgement keeps them apart"
        return next((why for a, b in pairs if (why := against(self._people[a], self._people[b]))), "")

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        group = sorted({*self._members[one], *self._members[other]})
        for iri in group:
            self._members[iri] = group


def candidates(people: Iterable[Atom]) -> list[tuple[str, str, Reason]]:
    """The pairs of namesakes that there is a reason to join, the strongest reasons first."""
    by_name: dict[str, list[Atom]] = {}
    for atom in people:
        by_name.setdefault(iris.name(atom.iri), []).append(atom)
    pairs = (pair for namesakes in by_name.values() for pair in combinations(namesakes, 2))
    found = [(one.iri, other.iri, why) for one, other in pairs if (why := reason(one, other))]
    return sorted(found, key=lambda row: (_STRENGTH.index(row[2].rule), row))
