"""Meetings: when and where one was held, by whom, who chaired, spoke and attended.

A document speaks of one meeting in many sentences; what each says is gathered in an
:class:`~kg.relate.occasions.Occasion`. A meeting that is only cited (贯彻…会议精神) gives no fact.
"""

from bisect import bisect_right

from kg.model import Fact

from . import tellings, unnamed
from .context import Context
from .occasions import Occasion
from .view import View
from .walk import Walk


class Told:
    """The meetings a document tells of, and which of them a sentence speaks of."""

    def __init__(self, view: View, context: Context) -> None:
        reader = Walk(view, context)
        reader.read()
        self.view = view
        self.occasions = reader.occasions
        self._starts = [at for at, _ in reader.spoken]
        self._spoken = reader.spoken

    def facts(self) -> list[Fact]:
        """One for each meeting, in the order of their first mention."""
        return [occasion.fact(self.view) for occasion in tellings.once(self.occasions.found) if _particular(occasion)]

    def before(self, position: int) -> Occasion | None:
        """The last meeting told of before ``position`` that has a day."""
        n = bisect_right(self._starts, position)
        return next((told for _, told in reversed(self._spoken[:n]) if told and told.date), None)

    def at(self, position: int) -> Occasion | None:
        """The meeting that the sentence around ``position`` speaks of."""
        n = bisect_right(self._starts, position) - 1
        return self._spoken[n][1] if n >= 0 else None


def _particular(occasion: Occasion) -> bool:
    """Whether the text tells something of a meeting, and its name or what is told says which one it was."""
    known = occasion.date or not unnamed.KIND.fullmatch(occasion.link.name)
    return occasion.told and bool(known)
