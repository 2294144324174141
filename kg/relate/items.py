"""The posts in a stretch of words as printed: 省政协常委、提案委员会主任 is two items, each with the body it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Link, Value

from . import bodies, facts, lexicon, titles
from .view import LOC, MEETING, ORG, View

_UNIT = re.compile(
    r"(?:机关党组|部|局|委|委员会|室|处|科|厅|司|署|中心|办|会|组|院|所|站|校|馆|社|队|公司|集团|支部|学院|大学|医院|银行|厂|店|园"
    r"|村|镇|乡|街道|社区|分会|商会|协会|政协|党校|指挥部|基地|小学|中学|合作社|寺|报社|电视台)$"
)
#: Words for who has left a post, 现任 for who has not; the term that somebody holds it for, or several.
_FORMER = "原任?|时任|曾任|前任?|老(?!年|龄|干部|区|城)|离任|卸任|离退休|退休|已故|[上往历前]届"
_TERM = "第?[一二三四五六七八九十]+(?:届?、第?[一二三四五六七八九十]+)*届"
_PIECE = re.compile(
    rf"(?P<old>{_FORMER})?(?P<term>{_TERM})?(?P<body>[{ORG}{LOC}{MEETING}]+)?"
    rf"(?P<late>(?:{_FORMER}|现任|{_TERM})*)(?P<free>[一-龥·“”（）()\d]{{0,18}}?)(?P<of>的)?"
    rf"(?P<post>{titles.POST}|(?<={ORG})长)$"
)
#: Terms in a list belong to one post: 第十一届、十二届委员.
_TERMS = re.compile(r"届、第?[一二三四五六七八九十]+届")
#: Between two posts: 县政协委员及某公司总经理, never inside a body's name.
_AND = re.compile(rf"{titles.POST}(?P<word>[及和])(?=[{ORG}{LOC}])")
#: A post that follows and is none of a body: 著名表演艺术家, 某河区级河长.
_STANDING = re.compile(r"[家师员长人手士星]$")
#: A mention that names no body in particular.
_BARE = re.compile(rf"(?:第?[一二三四五六七八九十]+届)?(?P<word>{lexicon.alternatives('systems')}|党组)")
_SECTOR = re.compile(r"[一-龥]{2,10}界$")
#: 第二组组长 leads a part of one meeting or trip, 执行主席 is a part for a day, 大会秘书长 one for a week: no posts.
_NO_POST = re.compile(r"执行主席|第[一二三四五六七八九十\d]+小?组组长|大会(?!.*(?:发言人|常务主席))")
#: Who speaks and who presides for a meeting as a whole, which has no other posts.
_MEETING = re.compile("大会主席团|主席团|大会")
_FOR_MEETING = re.compile("发言人|常务主席")
#: A desk of an enterprise or school is no body of its own, an organ of a committee is one.
DESK = re.compile(r"[部科室股处]$")
HAS_ORGANS = re.compile(r"^(?:政协|中共|中国)|人民政府$|委员会$")
#: Bodies whose head is called after the last word of their name.
_HEADED = tuple("部局厅处科院校馆站所社")
#: 统战部长, 公安局长: the body's last word is the title's first.
_ELIDED = re.compile(r"[部局厅处科院校馆站所社]长$")
#: Prefixes that say whom, not what: 党外副主席 is a 副主席.
_ASIDE = re.compile(r"^(?:党外|驻会|分管|港区|澳区|区|台籍|女|老|新任|在场|本会|本届|新当选的?)$")
_NO_PREFIX = re.compile(
    r"[的了在由向对和与及把将为是于从到以召开就]|邀请|会议|代表|参加|出席|主持|领导|组织(?!部)|听取|介绍|活动"
)
_LEAD = re.compile(
    r"^.*(?:邀请|代表|由|和|与|以及|及|向|对|请|在|是|系|为|任|聘|经|如|有|的|了|其中|还有|包括|随同|陪同|会见|各|率领?|带领|听取|讨论|审议)"
    r"(?:[\d一二三四五六七八九十]+[位名])?"
)
_LONGEST_PREFIX = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One post as printed: ``body`` is the body named, ``unit`` words that name an organ without a mention."""

    post: str
    body: Value | None
    unit: str = ""
    former: bool = False
    sector: str = ""
    term: str = ""


def read(view: View, at: int, end: int) -> list[Item]:
    """The items of ``[at, end)`` that lead up to its end; none if the words do not end in a post."""
    found: list[Item] = []
    for a, b in _pieces(view.text, at, end):
        item = _item(view, a, b, first=a == at)
        if item is not None:
            found.append(item)
        elif not (found and _passes(view, found[-1], a, b)):
            found = []  # what stood before was something else: 会议由主席、副主席和委员代表…
    return found


def shared(view: View, at: int, end: int) -> Iterator[Item]:
    """Like ``read``, where bodies in a row share the post after them: 粮食厅、公路厅厅长."""
    row = re.match(rf"(?:{ORG}、)+(?={ORG})", view.text[at:end])
    first = at + (row.end() if row else 0)
    items = read(view, first, end)
    if row and items and items[0].body and not items[0].unit:
        for link in view.links_in(at, first, ORG):
            yield replace(items[0], body=facts.named(link))
    yield from items


def _passes(view: View, last: Item, at: int, end: int) -> bool:
    """Whether a piece without a post goes with the posts before it: a body alone, or what else somebody is."""
    words = view.text[at:end]
    if set(words) <= {ORG, LOC}:
        return True
    return last.body is not None and bool(_STANDING.search(words)) and not _NO_PREFIX.search(words)


def _item(view: View, at: int, end: int, *, first: bool) -> Item | None:
    m = _PIECE.search(view.text[at:end])
    if m is None or _NO_POST.search(m["free"] + m["post"]):
        return None
    if m["body"] and _SECTOR.fullmatch(m["free"].removeprefix("的")) and m["post"] == "委员":
        return Item("委员", None, sector=m["free"].removeprefix("的"))  # 来自东山的经济界委员
    former = bool(m["old"] or re.search(_FORMER, m["late"]))
    if known := _known(m["free"], m["post"], sector=not m["body"]):
        return replace(known, former=former)
    named = ORG + LOC + (MEETING if _FOR_MEETING.search(m["post"]) else "")
    links = view.links_in(at + m.start("body"), at + m.end("body"), named) if m["body"] else []
    if m["post"] == "长":  # 统战部|长
        head = links[-1].mention.text[-1] if links and not m["free"] else ""
        return _named(head + "长", "", links, former) if head in _HEADED else None
    read = _prefix(m["free"], m["post"], links) if m["free"] else (m["post"], "", links)
    if read is None or (not first and not read[1] and not read[2] and _unread(m["free"])):
        return None
    post, unit, links = read
    if m["of"] and titles.scope(post) == "cppcc":
        links = []  # 开办某公司的委员甲 sits in the committee, not in the company
    bare = not links and (m["of"] and not m["free"])
    astray = post == "成员" and not (unit.endswith("党组") or (links and links[-1].name.endswith("党组")))
    nobodys = (bare and titles.scope(post) != "cppcc") or astray
    return None if nobodys else _in_term(_named(post, unit, links, former), (m["term"] or "") + m["late"], links)


def _known(free: str, post: str, *, sector: bool) -> Item | None:
    """A post whose words say whose it is: 国家主席, 大会主席团常务主席, or of which sector: 经济界委员."""
    if known := titles.office(free + post):
        return Item(known[0], known[1])
    if (meeting := _MEETING.search(_LEAD.sub("", free))) and _FOR_MEETING.search(post):
        return Item(post, bodies.value(meeting[0]))
    return Item("委员", None, sector=free) if sector and post == "委员" and _SECTOR.search(free) else None


def _in_term(item: Item, words: str, links: list[Link]) -> Item:
    """The item with the term of office that stands before the post or in its body's name, if it is one."""
    said = re.findall(_TERM, words) or [link.about.get("term", "") for link in links[-1:] if item.body]
    return replace(item, term=said[0]) if said and "、" not in said[0] else item


def _prefix(free: str, post: str, links: list[Link]) -> tuple[str, str, list[Link]] | None:
    """Words before a title: an organ (信息中心), part of it (特聘), an aside (党外), or what leads up to it."""
    if post == f"副{free}" or (free == "由" and links):
        return post, "", links  # 主任 副主任甲, where the first name is missing; 文史委员会由副主任甲带队
    if not links and _ASIDE.search(free):
        return post, "", []
    if free == "机关" and post.startswith("党组"):
        free, post = "机关党组", post.removeprefix("党组")
    if _ELIDED.fullmatch(post) and free[-1] != post[0] and len(_LEAD.sub("", free)) > 1:
        free += post[0]
    if not _NO_PREFIX.search(free):
        if _UNIT.search(free) or free in lexicon.table("systems"):
            return post, free, links
        if links and len(free) <= _LONGEST_PREFIX:
            whole = post if _ASIDE.search(free) or titles.scope(post) in ("government", "cppcc") else free + post
            return whole, "", [] if free == "区" else links  # 澳区委员 sits in the committee at hand
    rest = _LEAD.sub("", free)
    if rest and (_UNIT.search(rest) or rest in lexicon.table("systems")):
        return post, rest, links
    return (post, "", []) if not rest or _ASIDE.search(rest) else None


def _named(post: str, unit: str, links: list[Link], former: bool) -> Item:
    """The item of a post whose body may be named by a mention."""
    if not links:
        return Item(post, None, unit, former)
    link = links[-1]
    if link.name == link.mention.text and (bare := _BARE.fullmatch(link.name)):
        return Item(post, None, bare["word"] + unit, former)  # 十届政协主席: a word for a body, not its name
    body = Value(link.name, link.entity, link.mention.text)
    if DESK.search(unit) and not HAS_ORGANS.search(link.name):
        return Item(unit + post, body, "", former)  # 某医院护理部主任
    if link.mention.label == "LOC" and unit in lexicon.table("systems"):
        return Item(post, titles.of_place(unit, link.name), "", former)
    if link.mention.label == "LOC" and not unit:  # 阳城县县长 is of the government, 西坡村书记 of the village itself
        rules = titles.scope(post) == "government" or (link.name.endswith("自治区") and post in ("主席", "副主席"))
        government = "人民政府" if rules else "政府" if link.name.endswith("省") and post in ("主席", "副主席") else ""
        body = bodies.value(link.name + government)  # 湖南省主席 was the head of its government before 1949
    return Item(post, body, unit, former)


def _unread(free: str) -> bool:
    """Whether something other than an organ or an aside stands before the title."""
    return bool(_LEAD.sub("", free)) and not _ASIDE.search(free)


def _pieces(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    start = at
    terms = {m.start() + 1 for m in _TERMS.finditer(text, at, end)}
    ands = {m.start("word") for m in _AND.finditer(text, at, end)}
    for n in range(at, end):
        if n in ands or (text[n] == "、" and n not in terms) or (text[n] == "兼" and text[n + 1 : n + 2] not in "职任"):
            yield start, n
            start = n + 1
    if start < end:
        yield start, end
