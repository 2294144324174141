"""Documents, works and columns: what stands in 《》, and speeches under their author's name."""

import re
from collections.abc import Iterable, Iterator

from kg.model import Fact, Value

from . import clauses, facts, lexicon
from . import context as ctx
from .view import ORG, PERSON, TITLE, View

_KINDS = lexicon.alternatives("works")
_MAKERS = lexicon.alternatives("makers")
_KIND_AFTER = re.compile(rf"^{TITLE}*(?:、{TITLE}|和{TITLE}|{TITLE})*(?:等|的|[一-龥]{{0,8}}?)(?P<kind>{_KINDS})")
_KIND_BEFORE = re.compile(rf"(?P<kind>{_KINDS})[，：:]?$")
_KIND_IN = re.compile(rf"(?P<kind>{_KINDS})(?:[（(][^（）()]*[）)])?$")
_MADE = re.compile(rf"(?P<verb>{_MAKERS})了?(?:的)?(?:[^，。；{TITLE}]{{0,12}})?(?:{TITLE}[、和]?)*$")
_PROPOSED = re.compile(rf"(?P<who>{ORG}|{PERSON})[^，。；{TITLE}{ORG}{PERSON}]{{0,14}}(?:提(?:出|交)的?|撰写的?)$")
_NUMBER = re.compile(r"^[（(](?P<number>[一-龥]{1,6}[〔\[]\d{4}[〕\]]\d+号)[）)]")
#: Headings before this are the document's own; authors stand within so many characters after one.
_TOP, _NEAR = 60, 90
_SPEAKER_LINE = re.compile(rf"^(?:{ORG}[^，。；{PERSON}]{{0,24}})?{PERSON}$")


def extract(view: View, context: ctx.Context) -> list[Fact]:
    """One fact for each title, with what the first sentence that says more says of it."""
    best: dict[str, Fact] = {}
    for fact in [
        *_own_title(view, context),
        *_titled(view, context),
        *_speeches(view, context),
        *_proposals(view, context),
        *_tables(view),
    ]:
        name = fact.slots["title"][0].name
        if name not in best or len(fact.slots) > len(best[name].slots):
            best[name] = fact
    return [fact for name, fact in best.items() if not _short_for_another(name, best)]


def _short_for_another(name: str, known: Iterable[str]) -> bool:
    """《实施意见》 stands for the longer title that ends so."""
    return any(other != name and other.endswith(name) and len(name) <= 6 for other in known)


def _titled(view: View, context: ctx.Context) -> Iterator[Fact]:
    text = view.text
    for n in sorted(view.titles):
        at = max(text.rfind(c, 0, n) for c in "。；\n\t") + 1
        name = view.titles[n]
        kind = _kind(text, n, name)
        issuer, author = _makers(view, context, at, n)
        slots: dict[str, Iterable[Value]] = {
            "title": [facts.literal(name)],
            "kind": [facts.literal(kind)] if kind else [],
            "issuer": issuer,
            "author": author,
        }
        if number := _NUMBER.match(text[n + 1 : n + 30]):
            slots["number"] = [facts.literal(number["number"])]
        start = max(at, n - 20)
        yield facts.make(view, "document", slots, (start, n + 1), "documents/1", 0.9 if kind else 0.75)


def _kind(text: str, n: int, name: str) -> str:
    """From the words after the title, else its last words, else the words before."""
    table = lexicon.table("works")
    if name.endswith("文史资料"):
        return "文史资料"
    line = text[text.rfind("\n", 0, n) + 1 : text.find("\n", n) if "\n" in text[n:] else len(text)]
    beside = re.search(rf"(?P<kind>{_KINDS})$", text[max(0, n - 10) : n])
    if beside and beside["kind"] not in ("法", "信"):
        return table[beside["kind"]]
    if name.endswith("建议") and "提案" in line:
        return "提案"
    after = _KIND_AFTER.match(text[n + 1 : n + 40])
    inside = _KIND_IN.search(name)
    if after and not (inside and after["kind"] in ("提案", "意见", "建议", "报告", "信", "法")):
        return table[after["kind"]]
    if after and after["kind"] == "提案":
        return "提案"
    if inside:
        return table[inside["kind"]]
    before = _KIND_BEFORE.search(text[max(0, n - 10) : n])
    if before:
        return table[before["kind"]]
    made = re.search(r"(?:出版|编纂|编著|合著|著)[^，。；]{0,10}$", text[max(0, n - 40) : n])
    return "图书" if made else ""


def _makers(view: View, context: ctx.Context, at: int, n: int) -> tuple[list[Value], list[Value]]:
    """Who issued it and who wrote it, as the words before say."""
    text = view.text
    before = text[at:n]
    proposed = _PROPOSED.search(before)
    if proposed:
        link = view.links[at + proposed.start("who")]
        value = facts.named(link)
        return ([value], []) if text[at + proposed.start("who")] == ORG else ([], [value])
    of_meeting = re.match(r"^(?P<org>政协.{2,24}?会议(?:提案(?:审查)?委员会)?)(?=.{0,6}决议|关于)", view.titles[n])
    if of_meeting:
        return [ctx.body_value(of_meeting["org"])], []
    if view.titles[n].endswith("文史资料") and (body := context.body):
        return [body], []
    wrote = re.search(rf"({PERSON})[^，。；{PERSON}]{{0,8}}(?:所作的?|所写的?|作的|著)$", before)
    if wrote:
        office = [k for k in range(at, at + wrote.start(1)) if text[k] == ORG]
        return [facts.named(view.links[k]) for k in office[-1:]], [facts.named(view.links[at + wrote.start(1)])]
    own = re.match(r"^(?P<org>中共.{2,12}?委|政协.{2,14}?委员会)(?=关于)", view.titles[n])
    made = _MADE.search(before)
    if not made and not own:
        return [], []
    if own:
        full = own["org"] if own["org"].endswith("会") else own["org"] + "员会"
        return [ctx.body_value("中国共产党中央委员会" if "中央" in full else full)], []
    head = text[at : at + made.start()] if made else ""
    people = [k for k in range(at, at + len(head)) if text[k] == PERSON]
    if made and (lexicon.table("makers")[made["verb"]] == "author" or made["verb"] in ("出版", "编写")) and people:
        return [], [facts.named(view.links[people[-1]])]
    bodies = [k for k in range(at, at + len(head)) if text[k] == ORG]
    bodies = [k for k in bodies if not re.match(r"(?:的|领导|同意|批准|部署)", text[k + 1 : k + 3])]
    if bodies:
        last = bodies[-1]
        joined = [last]
        while len(joined) < len(bodies) and text[joined[0] - 1] in "、和" and joined[0] - 2 in bodies:
            joined.insert(0, joined[0] - 2)
        return [facts.named(view.links[k]) for k in joined], []
    body = context.at(n).body
    return ([body] if body else []), []


def _speeches(view: View, context: ctx.Context) -> Iterator[Fact]:
    """A heading over its author's name, or an author's name over his title, where several stand in a row."""
    lines = list(clauses.lines(view.text))
    names = [k for k, (at, to) in enumerate(lines) if _SPEAKER_LINE.match(view.text[at:to])]
    for order, k in enumerate(names):
        person = view.links[lines[k][1] - 1]
        above = _heading(view, context, lines, k - 1)
        after_own = k + 1 < len(lines) and _verse(view, lines, k)
        if after_own and order + 1 < len(names) or after_own and order and names[order - 1] >= k - 3:
            title, span = after_own
        elif above:
            title, span = above
        else:
            continue
        inside = _KIND_IN.search(title)
        kind = lexicon.table("works")[inside["kind"]] if inside else "发言"
        slots = {"title": [facts.literal(title)], "author": [facts.named(person)], "kind": [facts.literal(kind)]}
        yield facts.make(view, "document", slots, span, "documents/1", 0.7)


def _heading(
    view: View, context: ctx.Context, lines: list[tuple[int, int]], k: int
) -> tuple[str, tuple[int, int]] | None:
    if k < 0 or lines[k] not in context.heads:
        return None
    at, to = lines[k]
    title = view.printed(at, to)
    return (
        (title, (at, to))
        if 6 <= len(title) <= 60 and title[0] not in "（(—" and PERSON not in view.text[at:to]
        else None
    )


def _verse(view: View, lines: list[tuple[int, int]], k: int) -> tuple[str, tuple[int, int]] | None:
    """The title under a name: up to two short lines without a stop, then the next name or the end."""
    taken = []
    for at, to in lines[k + 1 : k + 4]:
        if _SPEAKER_LINE.match(view.text[at:to]):
            break
        if to - at > 26 or re.search(r"[。；，：]", view.text[at:to]):
            return None
        taken.append((at, to))
    if not 1 <= len(taken) <= 2:
        return None
    return " ".join(view.printed(*span) for span in taken), (taken[0][0], taken[-1][1])


def _own_title(view: View, context: ctx.Context) -> Iterator[Fact]:
    """The document's own title, when it names its kind: …工作报告, 在…上的讲话."""
    lines = list(clauses.lines(view.text))[:3]
    title = ""
    for k, (at, to) in enumerate(lines):
        if k and view.text[at:to] == view.text[slice(*lines[k - 1])]:
            continue  # the running head
        if to - at > 60 or re.search("[。；]", view.text[at:to]):
            return
        title += view.printed(at, to)
        m = _KIND_IN.search(title)
        if m and len(title) >= 6 and m["kind"] not in ("信", "法"):
            stretch = context.at(lines[0][0])
            issuer = [facts.named(k) for k in view.links_in(lines[0][0], to, ORG)[:1]] or (
                [stretch.body] if stretch.body else []
            )
            slots: dict[str, Iterable[Value]] = {
                "title": [facts.literal(title)],
                "kind": [facts.literal(lexicon.table("works")[m["kind"]])],
                "issuer": issuer,
            }
            yield facts.make(view, "document", slots, (lines[0][0], to), "documents/1", 0.8)
            return


def _proposals(view: View, context: ctx.Context) -> Iterator[Fact]:
    """Headings that are titles of proposals, with their authors: 关于…的建议 over 甲、乙 or before 甲反映."""
    for at, to in context.heads:
        title = view.printed(at, to)
        m = re.match(r"^(?:[一二三四五六七八九十]+、)?(?P<title>.{6,50}的(?P<kind>建议|提案))$", title)
        if m is None or at < _TOP:
            continue
        end = min((n for n in (view.text.find(c, to + 1) for c in "。；：") if n > 0), default=to)
        people = view.links_in(to, end, PERSON) if end - to < _NEAR else []
        slots: dict[str, Iterable[Value]] = {
            "title": [facts.literal(m["title"])],
            "kind": [facts.literal(m["kind"])],
            "author": [facts.named(k) for k in people],
        }
        yield facts.make(view, "document", slots, (at, to), "documents/1", 0.8)


def _tables(view: View) -> Iterator[Fact]:
    """Rows of a table whose head names a column of titles: 姓名, 单位和职务, 发言题目."""
    column = -1
    for at, to in clauses.lines(view.text):
        cells = view.text[at:to].split("\t")
        if len(cells) < 2:
            column = -1
            continue
        heads = [k for k, cell in enumerate(cells) if re.fullmatch("(?:发言|提案|作品|文章)?(?:题目|标题|名称)", cell)]
        if heads:
            column = heads[0]
            continue
        if not 0 < column < len(cells) or not cells[0].startswith(PERSON) or TITLE in cells[column]:
            continue
        start = at + sum(len(cell) + 1 for cell in cells[:column])
        span = start, start + len(cells[column])
        slots = {
            "title": [facts.literal(view.printed(*span))],
            "author": [facts.named(view.links[at])],
            "kind": [facts.literal("发言")],
        }
        if cells[column]:
            yield facts.make(view, "document", slots, span, "documents/1", 0.85)
