"""Whether a text tells of one activity, and not of a kind of them, a duty or a report.

A day, a leader, a place or a subject make it particular; how many of them must be told depends on what was done.
"""

import re

from . import company, lexicon, stops
from .context import Context
from .trips import Trip
from .view import MEETING, View

_PLANNED = re.compile(r"(?:开展|进行|组织)(?:专项|专题|联合|重点|监督性|协商式)*(?:视察|调研|监督|考察|督导)")
_DONE = re.compile(r"(?:开展|进行|作|组织|上)了[^，。；]{0,14}$")
#: 开展委员集体视察活动: an event, even where nothing tells what about.
_EVENT = re.compile(rf"(?:开展|组织|举行|举办)了?[^，。；]{{0,12}}(?:{lexicon.alternatives('activities')})活动$")
_MEETS = re.compile("召开|举行|出席|主持")


def announced(view: View, context: Context, trip: Trip) -> bool:
    """Whether a plan names year and subject of what will be done."""
    text, stretch = view.text[trip.at : trip.to], context.at(trip.at)
    if stretch.planned and not stretch.date.month:
        trip.date = trip.date or str(stretch.date)
    trip.leader = trip.leader or ([stretch.body] if stretch.body else [])
    return bool(trip.date and trip.topic and re.search("[就对围]", text) and _PLANNED.search(text))


def told(view: View, context: Context, trip: Trip, before: str | None) -> bool:
    """Whether the text tells of one activity; ``before`` are the words before the one for what was done, if any."""
    text = view.text[trip.at : trip.to]
    said, dated = before is not None, trip.dated
    if (MEETING in text and not trip.visited and _MEETS.search(text)) or (
        trip.kind == "汇报" and not (trip.visited or trip.participants)
    ):
        return False
    if trip.visited and (said or (dated and trip.leader)):
        return dated or bool(trip.leader) or trip.kind == "帮扶" or stops.GO.search(text) is not None
    by_person = any(value.entity and "/person/" in value.entity for value in trip.leader)
    by_person = by_person and trip.kind in ("讲座", "汇报", "培训")
    takes_part = company.joined(view, trip.at, trip.to, trip.leader) is not None
    if said and dated and trip.leader and (trip.participants or _EVENT.search(text)):
        return True
    if said and trip.topic and ((dated and trip.leader) or by_person or takes_part):
        return True
    if not (before is not None and _DONE.search(before) and (trip.topic or (dated and trip.participants))):
        return False
    body = context.at(trip.at).body
    trip.leader = trip.leader or ([body] if body else [])
    return True
