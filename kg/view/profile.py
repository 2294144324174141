"""What the page of an entity consists of: sections of rows, each row a fact with its evidence, and small drawings.

Plain data that the templates draw, the same for every kind of page; ``kg.view.profiles`` says what which kind has.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.export.relations import End
from kg.schema import nodes
from kg.view.chart import Chart
from kg.view.dossier import Dossier, Fact, Sentence, without_date
from kg.view.timeline import Timeline

#: IRI → its dossier, None for what has none.
Dossiers = Callable[[str], Dossier | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A fact on the page: when, who or what, in which roles (keys of words), in which quality (words of documents)."""

    when: str
    ends: tuple[End, ...]
    roles: tuple[str, ...]
    note: str
    sentences: tuple[Sentence, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Link:
    """An entity without evidence of its own on this page; ``note`` stands behind it (a number of times, a date)."""

    iri: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the division tree with what lies in it; ``here`` is the page's own place."""

    link: Link
    here: bool
    below: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under a heading, whose word has the key ``title``; an empty one is not shown."""

    title: str
    rows: tuple[Row, ...] = ()
    links: tuple[Link, ...] = ()
    texts: tuple[str, ...] = ()
    timeline: Timeline | None = None
    charts: tuple[Chart, ...] = ()
    tree: tuple[Branch, ...] = ()
    dense: bool = False

    @property
    def style(self) -> str:
        """The class of its list of rows: what is short and many stands in columns, what has no date leaves no room for
        one.
        """
        return " ".join(["dense"] * self.dense + ["plain"] * (not any(row.when for row in self.rows)))

    def __bool__(self) -> bool:
        return any((self.rows, self.links, self.texts, self.timeline, self.charts, self.tree))


def when(since: str, until: str) -> str:
    """A date or a stretch of time as it is shown, as precise as stated; 2018-01-30–02-02 says the year once."""
    if not until or until == since:
        return since
    parts, same = until.split("-"), 0
    while same < len(parts) - 1 and since.split("-")[same : same + 1] == parts[same : same + 1]:
        same += 1
    return f"{since}–{'-'.join(parts[same:])}" if since.count("-") == until.count("-") else f"{since}–{until}"


def undated(end: End) -> End:
    """An activity is called by its date, kind and topic: the date stands elsewhere in a row."""
    return End(without_date(end.name), end.cls, end.iri) if end.cls == "Activity" else end


def rows(facts: Iterable[Fact], role: Callable[[Fact], Sequence[str]] = lambda _: ()) -> tuple[Row, ...]:
    """Facts as rows by date, the undated last.

    Facts that differ in their other end only and rest on the same words (all who attended a meeting) are one row.
    ``role`` gives the keys of the words that say in which role the other end stands.
    """
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for one in facts:
        key = (tuple(role(one)), one.qualifier, one.since, one.until, one.sentences)
        groups.setdefault(key, []).append(one)
    found = []
    for group in groups.values():
        first = group[0]
        ends = tuple(dict.fromkeys(undated(one.other) for one in group))
        note = "" if first.qualifier in ends[0].name else first.qualifier
        found.append(Row(when(first.since, first.until), ends, tuple(role(first)), note, first.sentences, first.more))
    return tuple(sorted(found, key=lambda row: (not row.when, row.when)))


def counted(fact: Fact) -> Fact:
    """A number is introduced by what it counts: 立案提案：228件."""
    end = End(f"{fact.qualifier}：{fact.other.name}" if fact.qualifier else fact.other.name, fact.other.cls)
    return Fact("measure", True, end, "", fact.since, fact.until, (), fact.sentences, fact.more)


def bare(found: Iterable[Row]) -> tuple[Row, ...]:
    """Rows without roles, where the heading says which role it is."""
    return tuple(replace(row, roles=()) for row in found)


def predicate(fact: Fact) -> tuple[str, ...]:
    """The role of a fact is its predicate; seen from its object it is read the other way round."""
    return (fact.predicate,) if fact.forward else (fact.predicate, "page:inverse")


def events(facts: Iterable[Fact], dossiers: Dossiers) -> tuple[Row, ...]:
    """Meetings or activities by date, each once with all roles in it, and the sentences of all of them."""
    groups: dict[str, list[Fact]] = {}
    for one in facts:
        groups.setdefault(one.other.iri, []).append(one)
    found = []
    for group in groups.values():
        roles = tuple(dict.fromkeys(one.predicate for one in group))
        sentences = tuple(dict.fromkeys(sentence for one in group for sentence in one.sentences))
        stated = [(one.since, one.until) for one in group if one.since]
        date = when(*(stated[0] if stated else dated(dossiers(group[0].other.iri))))
        more = sum(one.more for one in group)
        found.append(Row(date, (undated(group[0].other),), roles, "", sentences, more))
    return tuple(sorted(found, key=lambda row: (not row.when, row.when, row.ends)))


@dataclass(frozen=True, slots=True)
class Profile:
    """A page: what stands under its heading (key of a word → who or what), and its sections that are not empty."""

    brief: tuple[tuple[str, tuple[End, ...]], ...]
    sections: tuple[Section, ...]


class Reading:
    """The facts of a dossier as they are dealt out to the sections of its page, so that none is forgotten."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._left = dict.fromkeys(dossier.facts)

    def take(self, *predicates: str, forward: bool = True, segment: str = "") -> list[Fact]:
        """The facts of these predicates, if the other end is of this kind (first segment of its IRI)."""
        found = [
            one
            for one in self._dossier.about(*predicates, forward=forward)
            if one in self._left and (not segment or nodes.segment(one.other.iri) == segment)
        ]
        for one in found:
            del self._left[one]
        return found

    def left(self) -> list[Fact]:
        """What no section has taken."""
        return list(self._left)

    def rest(self) -> Section:
        """The section of what no other has taken."""
        return Section("page:rest", rows(self._left, predicate))

    def brief(self, *predicates: str) -> tuple[tuple[str, tuple[End, ...]], ...]:
        """What stands under the heading: facts, which are not taken, for their evidence comes below, and notes."""
        found: dict[str, tuple[End, ...]] = {}
        for key in predicates:
            ends = [one.other for one in self._dossier.about(key)]
            ends += [End(text, "string") for text in self._dossier.notes.get(key, ())]
            known = tuple(dict.fromkeys(ends))
            if known and known not in found.values():  # the host of a session is mostly the body it is a session of
                found[key] = known
        return tuple(found.items())


def links(facts: Iterable[Fact]) -> tuple[Link, ...]:
    """The other ends of facts, by name, once each."""
    found = {one.other.iri: one.other.name for one in facts}
    return tuple(sorted((Link(iri, name) for iri, name in found.items()), key=lambda link: (link.name, link.iri)))


def dated(dossier: Dossier | None) -> tuple[str, str]:
    """When an event was, as most of its facts say; empty if none does. The period of a number is not its date."""
    facts = dossier.facts if dossier else ()
    dates = Counter((one.since, one.until) for one in facts if one.forward and one.since and one.predicate != "measure")
    return min(dates, key=lambda date: (-dates[date], date)) if dates else ("", "")
