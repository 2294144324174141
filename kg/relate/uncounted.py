"""Numbers that count nothing done: ordinals, ages, slogans, parts of an argument, people who act or are only named."""

import re

from . import numbers
from .view import DATE, MEETING, ORG, PERSON, View

_SHORT = 12
_SKIP_BEFORE = re.compile(
    r"(?:第|每|前|(?<!先)后|头|过去|未来|今后|上|下|这|那|一个|哪|几|成立|时隔|建党|诞辰|周年|连续|年满|国道|省道|号|岁|\d年|为期|[\d-]-|第[A-Z])$"
)
_SKIP_AFTER = re.compile(
    r"(?:周年|年(?!度)|月|日|时|点|岁|代|届|层|级|号|世纪|维|位一体|中全会|次全|次会|次常|次主席|次党组|次代表|次联席|次专题|方位|大局|会|全|化|多元|型)"
)
_SLOGAN = re.compile(r"[“《「][^”》」]*$")
#: Parts of an argument, not results: 分为三个部分, 履行三项职能, 强调从五个方面.
_ARGUED = re.compile(
    r"(?:分为?|主要有?|就是|重点是|从|履行|坚持|把握|抓好的?|部署了?|突出|围绕|这|那|下面|讲|提|有|是|仍?存在|落实|强调|要求|中央|贯彻|要)$"
)
_PART = re.compile(r"个?(?:方面|部分)(?![、\d一二三四五六七八九十])")
#: 二期工程, 两个月的筹备: a name or a while, no result.
_NAMED = re.compile(r"期(?:工程|扩建|项目|建设)|(?:天|个月)的?|[套大个]?(?:家)?班子")
#: 14位委员围绕…建言献策: so many take the floor or do something together, and nothing is counted.
_ACTORS = re.compile(
    rf"[位名](?:来自[^，。；]{{2,14}}的)?(?:[一-龥、“”{ORG}]{{0,10}}?)(?:委员|常委|代表|领导|负责人|主席|人士|专家|学者)们?"
    rf"(?:分别|先后|还|也|都)?(?:围绕|立足|聚焦|紧扣|就(?!业)|从|以(?!及)|向|{ORG}|{MEETING})(?![^，。；]*发言)"
)
#: Of so many something is said of some: 11名正副主席中，; and so many are named: 10位副主席分别是.
_OF_THEM = re.compile(
    rf"[位名人个](?!次)[^，。；、被得]{{0,12}}?(?:中(?=[，有出])|(?:分别)?(?:是|为)(?=[：，\n{PERSON}]|$))|[位名人](?:均|都)"
)
#: 是全国500个粮棉大县之一: how many others there are.
_ONE_OF = re.compile(r"[个家名所](?:[^，。；、]{0,16}之一|[^，。；、]{0,4}之首)")
#: 平均年龄53岁: of all ages the one that is counted.
_MEAN_AGE = re.compile(r"平均年龄[^，。；\d]{0,4}$")
#: 22个城市的政协领导: whose somebody is.
_WHOSE = re.compile(
    r"个(?:[省市州县区旗乡镇村]|城市|社区|街道|（[^（）]{1,8}）)+级?的?(?:政协|文史|党政|党委|领导|主席|委员|代表|有关|相关|负责)"
)
#: 由44.1%提高到46.3%: the second is the figure.
_FROM = re.compile(rf"(?:由|从)(?:过去的|原来的|不足|{DATE}的?)?$")
#: 相关报道2版: where a newspaper goes on.
_PAGE = re.compile(r"(?:报道|刊|见|[上下][转接])$")


def is_one(view: View, number: numbers.Number, start: int, at: int) -> bool:
    """Whether the number found from ``start`` on, in the sentence that begins at ``at``, is one of these."""
    a, b = start + number.start, start + number.end
    before, text = view.text[max(at, a - 30) : a], view.text
    if _SKIP_BEFORE.search(before) or (_SLOGAN.search(before) and (number.spelled or b - start < _SHORT)):
        return True
    if (number.spelled and not number.scale and _ARGUED.search(before)) or _PART.match(text, b):
        return True
    if before.endswith("一行") or (number.spelled and _NAMED.match(text, b)):
        return True  # 甲、乙一行五人
    if (_FROM.search(before) and re.search(r"[到至为]", text[b : b + 12])) or (
        _PAGE.search(before) and text[b] == "版"
    ):
        return True
    dozens = number.spelled and before.endswith("数") and number.value.endswith("0")  # 数十家
    if dozens or not number.value.strip("0."):
        return True  # 2015年00期
    said = (_ACTORS, _OF_THEM, _WHOSE, _ONE_OF, *(() if _MEAN_AGE.search(before) else (_SKIP_AFTER,)))
    return any(pattern.match(text, b) for pattern in said)
