"""Societies of the past that no list has, known by who joins them and by how often a document speaks of them.

清末入伍，|潇湘会|会员 · 秘密加入了|潇湘会|，… |潇湘会|的宗旨
"""

import re
from collections.abc import Iterator

from kg.tag.candidate import Candidate
from kg.tag.repeats import repeats
from kg.tag.rules import propose

#: A society named less often may be a meeting or a word.
LEAST = 3

_HAN = r"(?:(?![的了在是和与及有为对将把被从到以其各本该新大全级届次])[\u4e00-\u9fff])"
_JOINED = re.compile(
    rf"(?:加入了?|参加了?|归并到|参与组织了?|发起组织了?)(?P<a>{_HAN}{{2,4}}?(?:会|社))(?=[，。；、的和及]|会员|$)"
    rf"|(?:^|(?<=[\s，。；、是原任]))(?P<b>{_HAN}{{2,4}}?(?:会会|社社))员"
)
#: What ends so and is a meeting, or a kind of body.
_KIND = re.compile(
    r"(?:谈|议|[大全年晚例展论宴]|常委|委员|协商|报告|培训|运动|展览|博览|听证|评议|推进|见面|交流|研讨|发布|动员|代表|纪念|茶话|联席|主席团|座|调研|"
    r"协|工|农|学|商|总|联合|联谊|研究|促进|基金|理事|董事|居委|村委|机|人)会$|(?:公|报|合作|出版|旅行|通讯|杂志|村|支|诗)社$"
)


def recognise(text: str) -> Iterator[Candidate]:
    """Every place where a society's name stands."""
    found = {match["a"] or match["b"][:-1] for match in _JOINED.finditer(text)}
    names = {name for name in found if not _KIND.search(name) and text.count(name) >= LEAST}
    for start, end in repeats(names, text):
        yield propose("societies.joined", start, end)
