"""Station 4: Links and text → Facts and Statements."""

from collections.abc import Sequence

from kg.model import Document, Fact, Link

from . import activities, documents, meetings, posts, statistics, view
from .context import Context

__all__ = ["relate"]


def relate(document: Document, links: Sequence[Link]) -> list[Fact]:
    """The facts that the text states about the linked mentions, in the order of their evidence."""
    if not document.text.strip():
        return []
    seen = view.build(document, links)
    context = Context(document, seen)
    told = meetings.Told(seen, context)
    found = [
        *posts.extract(seen, context),
        *told.facts(),
        *activities.extract(seen, context, told),
        *statistics.extract(seen, context, told),
        *documents.extract(seen, context),
    ]
    return sorted(found, key=lambda fact: (fact.start, fact.end, fact.type, repr(fact.slots)))
