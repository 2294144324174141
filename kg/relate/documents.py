"""Documents, works and columns: what stands in 《》, with its kind and who made it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kg.iri import entity_iri
from kg.model import Fact, Value

from . import clauses, facts, kinds, lexicon, makers, speeches
from .context import Context
from .view import ORG, PERSON, View

#: Navigation of a web page; a headline of news, which is no title; (…通过) behind a title.
_FURNITURE = re.compile(r"[>＞|｜]|首页|当前位置|https?|来源：|发布时间|字体|浏览")
_NEWS = re.compile(
    rf"召开|举行|主持|开幕|闭幕|(?<!工)作(?:了)?[^的]{{0,24}}报告|{PERSON}(?:同志)?：?在|{PERSON}[^\n]{{0,8}}讲话|出席|表示|强调"
)
#: What a title begins with, where a masthead stands over it.
_BEGINS = re.compile(rf"{ORG}|中国人民政治协商会议|政协|关于")
_PASSED = re.compile(r"[（(][^（）()]*(?:\d日|通过|摘要)[^（）()]*[）)]$")
#: The author under a report's title, perhaps behind the line that says when and where it was given.
_BYLINE = re.compile(rf"(?:\n[^\n{PERSON}。]{{0,60}}){{0,2}}\n[^\n{PERSON}。，]{{0,30}}(?P<who>{PERSON})(?=\n)")
_TITLE_HEAD, _AUTHOR_HEAD = re.compile("题目|标题|名称|案由"), re.compile("提案者|提案人|作者|提出人|提交人|撰稿人")
_NUMBER = re.compile(r"^[（(](?P<number>[一-龥]{1,6}[〔\[]\d{4}[〕\]]\d+号)[）)]")
#: A short title that ends a longer one stands for it; the document's own title is in its first lines.
_SHORT_FORM, _TITLE_LINES, _LONGEST_LINE, _SHORTEST_TITLE, _TOP = 6, 3, 60, 6, 400


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
        kind = kinds.of(text, n, name)
        issuer, author = makers.of(view, context, at, n)
        kind, author = _in_table(view, n, kind, author)
        number = _NUMBER.match(text[n + 1 : n + 30])
        slots: dict[str, Iterable[Value]] = {
            "title": [Value(view.as_printed.get(n, name), entity_iri("DOCUMENT", name), name)],
            "kind": [facts.literal(kind)] if kind else [],
            "issuer": issuer,
            "author": author,
            "number": [facts.literal(number["number"])] if number else [],
        }
        yield facts.make(
            view, "document", slots, (max(at, n - 20), n + 1), by="documents/1", sure=0.94 if kind else 0.85
        )


def _in_table(view: View, n: int, kind: str, author: list[Value]) -> tuple[str, list[Value]]:
    """Kind and authors of a title in a table, as the head of its columns says: 提案题目, 提案者."""
    text = view.text
    start, end = text.rfind("\n", 0, n) + 1, text.find("\n", n)
    row = list(_cells(text, start, end if end >= 0 else len(text)))
    if len(row) == 1:
        return kind, author
    above = start
    while above > 0:
        above, below = text.rfind("\n", 0, above - 1) + 1, above - 1
        head = [text[slice(*cell)] for cell in _cells(text, above, below)]
        if len(head) == 1:
            return kind, author
        column = next((k for k, cell in enumerate(row) if cell[0] <= n < cell[1]), 0)
        if len(head) == len(row) and _TITLE_HEAD.search(head[column]):
            who = [k for k, words in enumerate(head) if _AUTHOR_HEAD.search(words)]
            named = [facts.named(link) for link in view.links_in(*row[who[0]], PERSON + ORG)] if who else []
            return ("提案" if "提案" in head[column] else kind), named or author
    return kind, author


def _cells(text: str, at: int, to: int) -> Iterator[clauses.Span]:
    start = at
    for cell in text[at:to].split("\t"):
        yield start, start + len(cell)
        start += len(cell) + 1


def _own_title(view: View, context: Context) -> Iterator[Fact]:
    """The document's own title, when it names its kind: …工作报告, 在…上的讲话."""
    lines = [span for span in clauses.lines(view.text[:_TOP]) if not _FURNITURE.search(view.text, *span)]
    title = ""
    for k, (at, to) in enumerate(lines[:_TITLE_LINES]):
        if k and view.text[at:to] == view.text[slice(*lines[k - 1])]:
            continue  # the running head
        if to - at > _LONGEST_LINE or re.search("[。；]", view.text[at:to]):
            return
        title += view.printed(at, to)
        kind = kinds.KIND_IN.search(_PASSED.sub("", title))
        if kind and len(title) >= _SHORTEST_TITLE and kind["kind"] not in ("信", "法", "日报", "晚报", "时报"):
            start, body = lines[0][0], context.at(lines[0][0]).body
            begun = [n for n, _ in lines[: k + 1] if _BEGINS.match(view.text, n)]
            if not begun:
                return
            start = begun[-1]
            title = "".join(view.printed(*line) for line in lines[: k + 1] if line[0] >= start)
            if _NEWS.search(view.text, start, to):
                return
            named = [facts.named(link) for link in view.links_in(start, to, ORG)[:1]]
            author = _BYLINE.match(view.text, to)
            if author is None:
                return  # a title that nobody signs is the record's, not a work that the text speaks of
            slots: dict[str, Iterable[Value]] = {
                "title": [facts.literal(_PASSED.sub("", title))],
                "kind": [facts.literal(lexicon.table("works")[kind["kind"]])],
                "issuer": named or ([body] if body else []),
                "author": [facts.named(view.links[author.start("who")])],
            }
            yield facts.make(view, "document", slots, (start, to), by="documents/1", sure=0.83)
            return
