"""Whose document it is: the division that its names of places, its masthead and its level words speak for."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.divisions import Division, divisions
from kg.patterns import searched
from kg.tag.ordinary import uncommon
from kg.tag.place_names import SHORTEST_FULL, PlaceName, everyday_words, stands_alone

#: A short name counts as strong evidence of the home when the document opens with it.
OPENING = 600

#: Fewer votes than one name in the opening could be part of another word, and make no home.
LEAST = 0.5

_SPEAKER = searched(
    r"(?<![\u4e00-\u9fff])(?:自治区|[省市县区州盟旗])(?=政协|委(?!员)|政府|人大)|(?<=我)[省市县区州盟旗]|(?<=全)[省市县区州盟旗]"
)
_BODY_FOLLOWS = re.compile("[省市县区州盟旗]?(?:政协|委员会|委|人民政府|政府)")
#: Who comes to us is a guest (北京市政协副主席…率调研组来我市), and where one goes one is a guest (到红桥区参观).
_COMES = re.compile(
    r"[^。；\n]{0,80}?(?:来|[赴到](?=我))我?[省市县区州盟旗]?(?:我[省市县区州盟旗]|[\u4e00-\u9fff]{0,2}(?:考察|调研|视察|学习|了解|开展|走访|参观))"
)
_GOES = re.compile(r"(?:到|赴|前往|来到|走进|抵达)$")
#: Whose book it is, and whose page: 《阿城市|志》, 信息来源：|扬中政协.
_MASTHEAD = re.compile(r"(?:市|县|区|旗)?(?:政协)?(?:志|年鉴|史志)[》\s\d（(]")
_SOURCE = re.compile(r"(?:来源|稿源|主办|主办单位|版权所有)[：:] ?\Z")
#: Who does something together with the home or is written to is not the home: 与天津市、|河北省政协共同建立.
_WITH = re.compile(r"(?:与|会同)(?:[\u4e00-\u9fff]{2,8}[、和])*\Z|(?:抄报|抄送|主送)[：:][^\n]*\Z")
#: The votes of a guest count so much.
GUEST = 0.1
#: The national committee, by its names.
_NATIONAL = re.compile(
    r"全国政协|(?:政协|中国人民政治协商会议)(?:第[一二三四五六七八九十]+届)?全国委员会|十[一二三四]届全国(?!人大)"
)
#: The country speaks where its committee is named so many times, and so many times as often as all local bodies.
NATIONAL_LEAST, NATIONAL_SHARE = 2, 3


def home_of(text: str, names: Sequence[PlaceName]) -> Division | None:
    """The division whose document this is.

    Names vote, most of all in the opening and before 政协 or 委, and for the divisions above them by half as much. The
    level words that stand alone (州政协, 县委) tell which level speaks, and strengthen the divisions of that type.
    """
    votes: dict[str, float] = defaultdict(float)
    table = divisions()
    guests = _guests(text, names)
    for found in names:
        if found.name in everyday_words():
            continue
        body = _BODY_FOLLOWS.match(text, found.end) or text.endswith("政协", 0, found.start)
        alone = body or stands_alone(text, found)
        first = table.named(found.name)[0]
        if first.level == "province" and first.until:
            continue  # 平原省 is nobody's home any more
        town = first.level == "township"
        if (
            found.full
            and len(found.name) == SHORTEST_FULL
            and not uncommon(text[max(0, found.start - 1) : found.start + 1])
        ):
            continue  # 现任|县政协, not 任县
        source = _MASTHEAD.match(text, found.end) or _SOURCE.search(text, max(0, found.start - 8), found.start)
        weight = 1.0 if found.full and (alone or not town) else 0.5 if alone else 0.1
        weight *= (
            (3 if found.start < OPENING else 1)
            * (3 if body else 1)
            * (GUEST if found.name in guests else 1)
            * (3 if source else 1)
        )
        for division in table.named(found.name)[:3]:
            for distance, above in enumerate(table.ancestors(division)):
                if above.level != "township":  # a town speaks for its county
                    votes[above.key] += weight / 2**distance
    speakers = Counter(match[0] for match in _SPEAKER.finditer(text))
    spoken = max(1, sum(speakers.values()))

    def strength(code: str) -> tuple[float, int, str]:
        share = sum(count for level, count in speakers.items() if table.by_key[code].name.endswith(level)) / spoken
        return votes[code] * (0.2 + share), len(code), code

    best = max(votes, key=strength, default="")
    return table.by_key[best] if votes[best] >= LEAST else None


def is_guest(text: str, found: PlaceName) -> bool:
    """Whether a place is named because its people come to the home of the document, or because somebody goes there."""
    return bool(_COMES.match(text, found.end) or _GOES.search(text, max(0, found.start - 2), found.start))


def _guests(text: str, names: Sequence[PlaceName]) -> set[str]:
    """The places in the opening whose people come to the home of the document, or where its people go.

    Where they go is their own place if no other of its type is named.
    """
    opening = [found for found in names if found.start < OPENING]
    came = {f.name for f in opening if _BODY_FOLLOWS.match(text, f.end) and _COMES.match(text, f.end)}
    came |= {
        f.name for f in names if _BODY_FOLLOWS.match(text, f.end) and _WITH.search(text, max(0, f.start - 24), f.start)
    }
    seen = {f.name for f in opening if _GOES.search(text, max(0, f.start - 2), f.start)}
    hosts = {found.name[-1] for found in names if found.full and found.name not in seen}
    return came | {name for name in seen if divisions().named(name)[0].name[-1] in hosts}


def names_national_committee(text: str) -> bool:
    """Whether the text names the national committee of the CPPCC."""
    return bool(_NATIONAL.search(text))


def speaks_for_country(text: str, names: Sequence[PlaceName]) -> bool:
    """Whether a document's home is no division but the country: its committee is named, and hardly a local body."""
    national = len(_NATIONAL.findall(text))
    local = len(_SPEAKER.findall(text)) + sum(
        1 for found in names if _BODY_FOLLOWS.match(text, found.end) or text.endswith("政协", 0, found.start)
    )
    return national >= NATIONAL_LEAST and national > NATIONAL_SHARE * local
