"""A made-up prefecture of any size: rows for ``made.record`` with names as long and as crowded as real ones.

All names are invented; the proportions (a few bodies with dozens of people, meetings with a handful) are those of a
journal of a prefecture's CPPCC.
"""

import random
from collections.abc import Iterator

from made import Row

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "晓岚文博志远海燕建军丽华春明永强秀英国栋玉兰子涵思源立新雨桐浩佳"
_COUNTIES = ("云溪县", "石桥县", "青原县", "白沙区", "东岭市", "柳河县", "平川区", "安泽岭县")
_ORGANS = ("提案委员会", "经济委员会", "文化文史和学习委员会", "社会法制和民族宗教委员会", "农业和农村委员会", "办公室")
_POSTS = ("主席", "副主席", "秘书长", "常务委员", "委员", "主任", "副主任")
_PLACES = ("红旗社区", "南关村", "滨河公园", "鹿鸣山景区", "高新技术产业园区", "光明小学旧址")
_PROGRAMMES = ("“书香政协”读书活动", "“有事好商量”协商平台", "“百名委员进百村”行动", "委员之家")
_TOPICS = ("城乡教育均衡发展", "古村落保护与利用", "优化营商环境", "农村生活垃圾治理")


def rows(entities: int, seed: int = 7) -> Iterator[Row]:
    """Documents that together name about this many entities."""
    rng = random.Random(seed)  # noqa: S311 – names, no secrets
    known: set[str] = set()
    number = 0
    while len(known) < entities:
        number += 1
        row = _document(rng, number)
        known |= {name[1] for name in row["names"].values()}
        yield row


def _document(rng: random.Random, number: int) -> Row:
    """News of one meeting and one research trip, with those who took part."""
    # A larger made-up world has more counties, so that no body knows everybody.
    county = _COUNTIES[min(int(rng.expovariate(0.4)), len(_COUNTIES) - 1)] if number < 60 else f"第{number // 40}新区"
    body = f"政协{county}委员会"
    organ = body + rng.choice(_ORGANS)
    meeting = f"政协第{rng.choice('八九十')}届{county}委员会第{rng.choice('一二三四五六七八九')}次常务委员会会议"
    place, topic, programme = county + rng.choice(_PLACES), rng.choice(_TOPICS), rng.choice(_PROGRAMMES)
    people = list(dict.fromkeys(_person(rng) for _ in range(rng.randint(3, 6))))
    day = f"2021-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    said, facts = [], []
    for person in people:
        post, org = rng.choice(_POSTS), rng.choice((body, organ))
        said.append(f"{org}{post}{person}")
        facts.append({"type": "post", "evidence": said[-1], "person": person, "post": post, "org": org})
    opening = f"{day}，{meeting}在{place}召开，{people[0]}主持会议"
    trip = f"{people[1]}带队到{place}就{topic}开展调研"
    figure = f"{body}全年立案提案{number + 60}件"
    text = f"{meeting}召开\n\n{opening}，{'、'.join(said)}出席。\n{trip}。{figure}，推进{programme}。\n"
    facts += [
        {"type": "meeting", "evidence": opening, "name": meeting, "date": day, "host": body, "place": place}
        | {"chair": [people[0]], "attended": people[1:]},
        {"type": "activity", "evidence": trip, "date": day, "kind": "调研", "topic": topic}
        | {"leader": [people[1]], "visited": [place]},
        {"type": "statistic", "evidence": figure, "org": body, "measure": "立案提案"}
        | {"value": number + 60, "unit": "件", "period": "2021"},
    ]
    names = {body: ["ORG", body, {"place": county}], organ: ["ORG", organ, {"parent": body}]}
    names |= {meeting: ["MEETING", meeting], programme: ["PROGRAM", programme]}
    names |= {place: ["LOC", place], county: ["LOC", county]}
    names |= {person: ["PERSON", person] for person in people}
    return {"name": f"{number:04}.txt", "text": text, "names": names, "facts": facts}


def _person(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=1 if rng.random() < 0.2 else 2))
