"""What each fact consists of: the one declaration that statements, fact export, relations and shapes derive from.

A fact is a node of one class; each key of the fact export is a *slot* of it, stated by one predicate of the ontology.
Adding a slot here (and its property to ``ontology/cppcc.ttl``) makes it travel from the extractor to the export.
"""

from dataclasses import dataclass
from typing import Literal

#: How the value of a slot is stated: see each use in ``kg.relate.statements``.
Kind = Literal["self", "entity", "part", "concept", "day", "span", "text", "number", "flag"]

#: What the fact export shows for a slot: one scalar, always a list, or a scalar unless several are stated.
Shape = Literal["one", "list", "either"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One key of the fact export and the predicate that states it.

    ``kind`` says what the value is:

    - ``self``: the entity that the fact is about and whose IRI is the fact's node (the name of a meeting);
    - ``entity``: an entity with one of ``labels``; a ``required`` one is minted from its name if it was not linked;
    - ``part``: a node that exists only within the entity of slot ``within`` (主席 of a body), under ``segment``;
    - ``concept``: a concept of the SKOS scheme ``scheme``; several are joined by 、;
    - ``day``: a date as precise as it is stated; ``span``: a date or ``A/B``, stated by ``predicate`` and ``until``;
    - ``text``, ``number``, ``flag``: literals.

    ``printed`` slots are exported with the words of the text instead of the canonical name.
    """

    key: str
    predicate: str
    kind: Kind
    labels: tuple[str, ...] = ()
    required: bool = False
    shape: Shape = "one"
    within: str = ""
    segment: str = ""
    scheme: str = ""
    until: str = ""
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Direct:
    """A plain triple asserted beside the fact's node, between two of its slots (``node`` is the fact itself).

    In the relation export the values of ``qualifier`` (a slot) stand beside it.
    """

    subject: str
    predicate: str
    object: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class FactType:
    """A type of fact: its class, the slots of its export, the plain triples beside it, and how its IRI is minted.

    ``key`` are the slots that tell one fact from another, in the order of the IRI, and the first of ``tie`` that is
    stated is one more. Without its ``anchor`` (a date, a period) a fact is known only within its document, whose name
    then stands in the IRI. ``during`` is the predicate that leads to its OWL-Time interval.
    """

    name: str
    cls: str
    segment: str
    slots: tuple[Slot, ...]
    direct: tuple[Direct, ...] = ()
    key: tuple[str, ...] = ()
    tie: tuple[str, ...] = ()
    anchor: str = ""
    during: str = ""

    def slot(self, key: str) -> Slot:
        """The slot of one export key; KeyError if this type of fact has none of that name."""
        for slot in self.slots:
            if slot.key == key:
                return slot
        raise KeyError(f"a fact of type {self.name} has no slot {key}")


_AGENTS = ("PERSON", "ORG")
_SITES = ("LOC", "ORG")

POST = FactType(
    "post",
    "Membership",
    "membership",
    (
        Slot("person", "member", "entity", ("PERSON",), required=True),
        Slot("post", "post", "part", required=True, within="org", segment="post"),
        Slot("org", "organization", "entity", ("ORG",), required=True),
        Slot("from", "startDate", "day"),
        Slot("to", "endDate", "day"),
        Slot("former", "former", "flag"),
        Slot("term", "inTerm", "part", within="org", segment="term"),
        Slot("sector", "sector", "concept", scheme="sector"),
        Slot("party", "party", "concept", scheme="party"),
        Slot("sex", "sex", "text"),
        Slot("ethnicity", "ethnicity", "text"),
    ),
    (
        Direct("person", "memberOf", "org", qualifier="post"),
        Direct("person", "holds", "post"),
        Direct("person", "party", "party"),
        Direct("person", "sector", "sector"),
        Direct("person", "sex", "sex"),
        Direct("person", "ethnicity", "ethnicity"),
    ),
    key=("person", "org", "post"),
    during="org:memberDuring",
)

MEETING = FactType(
    "meeting",
    "Meeting",
    "meeting",
    (
        Slot("name", "prefLabel", "self", ("MEETING",)),
        Slot("date", "startDate", "span", until="endDate"),
        Slot("kind", "kind", "concept", scheme="meeting-kind"),
        Slot("host", "hostedBy", "entity", ("ORG",)),
        Slot("chair", "chairedBy", "entity", _AGENTS, shape="list"),
        Slot("spoke", "addressedBy", "entity", _AGENTS, shape="list"),
        Slot("attended", "attendedBy", "entity", _AGENTS, shape="list"),
        Slot("place", "heldAt", "entity", _SITES),
        Slot("agenda", "agendaItem", "text", shape="list"),
        Slot("topic", "topic", "text"),
        Slot("planned", "planned", "flag"),
    ),
    key=("name",),
    during="during",
)

ACTIVITY = FactType(
    "activity",
    "Activity",
    "activity",
    (
        Slot("date", "startDate", "span", until="endDate"),
        Slot("kind", "kind", "concept", scheme="activity-kind"),
        Slot("leader", "ledBy", "entity", _AGENTS, shape="list"),
        Slot("participants", "participant", "entity", _AGENTS, shape="list", printed=True),
        Slot("visited", "visited", "entity", (*_SITES, "PROGRAM"), shape="list", printed=True),
        Slot("topic", "topic", "text"),
        Slot("planned", "planned", "flag"),
    ),
    key=("date", "kind", "leader"),
    tie=("visited", "topic"),
    anchor="date",
    during="during",
)

STATISTIC = FactType(
    "statistic",
    "Observation",
    "statistic",
    (
        Slot("org", "refBody", "entity", ("ORG", "LOC", "MEETING"), required=True),
        Slot("measure", "measure", "text"),
        Slot("value", "value", "number"),
        Slot("unit", "unit", "text"),
        Slot("period", "period", "text"),
        Slot("approximate", "approximate", "flag"),
        Slot("topic", "topic", "text"),
    ),
    key=("org", "period", "measure", "value", "unit"),  # two counts of one thing are two claims
    tie=("topic",),
    anchor="period",
    during="during",
)

DOCUMENT = FactType(
    "document",
    "Work",
    "work",
    (
        Slot("title", "prefLabel", "self", ("DOCUMENT",)),
        Slot("issuer", "issuedBy", "entity", ("ORG",), shape="either"),
        Slot("author", "author", "entity", _AGENTS, shape="either"),
        Slot("kind", "kind", "concept", scheme="document-kind"),
        Slot("date", "issued", "day"),
        Slot("number", "documentNumber", "text"),
    ),
    key=("title",),
)

#: Type of fact → its declaration; the keys are ``kg.model.FACT_TYPES``.
FACTS = {declared.name: declared for declared in (POST, MEETING, ACTIVITY, STATISTIC, DOCUMENT)}

#: Class of a fact's node, local name → its declaration.
BY_CLASS = {declared.cls: declared for declared in FACTS.values()}

#: Path segment of the IRI of a fact's node → its declaration.
BY_SEGMENT = {declared.segment: declared for declared in FACTS.values()}
