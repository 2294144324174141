"""One meeting as a document tells of it, and when two tellings are of the same one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Fact, Link, Value

from . import bodies, facts
from .dates import calendar
from .view import View

_NAME_HOST = re.compile(
    r"^(?:(?P<party>中国共产党|中共)(?P<where>.+?)(?:第.{1,4}届)?(?:委员会|委)(?=第|.*会)"
    r"|(?P<league>中国(?:民主|国民党|农工|致公)[^第]*?|九三学社|台湾民主自治同盟)(?P<area>[^第]{2,}?)第.{1,3}(?:次(?:代表大会|(?:全体)?(?:党|会|盟|社)员(?:代表)?大会)|届委员会)"
    r"|(?P<people>[^第]{2,}?)第.{1,4}届人民代表大会(?P<standing>常务委员会)?"
    r"|政协(?:第.{1,4}届)?(?P<place>.+?)(?:第.{1,4}届)?委员会(?P<organ>常务委员会|党组|机关)?"
    r"|(?!.{0,14}?(?:[一二三四五六七八九十百各\d]个?|部分|周边)(?:自治州|城市|[省市州县旗区盟])(?:（.{1,4}）)?政协)(?P<division>[一-龥]{2,14}?(?:自治区|省|市|州|县|旗|区|盟))政协(?!委员|系统|和|与))"
)
_NATIONAL = re.compile(r"(?:中国人民政治协商会议|政协)(?:第.{1,4}届)?全国委员会(?=第|常务|主席)")
#: A numbered session has an opening and a closing day.
_SESSION = re.compile(r"第.{1,4}次(?:全体)?会议$|代表大会")
#: The text begins within so many characters below its headline.
_UNDER = 120
_FORTNIGHT = 14
#: Chance that an occasion is right, by how many of its slots the text fills: as posts.CONFIDENCE is.
_CONFIDENCE = (0.6, 0.79, 0.85, 0.85, 0.85)


@dataclass(slots=True)
class Occasion:
    """What the text says of one meeting so far."""

    link: Link
    at: int
    to: int
    date: str = ""
    host: tuple[Value, ...] = ()
    place: tuple[Value, ...] = ()
    chair: list[Value] = field(default_factory=list)
    spoke: list[Value] = field(default_factory=list)
    attended: list[Value] = field(default_factory=list)
    beside: "Occasion | None" = None  # the one it is named in one breath with: 召开甲会议和乙会议

    @property
    def told(self) -> bool:
        """Whether the text says anything of it beyond its name."""
        return bool(self.date or self.host or self.place or self.chair or self.spoke or self.attended)

    def fact(self, view: View) -> Fact:
        """The fact; who chaired or spoke was there."""
        present = [*self.attended, *self.chair, *self.spoke]
        slots: dict[str, Iterable[Value]] = {
            "name": [facts.named(self.link)],
            "date": [facts.literal(self.date)] if self.date else [],
            "host": self.host or host_in_name(self.link.name),
            "chair": facts.distinct(self.chair),
            "spoke": facts.distinct(self.spoke),
            "attended": facts.distinct(present),
            "place": self.place,
        }
        filled = sum(map(bool, (self.date, self.host, self.place, present)))
        return facts.make(view, "meeting", slots, (self.at, self.to), by="meetings/1", sure=_CONFIDENCE[filled])


class Occasions:
    """The meetings of a document, each once for each date."""

    def __init__(self) -> None:
        self.found: list[Occasion] = []

    def of(self, link: Link, at: int, to: int, when: str) -> Occasion:
        """The occasion of this name that agrees with ``when``, or a new one told at ``[at, to)``."""
        for occasion in reversed(self.found):
            if occasion.link.entity != link.entity and folded(occasion.link.name) != folded(link.name):
                if self._headed(occasion, link, at):
                    occasion.date = when
                    return occasion
                continue
            whole = session(link.name, occasion.date, when)
            if whole or not when or not occasion.date or agree(when, occasion.date):
                occasion.date = whole or max(occasion.date, when, key=len)
                return occasion
        occasion = Occasion(link, at, to, when)
        self.found.append(occasion)
        return occasion

    def _headed(self, occasion: Occasion, link: Link, at: int) -> bool:
        """Whether the text takes up the end of the name in the headline right above it: “…”民主监督反馈会, 反馈会."""
        under = not occasion.date and 0 <= at - occasion.to < _UNDER
        return under and occasion.link.mention.text.endswith(link.mention.text)

    def named(self, link: Link, at: int, when: str) -> Occasion | None:
        """The occasion of that day whose name holds these words: 政协工作会议 after 中央政协工作会议.

        A headline right above has no day: 召开重点提案督办座谈会 over 3月5日，市政协召开座谈会.
        """
        for occasion in reversed(self.found):
            dated = bool(occasion.date and when and agree(occasion.date, when))
            if link.mention.text in occasion.link.name and (dated or (not occasion.date and at - occasion.to < _UNDER)):
                occasion.date = occasion.date or when
                return occasion
        return None


def folded(name: str) -> str:
    """One form for the ways to print a name: 第三次全体（扩大）会议 and 三次全委会, 委员会 and 委.

    >>> folded("中共某省委员会常务委员会（扩大）会议") == folded("中共某省委常委会会议")
    True
    """
    return re.sub(r"（扩大）|扩大|全体|全委", "", name).replace("常务委员会", "常委会").replace("委员会", "委")


def host_in_name(name: str) -> tuple[Value, ...]:
    """政协第十届沁水县委员会第一次会议 is held by 政协沁水县委员会."""
    if _NATIONAL.match(name):
        return (bodies.value("中国人民政治协商会议全国委员会"),)
    m = _NAME_HOST.match(name)
    if m is None:
        return ()
    if m["league"]:
        return (bodies.value(f"{m['league']}{m['area']}委员会"),)
    if m["division"]:
        return (bodies.value(f"政协{m['division']}委员会"),)
    if m["people"]:
        return (bodies.value(f"{m['people']}人民代表大会{m['standing'] or ''}"),)
    host = f"中共{m['where']}委员会" if m["party"] else f"政协{m['place']}委员会{m['organ'] or ''}"
    return (bodies.value("中国共产党中央委员会" if m["where"] == "中央" else host),)


def session(name: str, a: str, b: str) -> str:
    """Opening and closing day of a numbered session make a range, if they lie within a fortnight."""
    opening, closing = map(calendar, sorted((a, b)))
    if not _SESSION.search(name) or not opening or not closing or a == b:
        return ""
    return f"{opening}/{closing}" if (closing - opening).days <= _FORTNIGHT else ""


def agree(a: str, b: str) -> bool:
    """Whether two dates can be of one event: one is the other at lower precision or a day within the range."""
    if a.startswith(b) or b.startswith(a):
        return True
    first, _, last = max(a, b, key=len).partition("/")
    day = min(a, b, key=len)
    return bool(last) and first <= day <= last
