"""Places and establishments that were visited: the list behind a verb of going.

深入山西天巨重工机械有限公司、凤西便民市场等地
"""

import re
from collections.abc import Iterator

from kg.patterns import searched
from kg.tag.candidate import Candidate
from kg.tag.place_names import PlaceName
from kg.tag.rules import propose
from kg.tag.running_sites import everyday, parted
from kg.tag.site_kinds import SHORTEST_OWN, label_of, own_suffix

#: Verbs that a visited place follows; the list ends at 等, at a comma or at what was done there.
_VISIT = (
    r"(?:先后|分别|依次|再次|又|实地)*(?:深入到|深入|来到|走进|走访慰问了?|走访了?|赴|前往|奔赴|抵达|参观考察了?|参观了?|视察了?(?!团|组)|考察了?(?!团|组)|察看了?|查看了?|"
    r"调研了?(?!团|组)|看望慰问了?|看望了?|慰问了?|到)"
)
_STOP = (
    r"等(?:地|处|\d|[一二三四五六七八九十两几多]|企业|单位|项目|村|镇|乡|景区|点|部门|公司|现场|学校|社区|相关|有关|，|。|县|重点|民营|家|园区|市)|"
    r"[，。；：！？,;\n“]|就(?!业)|进行|开展|调研|视察(?!团)|督导|考察(?!团)|检查(?!站)|慰问|看望|走访|了解|察看|实地|围绕|参观|学习"
)
_VISITED = searched(rf"{_VISIT}(?P<list>[^，。；：！？,;\n]{{2,120}}?)(?={_STOP}|$)")
#: What a visited item may begin with before its name.
_LEAD = re.compile(
    r"^(?:.{0,8}?(?:联系点|帮扶点|扶贫点|包联点|联系村|帮扶村)(?=.{2})|(?:包联|所包联|联系|挂钩|对口|结对|帮扶|包保)?(?:的)?(?:重点)?(?:民营企业|企业|贫困村|帮扶村|工程项目|重点工程项目|项目|联系点|单位)?(?:[—-]{2}|[—:：])|"
    r"(?:包联|结对|联系|帮扶|挂钩)(?:的)?(?:贫困村|帮扶村|村|企业|社区|学校)|(?:位于|我市|我县|我省|我区|我州|该市|该县|全市|全县|部分|有关|相关|辖区内?|当地)的?)"
)
#: An item that names a kind and no particular thing.
_GENERIC = re.compile(
    r"^(?:各|部分|有关|相关|一些|多个|多家|\d|基层|一线|现场|企业|农村|社区|村|学校|委员|群众|田间|车间|工地|乡镇|街道|[一二三四五六七八九十两几]+[个家处户])"
)
#: What stands in no name: 陵川县部分学校.
VAGUE = re.compile("[的了]|部分|有关|相关|各|专门委员会")
_SPLIT = re.compile(r"、|以及|(?<!仁)(?<!谐)[和及与](?!谐|平|顺|田|县|静|政|林|龙|硕)")


def visited(text: str, names: list[PlaceName]) -> Iterator[Candidate]:
    """Candidates for what is listed behind verbs of going; ``names`` are the divisions in the text."""
    towns = {name.start: name.end for name in names if name.full}
    for match in _VISITED.finditer(text):
        items, at = [], match.start("list")
        for piece in _SPLIT.split(match["list"]):
            start = text.index(piece, at)
            at = start + len(piece)
            lead = _LEAD.match(piece)
            begin = start + (lead.end() if lead else 0)
            rest = towns.get(begin, begin)
            suffix = own_suffix().search(text[rest:at])
            if suffix and suffix.start() >= SHORTEST_OWN:  # 陵川县|太行一号风景道
                begin = rest
            items.append((begin, at, text[begin:at]))
        known = [label_of(name) for _, _, name in items]
        for (start, end, name), label in zip(items, known, strict=True):
            if not 3 <= len(name) <= 34 or _GENERIC.match(name) or VAGUE.search(name):
                continue
            if label and not (label == "LOC" and (parted(name) or everyday(name))):
                yield propose("sites.listed", start, end, label)
