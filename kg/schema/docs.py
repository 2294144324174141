"""The ontology as a page to read: ``python -m kg.schema.docs > docs/ontology.md``."""

import sys
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.iri import ONTOLOGY
from kg.schema.facts import FACTS, FactType, Slot
from kg.schema.terms import PREFIXES, iri, local, ontology
from kg.schema.vocabulary import SCHEME, concepts, concepts_in, schemes, vocabularies

_KINDS = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join((*_head(), *_classes(), *_properties(), *_facts(), *_vocabularies())) + "\n"


def terms(*kinds: str) -> tuple[str, ...]:
    """Full IRIs of our terms of these types (``owl:Class`` …), sorted."""
    found = {
        quad.subject.value
        for kind in kinds
        for quad in ontology().quads_for_pattern(None, NamedNode(iri("type")), NamedNode(iri(kind)))
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ONTOLOGY)
    }
    return tuple(sorted(found))


def said(term: str, predicate: str, language: str = "") -> tuple[str, ...]:
    """What the ontology says of a term: short names of terms, and literals of one language; sorted."""
    rows = ontology().quads_for_pattern(NamedNode(term), NamedNode(iri(predicate)), None)
    values = [quad.object for quad in rows]
    return tuple(
        sorted(
            local(value.value) if isinstance(value, NamedNode) else value.value
            for value in values
            if isinstance(value, NamedNode) or (isinstance(value, Literal) and (value.language or "") == language)
        )
    )


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _table(*head: str) -> list[str]:
    return [_row(*head), _row(*("---" for _ in head))]


def _both(term: str, predicate: str) -> str:
    """Chinese and English, each on its own line."""
    return "<br>".join((*said(term, predicate, "zh"), *said(term, predicate, "en")))


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _head() -> Iterator[str]:
    yield "# The ontology 本体"
    yield ""
    yield f"Namespace `{ONTOLOGY}`; entities live under `{PREFIXES['id']}`."
    yield "Made from `ontology/cppcc.ttl`, `ontology/vocabularies/` and `kg/schema/` by `python -m kg.schema.docs`."


def _classes() -> Iterator[str]:
    yield from ("", "## Classes 类", "", *_table("Class", "Label", "Definition", "Below"))
    for term in terms("owl:Class"):
        yield _row(
            f"`{local(term)}`",
            _both(term, "rdfs:label"),
            _both(term, "skos:definition"),
            _code(said(term, "rdfs:subClassOf")),
        )


def _properties() -> Iterator[str]:
    yield from ("", "## Properties 属性", "", *_table("Property", "Label", "Definition", "Of", "Value", "Below"))
    for term in terms(*_KINDS):
        ends = (_code(said(term, f"schema:{end}Includes")) for end in ("domain", "range"))
        yield _row(
            f"`{local(term)}`",
            _both(term, "rdfs:label"),
            _both(term, "skos:definition"),
            *ends,
            _code(said(term, "rdfs:subPropertyOf")),
        )


def _facts() -> Iterator[str]:
    yield from ("", "## Facts 事实", "", "Each key of the fact export and the predicate that states it.")
    for declared in FACTS.values():
        yield from ("", f"### {declared.name} → `{declared.cls}`", "")
        yield f"IRI: `{_shape(declared)}`"
        yield from ("", *_table("Key", "Predicate", "Value"))
        for slot in declared.slots:
            yield _row(
                f"`{slot.key}`", f"`{slot.predicate}`" + (f", `{slot.until}`" if slot.until else ""), _value(slot)
            )
        for direct in declared.direct:
            yield from ("",) if direct is declared.direct[0] else ()
            yield f"- also asserted: `{direct.subject}` `{direct.predicate}` `{direct.object}`"


def _shape(declared: FactType) -> str:
    """``membership/PERSON/ORG/POST``."""
    ties = ["|".join(key.upper() for key in declared.tie)] if declared.tie else []
    return "/".join([declared.segment, *(key.upper() for key in declared.key), *ties])


def _value(slot: Slot) -> str:
    """What a slot holds, in words."""
    words = {
        "self": "name of the node itself",
        "entity": " or ".join(slot.labels),
        "part": f"{slot.segment} within `{slot.within}`",
        "concept": f"concept of `{slot.scheme}`",
        "day": "date, as precise as stated",
        "span": "date or `A/B`",
    }.get(slot.kind, slot.kind)
    return words + ("; several" if slot.shape != "one" else "") + ("; exported as printed" if slot.printed else "")


def _vocabularies() -> Iterator[str]:
    yield from ("", "## Vocabularies 词表")
    for scheme in schemes():
        node = NamedNode(SCHEME + scheme)
        about = [
            quad.object for quad in vocabularies().quads_for_pattern(node, NamedNode(iri("skos:definition")), None)
        ]
        yield from ("", f"### `{scheme}` ({len(concepts_in(scheme))})", "")
        yield "<br>".join(one.value for one in sorted(about, key=str, reverse=True) if isinstance(one, Literal))
        yield ""
        labels = concepts(scheme)
        for concept in concepts_in(scheme):
            others = sorted(label for label, named in labels.items() if named == concept and label != concept.label)
            yield f"- {concept.label}" + (f"（{'、'.join(others)}）" if others else "")


if __name__ == "__main__":
    sys.stdout.write(page())
