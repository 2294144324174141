"""html: the main text of a web page in reading order, with the title, date and source lines above it."""

import codecs
import re
from collections.abc import Iterator
from copy import deepcopy

import lxml.etree
import lxml.html
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from kg.errors import ReadError
from kg.read.decode import SAMPLE, decode, leniently
from kg.read.sizes import MAX_BYTES, limited

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)

#: A page that declares GB2312 or GBK uses characters of the whole family; likewise Big5.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}

#: 发布时间：…  来源：…: the line of a news page that says when it was published and by whom.
_INFO = re.compile(
    r"(?:发布时间|发布日期|来源|稿源|信息来源|供稿|發佈時間|來源)\s*[:：]|^20\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}"
)
_LONGEST_INFO = 120

#: A page nested deeper (a <font> in each line that is never closed) is taken as it stands: its layout says nothing, and
#: what finds the main text would work through all levels again and again.
_DEEP = 200

#: Elements that are not shown, and those that begin and end a line.
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head"})
_BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4"})

# A Chinese news item of sixty characters is complete; the default, 250, takes it for too little and gives up on layout.
_CONFIG = deepcopy(DEFAULT_CONFIG)
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
_CONFIG.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # a clock would make the result depend on the machine's load


def extract(data: bytes, name: str) -> str:
    """One block a line, headings marked by #, one table row a line with tabs between cells.

    Raises ReadError if the page is undecodable or shows no text.
    """
    page = _decode(data, name)
    try:
        # Without huge_tree the parser drops in silence what follows a picture of 10 MB or stands 256 elements deep.
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        tree = lxml.html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        raise ReadError(f"{name} shows no text; save the page again from the browser.") from error
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):  # what comes after has been dropped
        raise ReadError(f"{name} is nested too deeply to be read whole; save the page again from the browser.")
    for _ in limited(_texts(tree), name):
        pass
    main = _main(tree) if _depth(tree) <= _DEEP else []
    if not any(main):
        main = _visible(tree)
    if not any(main):
        raise ReadError(f"{name} shows no text; it may be filled in by scripts: save the page from the browser.")
    return "\n".join([*_head(tree, main), *main])


def _main(tree: lxml.html.HtmlElement) -> list[str]:
    found = bare_extraction(deepcopy(tree), include_comments=False, include_formatting=True, config=_CONFIG)
    body = getattr(found, "body", None)
    return list(_blocks(body)) if body is not None else []


def _texts(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """All text but that of scripts, piece by piece."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            yield element.text or ""
        yield element.tail or ""


def _depth(tree: lxml.html.HtmlElement) -> int:
    """How many elements stand in each other at most."""
    depth = deepest = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _decode(data: bytes, name: str) -> str:
    """By byte order mark, as UTF-8, by the charset the page declares, or by what looks like Chinese text."""
    if len(data) > MAX_BYTES or not data.strip():
        return decode(data, name)
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = declared[1].decode("ascii").lower()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            text = leniently(data, _WIDER.get(encoding, encoding))
        if text is not None:
            return text
    return decode(data, name)


def _blocks(element: lxml.etree._Element) -> Iterator[str]:
    """The lines of trafilatura's tree: head, p, list, table and so on."""
    if element.tag == "head":
        level = re.sub(r"\D", "", element.get("rend", "")) or "2"
        yield f"{'#' * int(level)} {_words(element)}"
    elif element.tag == "table":
        yield from (row for row in map(_row, element.iter("row")) if row.strip())
    elif element.tag == "list":
        yield from (f"- {words}" for words in map(_words, element.iter("item")) if words)
    elif element.tag in ("body", "quote", "div"):
        yield from _lines(element.text or "")
        for child in element:
            yield from _blocks(child)
            yield from _lines(child.tail or "")
    else:
        for lines in element.iter("lb"):
            lines.text = "\n"
        yield from _lines("".join(map(str, element.itertext())))


def _row(row: lxml.etree._Element) -> str:
    return "\t".join(_words(cell) for cell in row.iter("cell"))


def _lines(text: str) -> list[str]:
    """Lines as they stand, with the indentation by which a page of <br> marks its paragraphs."""
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def _words(element: lxml.etree._Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def _visible(tree: lxml.html.HtmlElement) -> list[str]:
    """All text of the page but scripts, when there is no main text to be told from the rest."""
    body = tree.find("body")
    return _lines("".join(_shown(body if body is not None else tree)))


def _shown(root: lxml.html.HtmlElement) -> Iterator[str]:
    """The text below an element, with line breaks where the page has them; the tree stays as it is.

    It may be 2,048 elements deep, and hold characters that lxml reads but refuses to write.
    """
    hidden = 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        starts = event == "start"
        if starts or event == "end":
            hidden += (1 if starts else -1) * (element.tag in _HIDDEN)
            if element.tag in _BREAKS or (element.tag == "td" and not starts):
                yield "\n"
        if not hidden:
            yield (element.text if starts else element.tail if element is not root else "") or ""


def _head(tree: lxml.html.HtmlElement, main: list[str]) -> list[str]:
    """Title, and the lines with date and source, where the main text lacks them."""
    have = "".join("".join(main).split())
    titles = [_words(element) for element in tree.iter("h1")] + [_words(element) for element in tree.iter("title")]
    title = next((title for title in titles if title), "")
    lines = [f"# {title}"] if title and "".join(title.split()) not in have else []
    for element in tree.iter("div", "p", "span", "td", "li", "h2", "h3", "h4", "h5"):
        words = _words(element) if len("".join(element.itertext())[:SAMPLE]) <= 4 * _LONGEST_INFO else ""
        if words and len(words) <= _LONGEST_INFO and _INFO.search(words):
            flat = "".join(words.split())
            if flat not in have:
                lines.append(words)
                have += flat
    return lines
