"""A web page as the sites of the committees have them: the text among navigation, breadcrumbs, buttons and footer."""

from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from .layout import Line
from .markup import Marked

PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))

#: Genre → address and name of the site's channel that carries it.
CHANNELS = {"cv": ("ldjj", "领导简介"), "plenary-opening": ("hy", "重要会议")}
NEWS = ("yw", "要闻动态")

_TAGS = {"title": "h1", "heading": "h2", "text": "p"}


def render(marked: Marked, body: list[Line]) -> tuple[bytes, list[str]]:
    """The page, and the furniture a reader may keep: none, all of it belongs to the site."""
    channel, name = CHANNELS.get(marked.head["genre"], NEWS)
    parts = [_table(list(rows)) if table else _flow(list(rows)) for table, rows in groupby(body, _is_row)]
    page = PAGE.substitute(
        charset=marked.head["encoding"],
        title=escape(marked.head["title"]),
        channel=channel,
        channelname=name,
        article="\n".join(parts),
    )
    return page.encode(marked.head["encoding"]), []


def _is_row(line: Line) -> bool:
    return line.kind == "row"


def _flow(body: list[Line]) -> str:
    return "\n".join(_element(_TAGS[line.kind], line.text) for line in body if line.text.strip())


def _element(tag: str, text: str) -> str:
    """The line under the title that tells date and source has a class of its own."""
    info = ' class="info"' if text.startswith(("发布时间：", "时间：")) else ""
    return f"<{tag}{info}>{escape(text)}</{tag}>"


def _table(rows: list[Line]) -> str:
    cells = ["".join(f"<td>{escape(cell)}</td>" for cell in row.text.split("\t")) for row in rows]
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in cells) + "\n</table>"
