"""A made-up province as a whole: the counties of ``province``, and the cities and the province above them.

Ten counties make a city. The chairman and two vice-chairmen of each county are members of its city's committee, and
the chairmen of the cities and of one county in three are members of the province's. So the counties hang together as
they do in real journals: by people who sit on two levels. People of one name in two counties are one person here, as
in a graph in which nobody has told them apart. Of each county two years are told; it gives about 111 entities.
"""

import random
from collections.abc import Iterator, Sequence

import province
from made import Row

#: Counties in a city; meetings that the committee of a city or of the province holds; entities a county gives.
_CITY, _MEETINGS, _ENTITIES = 10, 24, 111
_YEARS = tuple(map(str, province.YEARS[:2]))
_CITIES = "松江兰陵宜川洛溪汉阴泸水潼关梧岭沧浪淮阳湘东赣北桂林海东云中陇西辽北云东龙山凤台河口新安"
_PROVINCE = "东原省"


def rows(counties: int, seed: int = 7) -> Iterator[Row]:
    """The documents of so many counties and of all that is above them."""
    rng = random.Random(seed)  # noqa: S311 - names, no secrets
    told = (
        row
        for row in province.rows(counties, seed)
        if not row["name"][-8:-4].isdecimal() or row["name"][-8:-4] in _YEARS
    )
    below = list(told)
    yield from below
    leaders = [_leaders(row) for row in below if row["name"].endswith("政协领导简历.txt")]
    heads = []
    for number, at in enumerate(range(0, len(leaders), _CITY)):
        name = _CITIES[2 * number : 2 * number + 2] + "市"
        members = [person for county in leaders[at : at + _CITY] for person in county[:3]]
        yield from _committee(rng, name, members)
        heads += [*members[:2], *(county[0] for county in leaders[at : at + _CITY : 3])]
    yield from _committee(rng, _PROVINCE, list(dict.fromkeys(heads)))


def counties(entities: int) -> int:
    """The number of counties that give about so many entities."""
    return max(1, round(entities / _ENTITIES))


def _leaders(row: Row) -> list[str]:
    """Those whose careers a document tells, in its order."""
    return list(dict.fromkeys(fact["person"] for fact in row["facts"]))


def _committee(rng: random.Random, place: str, members: Sequence[str]) -> Iterator[Row]:
    """A list of members, and a document for each meeting."""
    body = f"政协{place}委员会"
    names = {place: ["LOC", place], body: ["ORG", body, {"place": place}]}
    said = [f"{body}{'主席' if member == members[0] else '委员'}{member}" for member in members]
    facts = [
        {"type": "post", "evidence": text, "person": member, "post": text[len(body) : -len(member)], "org": body}
        for text, member in zip(said, members, strict=True)
    ]
    people = {member: ["PERSON", member] for member in members}
    yield {"name": f"{place}名单.txt", "text": "。\n".join(said), "names": names | people, "facts": facts}
    for number in range(_MEETINGS):
        year, month = 2017 + number // 4, 3 * (number % 4) + 1
        meeting = f"{body}常务委员会{year}年{month}月会议"
        present = rng.sample(members, min(15, len(members)))
        text = f"{meeting}召开，{members[0]}主持，{'、'.join(present)}出席"
        event = {"date": f"{year}-{month:02}-15", "host": body, "chair": [members[0]], "attended": present}
        there = {one: ["PERSON", one] for one in (members[0], *present)}
        yield {
            "name": f"{meeting}.txt",
            "text": text,
            "names": names | there | {meeting: ["MEETING", meeting]},
            "facts": [{"type": "meeting", "evidence": text, "name": meeting, **event}],
        }
