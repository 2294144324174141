"""The declaration everything else derives from: classes of entities, slots of facts, vocabularies, namespaces.

The ontology itself is hand-written Turtle in ``ontology/``; this package says which of its terms carry which value.
It depends on no station, so that every station may use it.
"""

from kg.schema.entities import ABOUT, RELATIONS, classify, parent
from kg.schema.facts import BY_CLASS, BY_SEGMENT, FACTS, Direct, FactType, Slot
from kg.schema.literals import day, number, numeral, span, term_name, tidy
from kg.schema.terms import EXTERNAL, PREFIXES, ancestors, iri, local
from kg.schema.vocabulary import Concept, concept, concepts, concepts_in, schemes

__all__ = [
    "ABOUT",
    "BY_CLASS",
    "BY_SEGMENT",
    "EXTERNAL",
    "FACTS",
    "PREFIXES",
    "RELATIONS",
    "Concept",
    "Direct",
    "FactType",
    "Slot",
    "ancestors",
    "classify",
    "concept",
    "concepts",
    "concepts_in",
    "day",
    "iri",
    "local",
    "number",
    "numeral",
    "parent",
    "schemes",
    "span",
    "term_name",
    "tidy",
]
