"""Documents, works and columns: what stands in 《》, with its kind and who made it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kg.model import Fact, Value

from . import bodies, clauses, facts, lexicon, speeches
from .context import Context
from .view import ORG, PERSON, TITLE, View

_KINDS = lexicon.alternatives("works")
_MAKERS = lexicon.alternatives("makers")
_KIND_AFTER = re.compile(rf"^{TITLE}*(?:、{TITLE}|和{TITLE}|{TITLE})*(?:等|的|[一-龥]{{0,8}}?)(?P<kind>{_KINDS})")
_KIND_BESIDE = re.compile(rf"(?P<kind>{_KINDS})$")
_KIND_IN = re.compile(rf"(?P<kind>{_KINDS})(?:[（(][^（）()]*[）)])?$")
#: Words that as often say something else: 关于…的意见, 提出的建议, 通信.
_WEAK = ("提案", "意见", "建议", "报告", "信息", "信", "法")
_MADE = re.compile(rf"(?P<verb>{_MAKERS})了?(?:的)?(?:[^，。；{TITLE}]{{0,12}})?(?:{TITLE}[、和]?)*$")
_PROPOSED = re.compile(rf"(?P<who>{ORG}|{PERSON})[^，。；{TITLE}{ORG}{PERSON}]{{0,14}}(?:提(?:出|交)的?|撰写的?)$")
_WROTE = re.compile(rf"(?P<who>{PERSON})[^，。；{PERSON}]{{0,8}}(?:所作的?|所写的?|作的|著)$")
_PUBLISHED = re.compile(r"(?:出版|编纂|编著|合著|著)[^，。；]{0,10}$")
_OF_MEETING = re.compile(r"^(?P<org>政协.{2,24}?会议(?:提案(?:审查)?委员会)?)(?=.{0,6}决议|关于)")
_OF_BODY = re.compile(r"^(?P<org>中共.{2,12}?委|政协.{2,14}?委员会)(?=关于)")
_NUMBER = re.compile(r"^[（(](?P<number>[一-龥]{1,6}[〔\[]\d{4}[〕\]]\d+号)[）)]")
#: A short title that ends a longer one stands for it; the document's own title is in its first lines.
_SHORT_FORM, _TITLE_LINES, _LONGEST_LINE, _SHORTEST_TITLE = 6, 3, 60, 6


def extract(view: View, context: Context) -> list[Fact]:
    """One fact for each title, with what the sentence that says most says of it."""
    best: dict[str, Fact] = {}
    for fact in (*_own_title(view, context), *_titled(view, context), *speeches.read(view, context)):
        name = unicodedata.normalize("NFKC", fact.slots["title"][0].name)  # 古堡! is 古堡！
        if name not in best or len(fact.slots) > len(best[name].slots):
            best[name] = fact
    return [fact for name, fact in best.items() if not _short_for_another(name, best)]


def _short_for_another(name: str, known: Iterable[str]) -> bool:
    """《实施意见》 stands for the longer title that ends so."""
    return len(name) <= _SHORT_FORM and any(other != name and other.endswith(name) for other in known)


def _titled(view: View, context: Context) -> Iterator[Fact]:
    text = view.text
    for n, name in sorted(view.titles.items()):
        at = max(text.rfind(c, 0, n) for c in "。；\n\t") + 1
        kind = _kind(text, n, name)
        issuer, author = _makers(view, context, at, n)
        number = _NUMBER.match(text[n + 1 : n + 30])
        slots: dict[str, Iterable[Value]] = {
            "title": [facts.literal(name)],
            "kind": [facts.literal(kind)] if kind else [],
            "issuer": issuer,
            "author": author,
            "number": [facts.literal(number["number"])] if number else [],
        }
        yield facts.make(
            view, "document", slots, (max(at, n - 20), n + 1), by="documents/1", sure=0.98 if kind else 0.85
        )


def _kind(text: str, n: int, name: str) -> str:
    """From the word right before the title, the words after it, or its own last word."""
    table = lexicon.table("works")
    if name.endswith("文史资料"):
        return "文史资料"
    beside = _KIND_BESIDE.search(text[max(0, n - 10) : n])
    if beside and beside["kind"] not in ("法", "信"):
        return table[beside["kind"]]
    line = text[text.rfind("\n", 0, n) + 1 : text.find("\n", n) if "\n" in text[n:] else len(text)]
    if name.endswith("建议") and "提案" in line:
        return "提案"
    after, inside = _KIND_AFTER.match(text[n + 1 : n + 40]), _KIND_IN.search(name)
    if after and (inside is None or after["kind"] not in _WEAK or after["kind"] == "提案"):
        return table[after["kind"]]
    if inside:
        return table[inside["kind"]]
    return "图书" if _PUBLISHED.search(text[max(0, n - 40) : n]) else ""


def _makers(view: View, context: Context, at: int, n: int) -> tuple[list[Value], list[Value]]:
    """Who issued it and who wrote it, as the title itself or the words before say."""
    name, before = view.titles[n], view.text[at:n]
    if m := _PROPOSED.search(before):
        who = facts.named(view.links[at + m.start("who")])
        return ([who], []) if m["who"] == ORG else ([], [who])
    if m := _OF_MEETING.match(name):
        return [bodies.value(m["org"])], []
    if name.endswith("文史资料") and context.body:
        return [context.body], []
    if m := _WROTE.search(before):
        office = view.links_in(at, at + m.start("who"), ORG)[-1:]
        return [facts.named(link) for link in office], [facts.named(view.links[at + m.start("who")])]
    if m := _OF_BODY.match(name):
        full = m["org"] if m["org"].endswith("会") else m["org"] + "员会"
        return [bodies.value("中国共产党中央委员会" if "中央" in full else full)], []
    made = _MADE.search(before)
    return _subject(view, context, at, at + made.start(), made["verb"]) if made else ([], [])


def _subject(view: View, context: Context, at: int, to: int, verb: str) -> tuple[list[Value], list[Value]]:
    """Issuer and author from the words ``[at, to)`` before the verb of making, else the body at hand."""
    people = view.links_in(at, to, PERSON)
    if people and (lexicon.table("makers")[verb] == "author" or verb in ("出版", "编写")):
        return [], [facts.named(people[-1])]
    text = view.text
    named = [k for k in range(at, to) if text[k] == ORG and not re.match("的|领导|同意|批准|部署", text[k + 1 : k + 3])]
    if not named:
        body = context.at(to).body
        return ([body] if body else []), []
    joined = [named[-1]]
    while text[joined[0] - 1] in "、和" and joined[0] - 2 in named:
        joined.insert(0, joined[0] - 2)
    return [facts.named(view.links[k]) for k in joined], []


def _own_title(view: View, context: Context) -> Iterator[Fact]:
    """The document's own title, when it names its kind: …工作报告, 在…上的讲话."""
    lines = list(clauses.lines(view.text))[:_TITLE_LINES]
    title = ""
    for k, (at, to) in enumerate(lines):
        if k and view.text[at:to] == view.text[slice(*lines[k - 1])]:
            continue  # the running head
        if to - at > _LONGEST_LINE or re.search("[。；]", view.text[at:to]):
            return
        title += view.printed(at, to)
        kind = _KIND_IN.search(title)
        if kind and len(title) >= _SHORTEST_TITLE and kind["kind"] not in ("信", "法"):
            start, body = lines[0][0], context.at(lines[0][0]).body
            named = [facts.named(link) for link in view.links_in(start, to, ORG)[:1]]
            slots: dict[str, Iterable[Value]] = {
                "title": [facts.literal(title)],
                "kind": [facts.literal(lexicon.table("works")[kind["kind"]])],
                "issuer": named or ([body] if body else []),
            }
            yield facts.make(view, "document", slots, (start, to), by="documents/1", sure=0.83)
            return
