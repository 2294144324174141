"""What somebody took up and left, told in prose: the clauses go on about a person named before.

甲，1966年生，2019年任省委常委、副省长。解放后历任粮食厅、公路厅厅长。
任命甲为文史委员会主任，不再担任办公厅副主任；乙因工作变动、丙因年龄原因请辞委员。
"""

import re
from collections.abc import Iterator

from kg.model import Link, Value
from kg.patterns import searched

from . import apposition, bodies, clauses, facts, tenure, titles
from .apposition import Holding
from .chains import Before, Chains
from .context import Context
from .items import Item
from .view import DATE, LOC, NAMES, ORG, PERSON, View

_LEAVES = (
    rf"不再担任|不再兼任|辞去|请辞|卸任|(?:免去|撤销)(?:其|(?:{apposition.PEOPLE.pattern})(?:同志)?的?(?=[{NAMES}]))"
)
_GIVEN = r"(?:当选|增选|补选|增补|聘|聘请|聘任|选|任命|选举|推选|推举)为"
_TAKES = (
    r"当选|继续(?:担任|任)|(?:继续)?连任|担任|兼任|出任|接任|调任|转任|改任|升任|晋升为?|成为|提任|续任|就任|现任|任(?![务期命何职免教])"
    rf"|任职(?=[{ORG}{LOC}])"
)
#: What a verb stands after when its subject is left out: 他, 2011年初, 毕业后, 又.
_FREE = rf"(?:^|(?<=[，。；：、“后前年初末底起月又并曾还再已间他她我被继开始将职{DATE}{NAMES}]))"
_VERB = searched(
    rf"(?P<leaves>{_LEAVES})|(?P<once>先后担?任过?|历任|曾担?任|曾是|原任)|{_FREE}(?:(?P<given>{_GIVEN})|(?P<takes>{_TAKES}))",
    re.M,
)
#: Of whom a sentence goes on to speak: 甲，…; 2011年初，甲回到…; a headline 主席甲 run into 甲，女，….
_SUBJECT = re.compile(
    rf"(?:^|[，：。]|(?<={PERSON}))(?:[^，。；：{PERSON}]{{0,12}}[，：])?(?:{DATE}[初底末后]?，?|[^，。；：{PERSON}]{{1,30}}{titles.POST})?(?P<who>{PERSON})"
    rf"(?![、和与及等{PERSON}])"
)
_ME = re.compile(r"我(?![县市省区州盟旗镇乡们委会党国院校局])")
#: 将各界代表聘为信息员, 24人被聘为信息员, 首位区外人士担任委员
_OTHERS = re.compile(r"(?:[将把让请]|[\d一二三四五六七八九十][人名位]|人士|人员|代表)[^，。]*$")
#: Whom somebody follows in office is not who takes it up.
_REPLACED = re.compile(rf"(?:接替|接任|代替){PERSON}")
#: 回到武汉, 履新南通; 成为云南省副省长.
_CAME = re.compile(rf"(?:[到赴往]|履新|(?:调|派|转战)(?:任|入|至)?|——?){LOC}+|[{LOC}{ORG}](?={titles.POST})")
_REASON = r"(?:因[^，。；、和]{2,12})"
#: 甲因工作变动、乙因年龄原因
_EACH = re.compile(rf"{PERSON}{_REASON}(?:、{PERSON}{_REASON})+")
_ENDS = re.compile(r"(?:等职|的?职务|一职|委员资格|的决定|的请求|长达|[以之]?后$|以来$).*$", re.S)
_ASIDE = re.compile(r"（[^（）]{1,6}）$")


def holdings(view: View, context: Context, chains: Chains) -> Iterator[Holding]:
    """Posts of persons who are not named beside them."""
    for at, to in clauses.lines(view.text):
        told: Link | None = None
        for start, end in clauses.split(view.text, at, to, "。！？；"):
            verbs = list(_VERB.finditer(view.text, start, end))
            for n, verb in enumerate(verbs):
                people = _whose(view, start, verb.end())
                if not people:
                    people = _going_on(view.text[start : verb.start()], told, context.at(start).speaker)
                named = view.links_in(start, verb.start(), ORG) if verb["given"] else []
                before = (
                    Before(facts.named(named[-1]), given=True) if named else Before(here=_here(view, start, verb.end()))
                )
                stop = verbs[n + 1].start() if n + 1 < len(verbs) else _end(view.text, end) if verb["once"] else end
                former = verb.lastgroup in ("leaves", "once")
                time = ("", "")  # 历任 tells of several times
                if not verb["once"]:
                    time = tenure.said(view, context, start, verb.start(), left=bool(verb["leaves"]))
                for item, body, until in _posts(view, chains, (verb.end(), stop), before) if people else ():
                    left = former or item.former or bool(time[1])
                    yield from (
                        Holding(p, item.post, body, left, verb.start(), until, "cv", "", *time, item.term)
                        for p in people
                    )
            sentence = view.text[start:end]
            for m in _SUBJECT.finditer(sentence) if PERSON in sentence else ():
                told = view.links.get(start + m.start("who"))


def _here(view: View, start: int, verb: int) -> str:
    """The division that the sentence has its subject come to, or hold a post in, last before a verb."""
    went = list(_CAME.finditer(view.text, start, verb))
    if not went:
        return ""
    link = view.links[went[-1].end() - 1]
    return link.name if link.mention.label == "LOC" else bodies.place(link.name)


def _end(text: str, at: int) -> int:
    """The end of the sentence that goes on at ``at`` over semicolons: 历任甲局局长；乙局局长。"""
    return min((n for n in (text.find(c, at) for c in "。！？\n") if n >= 0), default=len(text))


def _going_on(words: str, told: Link | None, author: Link | None) -> list[Link]:
    """Whom a sentence speaks of that names nobody before its verb: the one told of, in the first person its author."""
    if _OTHERS.search(words):
        return []
    person = told or (author if _ME.search(words) else None)
    return [person] if person else []


def _whose(view: View, start: int, verb: int) -> list[Link]:
    """The person named last before the verb in its sentence, or all of a list."""
    text = _REPLACED.sub(lambda m: "-" * len(m[0]), view.text[start:verb])
    lists = [*apposition.PEOPLE.finditer(text), *_EACH.finditer(text)]
    last = max(lists, key=lambda m: (m.end(), -m.start()), default=None)
    return view.links_in(start + last.start(), start + last.end(), PERSON) if last else []


def _posts(view: View, chains: Chains, span: clauses.Span, before: Before) -> Iterator[tuple[Item, Value, int]]:
    """The posts right after a verb: part by part, as long as each is nothing but posts, with where each part ends."""
    text = view.text
    parts = re.sub(rf"和(?=[{ORG}])", "，", text[slice(*span)])
    for start, end in clauses.split(parts, 0, len(parts), "，；"):
        words = _ENDS.sub("", parts[start:end])
        words = _ASIDE.sub("", words)
        if PERSON in words or (start and DATE in words):
            return  # the next tells of somebody else, or of another time
        read = list(chains.read(span[0] + start, span[0] + start + len(words), before, each=True))
        for item, body in read:
            before = before.then(body, item.post)
            yield item, body, span[0] + end
        if not read:
            return
