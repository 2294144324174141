"""The apposition reader: body, post words and persons that stand side by side.

    市政协党组书记、主席常国荣              → 书记 of the party group, 主席 of the committee
    副主席甲、乙、丙，秘书长丁              → four posts in the body at hand
    省政协常委、提案委员会主任孙群          → a post in the body, one in its organ

Everything works on a :class:`~kg.relate.view.View`; posts without a body take it from the item before, from the
sentence, or from the context, in this order, and stay out when nothing supplies it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.iri import entity_iri
from kg.model import Link, Value

from . import context as ctx
from . import lexicon
from .view import LOC, ORG, PERSON, View

MODIFIERS = lexicon.alternatives("modifiers")
TITLES = lexicon.alternatives("titles")
POST = rf"(?:{MODIFIERS})*(?:{TITLES})"
_UNIT = re.compile(
    r"(?:部|局|委|委员会|室|处|科|厅|司|署|中心|办|会|组|院|所|站|校|馆|社|队|公司|集团|支部|学院|大学|医院|银行|厂|店|园|村|镇|乡|街道|社区|分会|商会|协会|政协|党校|指挥部|基地|小学|中学|合作社|寺|报社|电视台)$"
)
_FREE = r"[一-龥·“”（）()\d]{0,18}?"
_PIECE = re.compile(
    rf"(?P<old>原|时任|曾任|前任|前)?(?P<term>第?[一二三四五六七八九十]+届)?(?P<body>[{ORG}{LOC}]+)?(?P<late>原|前)?"
    rf"(?P<free>{_FREE})(?P<of>的)?(?P<post>{POST})$"
)
_SECTOR = re.compile(r"[一-龥]{2,10}界$")
_DESK = re.compile(r"[部科室股处]$")
_COMPOSED = re.compile(r"^(?:政协|中共|中国)|人民政府$|委员会$")
#: Prefixes that say whom, not what: 党外副主席 is a 副主席.
_ASIDE = re.compile(r"^(?:党外|分管|港区|澳区|区|台籍|女|老|新任|在场)$")
_NO_PREFIX = re.compile(r"[的了在由向对和与及把将为是于从到以召开就]|邀请|会议|代表|参加|出席|主持|领导|组织|听取|介绍")
_LEAD = re.compile(
    r"^.*(?:邀请|代表|由|和|与|以及|及|向|对|请|在|是|系|为|任|聘|经|如|有|的|了|其中|还有|包括|随同|陪同|会见|各)"
)
_NOTE = r"(?:[（(][^（）()\n]{1,24}[）)])"
PEOPLE = re.compile(rf"{PERSON}{_NOTE}?(?:(?:、|和|及|以及|与|,)?{PERSON}{_NOTE}?)*")
_AFTER = re.compile(
    rf"(?:同志|等?(?:[\d一二三四五六七八九十两]+[位名])?|等)?(?P<post>{POST})(?!会议|[会团室]|助理|办公|小组|联络|履职|读书|单位|企业)"
)
_ROW = re.compile(rf"{PERSON}{_NOTE}?\t[^{PERSON}\t\n]*{POST}(?=\t|\n|$|{PERSON})")
_BREAK = f"。！？；，,：:\n\t{PERSON}★●◆■▲（）()"
_CPPCC_NAMES = ("政协", "中国人民政治协商会议")
#: A family of titles shares a body: 副书记 alone continues 书记, not 主席.
_FAMILIES = ("书记", "主席", "主任", "局长", "部长", "会长", "院长", "校长", "厅长", "经理", "组长", "主委", "主任委员")


@dataclass(frozen=True, slots=True)
class Holding:
    """A post that somebody holds: at ``[at, to)`` of the view."""

    person: Link
    post: str
    body: Value
    former: bool
    at: int
    to: int
    pattern: str
    sector: str = ""
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One post of a chain before a body is found for it; ``body`` is empty if none is named."""

    post: str
    body: Value | None
    unit: str
    former: bool
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """What was said before: the sentence's last body, and for each family of titles the paragraph's last body."""

    body: Value | None = None
    families: Mapping[str, Value] = field(default_factory=dict)
    given: bool = False  # every bare title is of this body: it was just set up

    def then(self, body: Value, post: str) -> "Before":
        """With one more post."""
        return Before(body, {**self.families, _family(post): body}, self.given)


class Reader:
    """Reads the appositions of one document."""

    def __init__(self, view: View, context: ctx.Context) -> None:
        self.view = view
        self.context = context

    def before(self) -> Iterator[Holding]:
        """Posts that stand before their holders."""
        text = self.view.text
        last = Before()
        sentence = paragraph = -2
        for people in PEOPLE.finditer(text):
            start = max(text.rfind(c, 0, people.start()) for c in "。！？\n")
            line = text.rfind("\n", 0, people.start())
            if start != sentence:
                sentence, last = start, Before() if line != paragraph else Before(None, last.families)
                paragraph = line
            if _ROW.match(text, people.start()):
                continue  # a name in a table, its posts are in the next cell
            if text[people.start() - 1 : people.start()] == "、":
                continue  # the next of a list, no apposition
            at = self._chunk(people.start())
            for item, whole in self.chain(at, people.start(), last):
                last = last.then(whole, item.post)
                for person in self._holders(people, item.post, at):
                    pattern = "named" if item.body else "implied"
                    yield Holding(person, item.post, whole, item.former, at, people.end(), pattern, item.sector)

    def after(self) -> Iterator[Holding]:
        """Posts that stand behind their holders: 张志川书记, 江岸柳、洪波等委员."""
        text = self.view.text
        for people in PEOPLE.finditer(text):
            m = _AFTER.match(text, people.end())
            if m is None:
                continue
            body: Value | None = None
            if text[people.start() - 1 : people.start()] == ORG and people.start():
                body = _value(self.view.links[people.start() - 1])
            elif _scope(m["post"]) == "government" or m["post"] in ("委员", "常委", "政协委员", "政协常委"):
                body = self.implied(m["post"], people.start())
            if body is None:
                continue
            post, body = normal(m["post"], body)
            for person in self.view.links_in(people.start(), people.end(), PERSON):
                yield Holding(person, post, body, False, people.start(), m.end(), "after")

    def _chunk(self, end: int) -> int:
        """Where the words begin that may belong to the person at ``end``."""
        n = end
        while n > 0 and self.view.text[n - 1] not in _BREAK and end - n < 90:
            n -= 1
        return n

    def chain(self, at: int, end: int, last: "Before | None" = None) -> Iterator[tuple[Item, Value]]:
        """The posts in ``[at, end)``, each with its body; nothing if the stretch does not end in a post."""
        pieces = list(_pieces(self.view.text, at, end))
        found: list[Item] = []
        for k, (a, b) in enumerate(pieces):
            item = self._item(a, b, first=k == 0)
            if item is None and not (found and self.view.text[a:b] and set(self.view.text[a:b]) <= {ORG, LOC}):
                found = []  # what stood before was something else: 会议由主席、副主席和委员代表…
            elif item is not None:
                found.append(item)
        previous: Value | None = None
        inherited = last or Before()
        for item in found:
            body = self._body(item, previous, inherited, at)
            if body is None:
                continue
            previous = body
            desk = item.body is None and item.unit and body is not None and not body.name.endswith(item.unit)
            desk = desk and lexicon.table("organs").get(item.unit) is None and _DESK.search(item.unit)
            post, whole = normal(item.unit + item.post if desk else item.post, body)
            yield Item(post, item.body, item.unit, item.former, item.sector), whole

    def _item(self, at: int, end: int, *, first: bool) -> Item | None:
        text = self.view.text[at:end]
        m = _PIECE.search(text)
        if m is None:
            return None
        if m["post"] == "执行主席" or "大会" in m["free"]:
            return None  # a part in one meeting, no post
        free, post, unit, sector = m["free"], m["post"], "", ""
        links = self.view.links_in(at + m.start("body"), at + m.end("body"), ORG + LOC) if m["body"] else []
        office = next((row for row in lexicon.rows("offices") if row[0] == free + post), None)
        if office:
            return Item(office[1], ctx.body_value(office[2]), "", bool(m["old"] or m["late"]))
        if free and post == "委员" and _SECTOR.search(free) and not links:
            free, sector = "", free
        if free:
            if _UNIT.search(free) and not _NO_PREFIX.search(free):
                unit = free
            elif links and len(free) <= 6 and not _NO_PREFIX.search(free):
                links = [] if free == "区" else links  # 澳区委员 sits for Macao in the committee at hand
                aside = _ASIDE.search(free) or _scope(post) != "-"
                post = post if aside else free + post
            else:
                rest = _LEAD.sub("", free)
                unit = rest if _UNIT.search(rest) and rest else ""
                if links and not unit:
                    links = []
                if not first and rest:
                    return None
                if rest and not unit and not _ASIDE.search(rest) and not _lead_only(free):
                    return None
        elif m["of"] and not links:
            return None
        body = None
        if m["of"] and _scope(post) == "cppcc":
            links = []  # 开办某公司的委员甲 sits in the committee, not in the company
        if post == "成员" and not (links and links[-1].name.endswith("党组")):
            return None
        if links:
            link = links[-1]
            body = Value(link.name, link.entity, link.mention.text)
            if _DESK.search(unit) and not _COMPOSED.search(link.name):
                post, unit = unit + post, ""  # 某医院护理部主任: a desk of the hospital, no body of its own
            if link.mention.label == "LOC" and not unit:
                body = self._government(link.name, post)
        return Item(post, body, unit, bool(m["old"] or m["late"]), sector)

    def _government(self, name: str, post: str) -> Value | None:
        """阳城县县长 and 阳城县长 are posts of the county's government; 西坡村书记 one of the village itself."""
        if _scope(post) == "government":
            return ctx.body_value(f"{name}人民政府")
        return ctx.body_value(name)

    def _body(self, item: Item, previous: Value | None, last: "Before", at: int) -> Value | None:
        if item.body is not None and item.unit:
            return ctx.body_value(_inside(ctx.committee(item.body.name), item.unit))
        if item.body is not None:
            return item.body
        if item.post in lexicon.table("offices") and not item.unit:
            return ctx.body_value(lexicon.rows("offices")[_office(item.post)][2])
        scope = _scope(item.post)
        if item.unit and previous and _DESK.search(item.unit) and not _COMPOSED.search(previous.name):
            return previous
        if item.unit:
            around = previous or last.body or self.implied("主席", at)
            return ctx.body_value(_inside(ctx.committee(around.name), item.unit)) if around else None
        if scope == "government":
            own = ctx.place(previous.name) if previous else ""
            if own.endswith(tuple(_kind(item.post))):
                return ctx.body_value(f"{own}人民政府")
            return self.implied(item.post, at)
        if last.given and previous is None:
            return last.body
        family = last.families.get(_family(item.post))
        if previous is None and family is not None and not (scope == "cppcc" and last.body):
            return ctx.body_value(re.sub(r"党组$", "", family.name))
        before = previous or last.body
        if before is None:
            return self.implied(item.post, at)
        name = re.sub(r"党组$", "", before.name)
        if scope == "cppcc" and name.startswith(_CPPCC_NAMES):
            return ctx.body_value(ctx.committee(name))
        if previous is not None:
            return ctx.body_value(name)
        return self.implied(item.post, at)

    def implied(self, post: str, at: int) -> Value | None:
        """The body that the context gives to a bare title, if it is one that leaves its body unsaid."""
        scope = _scope(post)
        if scope == "government":
            name = self.context.place_of(at, _kind(post))
            return ctx.body_value(f"{name}人民政府") if name else None
        if scope == "cppcc" and "党" not in post:
            own = self.context.at(at).body
            if own is not None and own.name.startswith(_CPPCC_NAMES):
                return own
            whole = self.context.body
            if whole is not None and whole.name.startswith(_CPPCC_NAMES):
                same = own is None or ctx.place(own.name) == ctx.place(whole.name)
                return whole if same else None
        return None

    def _holders(self, people: re.Match[str], post: str, at: int) -> list[Link]:
        """Whom a title belongs to: a title that one person holds goes to the first named only."""
        links = self.view.links_in(people.start(), people.end(), PERSON)
        each = "各" in self.view.text[at : people.start()]
        nucleus = next((t for t in sorted(lexicon.table("titles"), key=len, reverse=True) if post.endswith(t)), "")
        alone = lexicon_number(nucleus) == "one" and not re.search("副|名誉|常务|兼职", post)
        return links[:1] if alone and not each else links


def _lead_only(free: str) -> bool:
    """Whether ``free`` is nothing but words that lead up to a person: 会议邀请."""
    return _LEAD.sub("", free) == ""


def lexicon_number(title: str) -> str:
    """``one`` or ``many``: how many persons hold a title at once."""
    return next((row[2] for row in lexicon.rows("titles") if row[0] == title), "many")


def _value(link: Link) -> Value:
    return Value(link.name, link.entity, link.mention.text)


def _pieces(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    start = at
    for n in range(at, end):
        if text[n] == "、" or (text[n] == "兼" and text[n + 1 : n + 2] not in "职任"):
            yield start, n
            start = n + 1
    if start < end:
        yield start, end


def _scope(post: str) -> str:
    nucleus = re.sub(rf"^(?:{MODIFIERS})+", "", post)
    return lexicon.table("titles").get(nucleus, "-") if "党" not in post else "-"


def _kind(post: str) -> str:
    """市长 governs a 市 (or, said of a prefecture-level unit, nothing else)."""
    return {
        "省长": "省",
        "市长": "市",
        "州长": "州",
        "盟长": "盟",
        "县长": "县",
        "旗长": "旗",
        "区长": "区",
        "镇长": "镇",
    }.get(post[-2:], "乡")


def _office(post: str) -> int:
    return next(n for n, row in enumerate(lexicon.rows("offices")) if row[0] == post)


def _family(post: str) -> str:
    return next((f for f in _FAMILIES if post.endswith(f)), post)


def _inside(body: str, unit: str) -> str:
    """The name of an organ inside a body: 政协晋城市委员会 + 信息中心; organs of a government drop 人民政府."""
    unit = lexicon.table("organs").get(unit, unit)
    if re.search(r"[局厅委]$", unit):
        body = re.sub(r"人民政府$", "", body)
    return body + unit


def normal(post: str, body: Value) -> tuple[str, Value]:
    """One way to write a post: 党组书记 of a body is 书记 of its party group; 总书记 and the like have one body."""
    for row in lexicon.rows("offices"):
        if row[0] == post and len(post) > 2:
            return row[1], ctx.body_value(row[2])
    m = re.fullmatch(r"(党组)(书记|副书记|成员)", post)
    if m and re.search(r"(?:委员会|人民政府|局|厅|部|办公室|法院|检察院)$", body.name):
        return m[2], Value(body.name + "党组", entity_iri("ORG", body.name + "党组"), body.text)
    m = re.fullmatch(r"(党委)(书记|副书记|委员)", post)
    if m and (where := ctx.place(body.name)) and re.search(r"[镇乡]$|街道", where):
        return m[2], ctx.body_value(f"中共{where}委员会")
    if post in ("政协常委", "政协委员"):
        return post[2:], body
    return post, body
