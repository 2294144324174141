"""Which tellings are of one meeting: a headline and its text, a session and its sitting, two names on one day."""

import re
from collections.abc import Sequence

from .occasions import Occasion, agree, folded

#: The text below a headline begins within so many characters.
_HEADLINE = 120
_DAY = len("2021-04-17")
_KIND = re.compile(r"(?:主席|常委|常务委员会|党组|全体|座谈|协商|推进)?(?:会议|会)$")
_NUMBER = re.compile(r"第.{1,4}[次届]")
_SITTING = re.compile(r"(?:第.{1,3}次(?:全体会议|大会)|预备会议?)")


def once(found: Sequence[Occasion]) -> list[Occasion]:
    """Each meeting once: what another telling covers goes, after that has taken over what it says."""
    for occasion in found:
        if occasion.beside:
            _take(occasion, occasion.beside)
    kept: list[Occasion] = []
    for k, occasion in enumerate(found):
        others = [*found[k + 1 :], *kept]
        covering = next((other for other in others if _covers(other, occasion)), None)
        if covering is None:
            kept.append(occasion)
        elif not covering.host:
            covering.host = occasion.host
    return kept


def _take(occasion: Occasion, more: Occasion) -> None:
    """Let ``occasion`` have the day, place and people of ``more``."""
    occasion.date = occasion.date or more.date
    occasion.place = occasion.place or more.place
    occasion.chair, occasion.spoke, occasion.attended = (
        [*occasion.chair, *more.chair],
        [*occasion.spoke, *more.spoke],
        [*occasion.attended, *more.attended],
    )


def _covers(other: Occasion, one: Occasion) -> bool:
    """Whether ``other`` tells of the meeting that ``one`` only heads, is the whole of, or names otherwise."""
    if other.link.mention.text != one.link.mention.text and not one.date:
        headed = 0 <= other.at - one.to < _HEADLINE
        if headed and (_shorter(one.link.mention.text, other.link.mention.text) or _same_kind(other, one)):
            return True
    rest = other.link.name.removeprefix(one.link.name)
    if rest != other.link.name and _SITTING.match(rest):
        return not (one.chair or one.spoke) and (not one.date or not other.date or agree(one.date, other.date))
    if len(one.date) >= _DAY and one.date == other.date and folded(one.link.name) == folded(other.link.name):
        _take(other, one)
        return True
    return False


def _shorter(headline: str, name: str) -> bool:
    """Whether a headline says the name in fewer words: 文史资料征集座谈会 for 文史资料征集工作座谈会."""
    letters = iter(name)
    near = 3 * len(headline) > 2 * len(name) and all(c in letters for c in headline)
    return name.endswith(headline) or near


def _same_kind(other: Occasion, one: Occasion) -> bool:
    """全国政协主席会议 over 政协第十三届全国委员会第五十二次主席会议."""
    kinds = [_KIND.search(_NUMBER.sub("", each.link.name)) for each in (other, one)]
    same = kinds[0] and kinds[1] and kinds[0][0] == kinds[1][0] and len(kinds[0][0]) > len("会议")
    return bool(same) and not _NUMBER.search(one.link.mention.text) and bool(_NUMBER.search(other.link.mention.text))
