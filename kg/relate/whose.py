"""Whose a figure is: the meeting, the place or the body that the words around it name."""

import re
from typing import NamedTuple

from kg.iri import entity_iri
from kg.model import Value

from . import bodies, clauses, facts, stretches
from .context import Context
from .meetings import Told
from .view import DATE, LOC, MEETING, ORG, PERSON, View

#: What is counted of a meeting itself: who came, what was handed in, whom it elected.
_ATTENDED = (
    r"因[病事公][^，。；]{0,6}请假|应到|实到|到会|请假|缺席|出席|列席|应出席|实际出席|应邀|参加会议|出席会议|列席会议"
)
_OF_MEETING = re.compile(
    rf"(?:{_ATTENDED}|收到|立案|大会发言|选举|增补|补选|增选|会期|征集编印|编印大会|转作|并案|不予立案)"
)
_OF_ANY = re.compile(_ATTENDED)
_PRESENT = re.compile("(?:出席|参加|列席).+的.")
#: What goes on with it: the kinds of proposals, the groups of members.
_GOES_ON = re.compile(r"提案|立案|并案|方面|类$|占|委员$|党员|群众|人士|界|常委(?!会)|联名|团体|转作")
_SESSION = re.compile(rf"{MEETING}|会议|大会|期间|会上|开幕|闭幕|闭会|本次会")
#: What is told of the years since a session, or of several years, is not of the session at which it is told.
_SINCE = re.compile(
    rf"{MEETING}(?:闭幕|召开)?以来|[两三四五]年(?:多)?来|过去(?:的)?[两三四五]年|十[一二三四五六七八九]?五”?(?:时期|期间)"
)
_LEVEL = r"全(?P<level>[市县省区州旗盟乡镇村])"
#: 全省市县两级政协, 全省率先: the committees of a place, its rank among its like.
_NOT_ALL = r"(?!(?:[省市州盟县区旗乡镇]+[两三四]?级|各级|[市县区]+)?政协|率先|首[个位次]|前列)"
_WHOLE = re.compile(_LEVEL + _NOT_ALL)
#: 某县位于…, 某县辖10镇: a sentence with the place for its subject, and what the paragraph goes on counting.
_SUBJECT_PLACE = re.compile(rf"(?:{DATE}，?)?({LOC})(?![、，和及与的]|人[，。；]|政协|委员|[^，。；]{{0,6}}委员会)")
#: 对全省…进行清理, …: what is counted behind is of the place too.
_ALL_OVER = re.compile(rf"(?:对|在){_LEVEL}{_NOT_ALL}(?!委员)[^。；]*$")
_CPPCC_MATTER = re.compile(r"政协|委员|提案|党派|社情")
_SUBJECT = re.compile(
    rf"(?:[^，]{{0,6}}?)(?<![向给对为与])({ORG})(?!等)(?=[^{ORG}{PERSON}、的]{{0,8}}(?:制定|每年|先后|共|已|办|收|组织|开展|召开|提出|建立|编|投入|完成|全年"
    rf"|向|就|围绕|走访|立案|出台|提交|实施|举办|捐|送|赠|报送|为[^，。]{{1,16}}(?:捐|送|赠|发放)|[\d一二三四五六七八九十]+[余多]?[名位][^，。；]{{0,12}}(?:出席|参加|列席)))"
)
_PLACE = re.compile(rf"^(?:截至{DATE}底?)?({LOC})(?:目前|现|已|共|累计|全[市县区镇乡村])")
_SITTING = re.compile(r"(?<=次会议)(?:第.{1,3}次(?:全体会议|大会)|(?:开|闭)幕(?:会|大会))$")
#: 市政府系统承办, 省政府收到…转交的提案: who handles proposals, of whom it is counted what became of them.
_HANDLES = re.compile(rf"({ORG})(?:系统|各部门)?(?:共|全年|已)*(?:收到|承办|办理)")
_OUTCOME = re.compile(r"解决|列入|留作|参考|推进|落实|承办|办复|答复|办结|满意|采纳")
#: 驻某全国政协委员: those whom a place sends, of whom a whole page may tell.
_DELEGATION = re.compile(rf"[驻住在][一-龥{LOC}]{{1,3}}的?({ORG})委员(?!会)")
#: How near a word for a meeting stands; the names of sessions in a title stand within so many characters.
_NEAR, _TOP = 60, 200


class Said(NamedTuple):
    """Where a figure stands: its clause ``[start, end)``, its sentence from ``at``, the paragraph from ``line``."""

    line: int
    at: int
    start: int
    end: int


class Reader:
    """Follows whose the figures of a document are; a paragraph keeps to the meeting or place it speaks of."""

    def __init__(self, view: View, context: Context, told: Told) -> None:
        self.view, self.context, self.told = view, context, told
        self.line = self.at = -1
        named = (n for n in range(min(_TOP, len(view.text))) if self._is_session(n))
        #: The session that the document's title names.
        self.titled = next((view.links[n] for n in named), None)
        self.delegation = _delegation(view)
        self.session: Value | None = None
        self.place: Value | None = None
        self.about: Value | None = None
        self.sections = stretches.headed_by_bodies(view)

    def org(self, said: Said, measure: str, subject: Value | None) -> Value | None:
        """The meeting, place or body that the figure is of."""
        if (
            _PRESENT.match(measure)
            and (sender := subject or self._section(said.start))
            and not bodies.cppcc(sender.name)
        ):
            return sender  # a school, a party counts its own
        found = self._handler(said, measure) or self._org(said, measure, subject)
        return self.delegation if self.delegation and found and bodies.cppcc(found.name) else found

    def _handler(self, said: Said, measure: str) -> Value | None:
        """The government of which the paragraph says that it handles proposals, for what became of them."""
        if not _OUTCOME.search(measure):
            return None
        named = [self.view.links[m.start(1)] for m in _HANDLES.finditer(self.view.text, said.line, said.end)]
        return next((facts.named(link) for link in reversed(named) if link.name.endswith("人民政府")), None)

    def _org(self, said: Said, measure: str, subject: Value | None) -> Value | None:
        if said.at != self.at:
            self.about = self._about(said)
            self.place = self.place if self.view.text[said.at - 1] == "；" else None
            self.at = said.at
            if _SINCE.search(self.view.text, said.at, said.end):
                self.session = None
        if said.line != self.line:
            self.line = said.line
            if self.session and not (self.titled and self.session.entity == self.titled.entity):
                self.session = None
        body = self._section(said.start) or self.context.at(said.start).body
        if session := self._session(said, measure):
            self.session = session
            return session
        if place := self._whole(said, measure, body):
            self.place = place
            return place
        if subject:
            self.session = self.place = None
            return subject
        if self.session and _GOES_ON.search(measure):
            return self.session
        place = self.place or self.about
        return place if place and body and bodies.cppcc(body.name) and not _CPPCC_MATTER.search(measure) else body

    def _section(self, position: int) -> Value | None:
        """The body whose section holds ``position``."""
        return next((facts.named(self.view.links[n]) for n in reversed(self.sections) if n < position), None)

    def _about(self, said: Said) -> Value | None:
        """The place that the sentence, or one before it in the paragraph, has for its subject."""
        text, about = self.view.text, None
        for start, end in clauses.sentences(text, said.line, said.end):
            if m := _SUBJECT_PLACE.match(text, start, end):
                about = facts.named(self.view.links[m.start(1)])
            elif text[start] in (ORG, PERSON, MEETING):
                about = None
        return about

    def _session(self, said: Said, measure: str) -> Value | None:
        """The meeting that 应到, 列席 and 收到提案 are counted of."""
        text = self.view.text
        named = _SESSION.search(text, max(said.line, said.start - _NEAR), said.end)
        if _SINCE.search(text, said.at, said.end) or not (
            _OF_MEETING.match(measure) and (named or _OF_ANY.match(measure))
        ):
            return None
        if occasion := self.told.at(said.start):
            return _of_session(facts.named(occasion.link))
        near = [n for n in range(said.start, said.line - 1, -1) if self._is_session(n)]
        link = self.view.links[near[0]] if near else self.titled
        return facts.named(link) if link else None

    def _is_session(self, n: int) -> bool:
        """Whether a meeting of the CPPCC is named at ``n``, and not only as a time (会议以来)."""
        text = self.view.text
        return text[n] == MEETING and bodies.cppcc(self.view.links[n].name) and "以来" not in text[n + 1 : n + 6]

    def _whole(self, said: Said, measure: str, body: Value | None) -> Value | None:
        """全市, 全村: the place as a whole, the nearest named of that kind; 某县目前有…: the place that begins it."""
        text = self.view.text
        if _CPPCC_MATTER.search(measure) or (measure.startswith("立案") and "提案" in text[said.at : said.end]):
            return None
        if m := _PLACE.match(text[said.start : said.end]):
            return facts.named(self.view.links[said.start + m.start(1)])
        m = _WHOLE.search(text, said.start, said.end) or _ALL_OVER.search(text, said.at, said.start)
        if m is None or body is None:
            return None
        where = self.context.place_of(said.start, m["level"]) or bodies.place(body.name)
        return Value(where, entity_iri("LOC", where), "") if where else None


def _of_session(meeting: Value) -> Value:
    """What is counted of a sitting is counted of its session."""
    whole = _SITTING.sub("", meeting.name)
    return meeting if whole == meeting.name else Value(whole, entity_iri("MEETING", whole), meeting.text)


def _delegation(view: View) -> Value | None:
    """The members whom a place sends, if the top of the document names them and they come up again."""
    for m in _DELEGATION.finditer(view.text, 0, _TOP):
        name = view.printed(*m.span())
        if bodies.cppcc(view.links[m.start(1)].name) and view.clean.count(name) > 1:
            return facts.literal(name)
    return None


def subject(view: View, start: int, end: int) -> Value | None:
    """The body that a clause begins with: 全国政协已经制定了…"""
    m = _SUBJECT.match(view.text[start:end])
    if m is None:
        return None
    link = view.links[start + m.start(1)]
    if link.mention.text.startswith("大会"):
        return None  # 大会提案组 counts for the session
    return bodies.value(re.sub(r"(?:常务委员会|党组|机关)$", "", link.name))
