"""Reads the name of a numbered meeting into its parts and composes its full name from them.

    市十六届政协第一次会议 → 政协第十六届江阴市委员会第一次会议
    民盟山东省六届五次全委（扩大）会议 → 中国民主同盟山东省第六届委员会第五次全体（扩大）会议

The parts are the elements by which ``kg.tag.sessions`` finds such a name, in whatever order they stand.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon import table
from kg.link.naming import Name
from kg.link.official import NATIONAL, cppcc
from kg.tag.sessions import ELEMENTS, KIND, PART, TIMES

_ELEMENT = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in ELEMENTS.items()))
_END = re.compile(rf"(?P<times>{TIMES})?(?P<kind>{KIND}|委员会议)(?P<part>{PART})(?P<joint>暨.+)?")
_JUBILEE = re.compile(r"(.+暨)?(?:庆祝)?(?:人民政协|中国人民政治协商会议)成立(\d+)周年(?:大会)?")
_WIDER = re.compile("（?扩大）?")


@dataclass(slots=True)
class Parts:
    """The elements of a name by kind, the number of the meeting, and what follows the elements."""

    elements: dict[str, str] = field(default_factory=dict)
    circles: str = ""
    times: str = ""
    kind: str = ""
    part: str = ""
    joint: str = ""

    @property
    def term(self) -> str:
        """The number of the term of office: 首届 is the first."""
        return re.sub("[第届]", "", self.elements.get("term", "").replace("首", "一"))

    @property
    def circle(self) -> str:
        """Who met: 主席团, 主席, 常务委员会, 党组, 主任, or nothing for a plenary."""
        said = self.circles + self.kind
        known = (("主席团", "主席团"), ("主席", "主席"), ("常", "常务委员会"), ("党组", "党组"), ("主任", "主任"))
        return next((circle for word, circle in known if word in said), "")

    @property
    def central(self) -> bool:
        """Whether it was the central committee of its party."""
        return "中央" in self.circles + self.kind + self.elements.get("committee", "")

    @property
    def wider(self) -> str:
        """（扩大）, as printed in official names."""
        return "（扩大）" if "扩大" in self.kind else ""


def parse(shape: str) -> Parts | None:
    """The parts of a name whose places are symbols; None if it is no numbered meeting of known elements."""
    for match in re.finditer(rf"{TIMES}|(?<=届)(?={KIND}|委员会议)", shape):
        end = _END.fullmatch(shape, match.start())
        parts = _elements(shape[: match.start()])
        if end and parts:
            times = re.sub("[第次]", "", end["times"] or "")
            parts.times, parts.kind, parts.part, parts.joint = times, end["kind"], end["part"], end["joint"] or ""
            return parts
    return None


def _elements(chain: str) -> Parts | None:
    parts, at = Parts(), 0
    while at < len(chain):
        match = _ELEMENT.match(chain, at)
        if not match or match.end() == at:
            return None
        kind = str(match.lastgroup)
        if kind == "organ":
            parts.circles += match[0]
        elif kind == "level" and kind in parts.elements and "全国" not in match[0]:
            pass  # 民盟市委会 in 市民盟市委会
        else:
            parts.elements[kind] = match[0]
        at = match.end()
    return parts


@cache
def _allies() -> dict[str, str]:
    parties = {row["form"]: row["official"] for row in table("kg.tag.lexicon", "parties.tsv")}
    mass = {row["form"]: row["official"] for row in table("kg.tag.lexicon", "units.tsv") if row["kind"] == "mass"}
    return mass | parties


def of_ally(parts: Parts, body: str) -> Name:
    """A plenary or congress of a democratic party or people's organisation; ``body`` is its name with its place."""
    if "代表" in parts.kind:
        national = parts.elements.get("level") == "全国" or "全国" in parts.kind
        whole = (
            f"{body}第{parts.times or parts.term}次全国代表大会"
            if national
            else f"{body}第{parts.times or parts.term}次{parts.kind}"
        )
        return Name(whole, {"body": body, "session": parts.times or parts.term})
    committee = f"第{parts.term}届{'中央' if parts.central else ''}委员会" if parts.term else ""
    kind = f"常务委员会第{parts.times}次会议" if parts.circle else f"第{parts.times}次全体{parts.wider}会议"
    return Name(f"{body}{committee}{kind}{parts.joint}", {"body": body, "term": parts.term, "session": parts.times})


def of_central(surface: str) -> Name | None:
    """A meeting named by the central committee of a party alone: 民盟中央全会 → 中国民主同盟中央委员会全会."""
    official, at = next(
        ((full, len(form)) for form, full in _allies().items() if surface.startswith(f"{form}中央")), ("", 0)
    )
    rest = surface[at + len("中央") :].removeprefix("委员会")
    return Name(f"{official}中央委员会{rest}", {"body": f"{official}中央委员会"}) if official else None


def of_jubilee(surface: str) -> Name | None:
    """庆祝人民政协成立75周年大会: the anniversary of the CPPCC by its full name."""
    jubilee = _JUBILEE.fullmatch(surface)
    return Name(f"{jubilee[1] or ''}庆祝中国人民政治协商会议成立{jubilee[2]}周年大会", {}) if jubilee else None


def ally(parts: Parts) -> str:
    """The official name of the party or organisation that met, without its place; empty if none is named."""
    return _allies().get(parts.elements.get("allies", ""), parts.elements.get("allies", ""))


def of_party(parts: Parts, place: str) -> Name | None:
    """A yearly session of a party congress or a plenary of a commission for discipline; None if it is neither."""
    party, term = "中国共产党", parts.elements.get("term", "") and f"第{parts.term}届"
    if parts.kind == "党代会" and term:
        congress = f"{party}{place}第{parts.term}次代表大会"
        return Name(f"{congress}第{parts.times}次会议", {"term": parts.term, "session": parts.times, "place": place})
    if "纪" not in parts.elements.get("committee", ""):
        return None
    central = parts.central or "中纪委" in parts.elements["committee"]
    commission = f"{party}{term}中央纪律检查委员会" if central else f"{party}{place}{term}纪律检查委员会"
    body = "中国共产党中央纪律检查委员会" if central else f"中共{place}纪律检查委员会"
    kind = "常务委员会第{}次会议" if parts.circle else "第{}次全体会议"
    return Name(commission + kind.format(parts.times), {"body": body, "term": parts.term, "session": parts.times})


def of_people(parts: Parts, place: str) -> Name:
    """A session of a people's congress, of its standing committee or its chairpersons."""
    national = parts.elements.get("level") == "全国"
    body = "全国人民代表大会" if national else f"{place}人民代表大会"
    term = f"第{parts.term}届" if parts.term else ""
    whole = f"{term}{body}" if national else f"{place}{term}人民代表大会"
    if parts.circle == "主任":
        whole += f"常务委员会第{parts.times}次主任会议"
    elif parts.circle:
        whole += f"常务委员会第{parts.times}次会议"
    elif parts.times:
        whole += f"第{parts.times}次会议"
    return Name(whole, {"body": body, "term": parts.term, "session": parts.times})


def of_cppcc(parts: Parts, place: str, term: str) -> Name:
    """A session of a committee of the CPPCC, of its standing committee, chairpersons or party group."""
    national = parts.elements.get("level") == "全国" or not place
    body = NATIONAL if national else cppcc(place)
    ordinal = f"第{term}届" if term else ""
    head = f"中国人民政治协商会议{ordinal}全国委员会" if national else f"政协{ordinal}{place}委员会"
    about = {"body": body, "term": term, "session": parts.times}
    if parts.circle == "主席":
        return Name(f"{head}第{parts.times}次主席会议", about)
    if parts.circle == "党组":
        return Name(f"{body}党组第{parts.times}次{parts.wider}会议", {"body": f"{body}党组", "session": parts.times})
    if parts.circle == "常务委员会":
        return Name(f"{head}常务委员会第{parts.times}次{parts.wider}会议{parts.part}", about)
    return Name(f"{head}{f'第{parts.times}次' if parts.times else ''}会议{parts.part}", about)
