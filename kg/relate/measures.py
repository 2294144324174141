"""Names of measures: what a number counts, in the words of its clause, verb and object.

组织委员讲座10期                → 组织委员讲座
走访甲公司等企业86家            → 走访企业
对履职不力的9名委员进行约谈     → 约谈委员
676件提案得到较好办理           → 办理提案
"""

import re

from . import lead
from .lead import VERB, Counted
from .view import View

_AFTER = re.compile(
    r"^(?!以?及|和|并|与)(?:的)?(?P<object>[^，,。；;、（）()\d：:\n\t]{1,24}?)(?=[，,。;；、（）()\d：:\n\t]|$|使|让|以便)"
)
#: Why it is so is no part of what is counted: 因政策规定所限暂时难以解决.
_WHY = re.compile(r"(?:因|由于)[^，。；]{2,20}?(?:所限|限制|制约|影响|原因|关系|所致|等)")
_DONE = re.compile(
    r"^(?P<object>[^得受获被]{1,12})(?:得到|受到|获得|被)(?:了)?(?:较好|妥善|及时|有效|圆满|全部)?(?:地)?(?P<verb>.+)$"
)
#: 117件提案已全部办结 → 办结提案
_FINISHED = re.compile(
    r"^(?P<object>[^已全均都]{1,8}?)(?:已经?|均|都|全部|全)+(?:得到|获得)?(?P<verb>办结|办复|办理完毕|答复|落实|立案|采纳|交办)(?:完毕)?$"
)
_HANDLED = re.compile(r"^(?P<object>.{1,10}?)进行了?(?P<verb>[一-龥]{2,6})")
#: 选举甲等82人为…常务委员 → 选举常务委员
_MADE = re.compile(
    r"^(?:同志)?为.{0,30}?(?P<post>常务委员|常委|委员|副主席|主席|副主任|主任|秘书长|代表|会员|社员|盟员|信息员|监督员)$"
)
#: 甲等82名委员当选为某会常务委员 → 当选常务委员
_ELECTED = re.compile(
    r"^(?:同志|委员|代表)?当选为?.{0,30}?(?P<post>常务委员|常委|委员|副主席|主席|副主任|主任|秘书长|代表)$"
)
_CHOSEN = re.compile("选举|增补|增选|补选|任命|聘任|聘请|推荐|推选|免去|表彰|评选")
#: 19名党员出席了会议 → 出席会议的党员
_PRESENT = re.compile(r"^(?P<who>[^出参列，]{1,16}?)(?P<do>出席|参加|列席)了?(?P<what>[^，]*)$")
#: 辖10镇4乡
_GOVERNS = re.compile("辖[镇乡]?")
_STATE = re.compile(r"成为|参加|参与|得到|受到|被")
_LONGEST = 40


def name(view: View, at: Counted, verb: str, last: str) -> tuple[str, str]:
    """The measure, and the verb for what is listed after it.

    ``verb`` is what the list began with, ``last`` the measure of the number before in the same clause, which a number
    alone shares: 接待来访217批、3100人次.
    """
    text = view.text
    before = lead.words(view, at)
    after = _after(view, at.end, at.stop)
    if m := VERB.match(before):
        verb = m[0]
    listed = verb + after
    if m := _ELECTED.match(after):
        listed = "当选" + m["post"]
    elif (made := _MADE.match(after)) and (m := _CHOSEN.search(text, at.sentence, at.start)):
        listed = m[0] + made["post"]
    elif re.search(r"对[^，]{0,14}$", text[at.clause : at.start]) and (m := _HANDLED.match(after)):
        listed = m["verb"] + m["object"]
    elif not before.strip("和及与、") and not after and last:
        listed = last
    elif lead.COMPARED.match(before) or (lead.BARE.fullmatch(before) and not after):
        listed = (lead.earlier(view, at.part, at.sentence) + lead.BARE.sub("", before, 1))[-_LONGEST:]
    elif not before.strip("和及与、共") and (told := _reordered(after)):
        listed = told
    elif before:
        listed = before + after
    listed = listed.rstrip("和及与、")[:_LONGEST]
    if _GOVERNS.fullmatch(listed):
        listed = "辖" + view.printed(at.start, at.end).lstrip("0123456789")
    return listed, verb


def _reordered(after: str) -> str:
    """The measure where all of it stands behind the number: what was done, then to whom; empty if nothing tells."""
    if m := _FINISHED.match(after) or _DONE.match(after):
        return m["verb"] + m["object"]
    if m := _PRESENT.match(after):
        return f"{m['do']}{m['what']}的{m['who']}"
    return re.sub(r"^(?:得到|受到|被)(?:较好|妥善)?", "", after) if _STATE.match(after) else ""


def _after(view: View, at: int, stop: int) -> str:
    """The words behind the unit."""
    found = _AFTER.match(view.text[at:stop])
    after = view.printed(at + found.start("object"), at + found.end("object")) if found else ""
    return re.sub(r"^(?:以上|左右|上下|的|余|多)+", "", _WHY.sub("", after))
