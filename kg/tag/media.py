"""Media by where they stand: after 来源, before 讯 or 记者, at the head of a dispatch.

来源：|沅江晚报| 责编 · |湘北日报|讯 · |中新社|长沙一月二日电
"""

import re
from collections.abc import Iterator

from kg.tag.candidate import Candidate
from kg.tag.rules import propose

_NAME = (
    r"(?P<name>(?:(?![记者本我来源在据])[\u4e00-\u9fff]){1,7}?"
    r"(?:日报|晚报|早报|晨报|时报|商报|都市报|政协报|导报|侨乡报|报|新闻网|政协网|在线|网|通讯社|新社|电视台|广播电台|传媒|客户端)社?)"
)
_SOURCE = re.compile(
    rf"(?:来源|稿源|据|转自|摘自|原载|来自)[:：]?\s*{_NAME}(?=$|[\s）)|｜\-—,，。；]|作者|责|编辑|记者|分享|官)", re.M
)
_DISPATCH = re.compile(
    rf"(?:^|(?<=[\s|｜>/（(—\-、]))(?:{_NAME})(?=(?:[\u4e00-\u9fff]{{2,4}})?讯|(?:首席|全媒体)?记者|通讯员"
    r"|[\u4e00-\u9fff]{2,4}(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[电讯])",
    re.M,
)
#: What ends like a medium and is none.
_NO_MEDIUM = re.compile("上网|互联网|官网|入网|全网|汇报|通报|简报|申报|上报|情报|海报|年报|月报|填报|预报|举报|报报")


def recognise(text: str) -> Iterator[Candidate]:
    """Candidates for media over the whole text."""
    for pattern in (_SOURCE, _DISPATCH):
        for match in pattern.finditer(text):
            if not _NO_MEDIUM.search(match["name"]):
                yield propose("media.stands", match.start("name"), match.end("name"))
