"""Finding entities by any of their names: canonical, short form as printed, Simplified or Traditional, or in pinyin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError
from kg.iri import ENTITY, ONTOLOGY
from kg.schema import EXTERNAL, ancestors
from kg.store import pinyin, sparql
from kg.store.short_forms import short_forms

if TYPE_CHECKING:
    import opencc

_LABELS = """
SELECT ?entity ?property ?label (COUNT(DISTINCT ?document) AS ?documents) WHERE {
  VALUES ?property { skos:prefLabel skos:altLabel }
  GRAPH ?document { ?entity ?property ?label }
} GROUP BY ?entity ?property ?label
"""
_LABEL, _TYPE = (ox.NamedNode(EXTERNAL[name]) for name in ("prefLabel", "type"))
_CLASSES = "SELECT DISTINCT ?entity ?cls WHERE { ?entity a ?cls ; skos:prefLabel ?label }"


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that a name may mean.

    ``matched`` is the one of its names that fits best, and ``exact`` says whether it is the name asked for or only
    contains it; ``documents`` counts those that use that name.
    """

    iri: str
    cls: str
    name: str
    matched: str
    documents: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Label:
    """One name of an entity: canonical or not, and how many documents use it."""

    text: str
    canonical: bool
    documents: int


def exact(store: ox.Store, text: str) -> str | None:
    """The IRI that ``text`` is, or that of the one entity with just this canonical name; None leaves it to ``Names``.

    It asks the store's index, so that who writes a name in full need not wait until all names have been read.
    """
    everywhere = ox.DefaultGraph()
    if text.startswith(ENTITY):
        try:
            pattern = store.quads_for_pattern(ox.NamedNode(text), _LABEL, None, everywhere)
        except ValueError:
            return None
    else:
        pattern = store.quads_for_pattern(None, _LABEL, ox.Literal(text, language="zh"), everywhere)
    found = {
        quad.subject.value
        for quad in pattern
        if isinstance(quad.subject, ox.NamedNode)
        for typed in store.quads_for_pattern(quad.subject, _TYPE, None, everywhere)
        if isinstance(typed.object, ox.NamedNode) and typed.object.value.startswith(ONTOLOGY)
    }
    return found.pop() if len(found) == 1 and min(found).startswith(ENTITY) else None


class Names:
    """All names of all entities of a store, folded for comparison; read once."""

    def __init__(self, store: ox.Store) -> None:
        self._classes: dict[str, set[str]] = {}
        for entity, cls in sparql.rows(store, _CLASSES):
            if entity.startswith(ENTITY) and cls.startswith(ONTOLOGY):
                self._classes.setdefault(entity, set()).add(cls.removeprefix(ONTOLOGY))
        rows = [row for row in sparql.rows(store, _LABELS) if row[0] in self._classes]
        official = [row for row in rows if row[1].endswith("prefLabel")]
        rows += [[iri, "usual", form, count] for iri, _, label, count in official for form in short_forms(label)]
        self._labels: dict[str, list[tuple[str, Label]]] = {}
        for (entity, kind, label, documents), folded in zip(rows, fold(row[2] for row in rows), strict=True):
            known = Label(label, kind.endswith("prefLabel"), int(documents))
            self._labels.setdefault(entity, []).append((folded, known))
        self._together = {iri: "\n".join(folded for folded, _ in labels) for iri, labels in self._labels.items()}

    def entries(self) -> Iterator[tuple[str, str, tuple[Label, ...]]]:
        """All entities by IRI: the IRI, the class, and the names that ``find`` looks at, the canonical ones first."""
        for iri in sorted(self._labels):
            labels = sorted(
                {label for _, label in self._labels[iri]}, key=lambda one: (not one.canonical, -one.documents, one.text)
            )
            yield iri, most_specific(self._classes[iri]), tuple(labels)

    def find(self, text: str, most: int | None = None) -> list[Found]:
        """Entities with a name that contains ``text``, or that it spells in pinyin; nothing for an empty text.

        The whole name comes first, then canonical names, then beginnings, then what most documents use. What is spelt
        only comes after what is written, and is never exact. ``most`` is how many are wanted, all of them if not said.
        """
        (asked,) = fold([text])
        if not asked:
            return []
        written = self._written(asked)
        ranked = written or (self._spelt(asked) if pinyin.is_typed(asked) else [])
        best = sorted(ranked)[:most]  # no two have one IRI, so labels are not compared
        return [self._found(iri, label, exact=bool(written) and not rank[0]) for rank, iri, label in best]

    def _written(self, asked: str) -> "list[_Ranked]":
        ranked = []
        for iri, together in self._together.items():
            if asked in together:  # few are: the labels of most need not be looked at one by one
                fits = [(_rank(asked, folded, label), label) for folded, label in self._labels[iri] if asked in folded]
                rank, label = min(fits, key=lambda fit: fit[0])
                ranked.append((rank, iri, label))
        return ranked

    def _spelt(self, asked: str) -> "list[_Ranked]":
        ranked = []
        for iri, labels in self._labels.items():
            spelt = [(pinyin.find(asked, folded), len(folded), label) for folded, label in labels]
            fits = [(_rank_spelt(span, size, label), label) for span, size, label in spelt if span]
            if fits:
                rank, label = min(fits, key=lambda fit: fit[0])
                ranked.append((rank, iri, label))
        return ranked

    def _found(self, iri: str, label: Label, *, exact: bool) -> Found:
        name = min((known.text for _, known in self._labels[iri] if known.canonical), default=label.text)
        return Found(iri, most_specific(self._classes[iri]), name, label.text, label.documents, exact)

    def resolve(self, text: str) -> str:
        """The IRI of the one entity that ``text`` names or is; a canonical name goes before another's short form.

        QueryError when no entity has that name (with what comes near it) or several have.
        """
        if text in self._labels:
            return text
        found = self.find(text)
        exact = [one for one in found if one.exact]
        named = [one for one in exact if one.name == one.matched] or exact
        if len(named) == 1:
            return named[0].iri
        if named:
            raise QueryError(f"{text} may mean {_some(f'{one.name} ({one.iri})' for one in named)}; say which.")
        near = f"; names like it: {_some(one.name for one in found)}" if found else ""
        raise QueryError(f"The graph has no entity named {text}{near}.")


#: How well an entity fits, smallest best, its IRI, and the label that fits best.
_Ranked = tuple[tuple[bool, bool, bool, int, str], str, Label]


def _rank(asked: str, folded: str, label: Label) -> tuple[bool, bool, bool, int, str]:
    """How well a label fits, smallest best."""
    return folded != asked, not label.canonical, not folded.startswith(asked), -label.documents, label.text


def _rank_spelt(span: tuple[int, int], size: int, label: Label) -> tuple[bool, bool, bool, int, str]:
    """The same for a label of which ``span`` is spelt."""
    return span != (0, size), not label.canonical, span[0] > 0, -label.documents, label.text


def _some(names: Iterable[str], most: int = 5) -> str:
    first = list(islice(names, most + 1))
    return "、".join(first[:most]) + (" …" if len(first) > most else "")


def fold(texts: Iterable[str]) -> list[str]:
    """Names as names are compared: without white space, quote and title marks, in Simplified characters."""
    bare = "\n".join(re.sub(r"[\s“”\"‘’《》]", "", text) for text in texts)
    return str(_simplified().convert(bare)).split("\n")


@cache
def _simplified() -> "opencc.OpenCC":
    """What makes characters simplified; to load its dictionaries takes longer than to look through all names."""
    import opencc  # noqa: PLC0415 - only searching needs it

    return opencc.OpenCC("t2s")


def most_specific(classes: set[str]) -> str:
    """The class among ``classes`` (local names) that none of the others lies below; the first by name if several.

    A class that is not of the ontology (a full IRI, such as skos:Concept) is passed over.
    """
    ours = {cls for cls in classes if ":" not in cls}
    general = {above for cls in ours for above in ancestors(cls)}
    return min(ours - general, default="")
