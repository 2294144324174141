"""What a printed line is by its own words: heading, list item, divider, names in a grid, running prose."""

import re

from kg.read.continuation import CAME_FROM, GOES_ON
from kg.read.words import word_list

_COUNT = "[一二三四五六七八九十百]{1,4}"

#: Begins something new whatever stands before: marks of Markdown, bullets, numbered headings, 上接.
_STARTS = re.compile(
    r"#{1,6}\s|[-*+>]\s|\||[•◆◇★☆●○■□▲△◎※▪►➤✦]|<"
    rf"|(?:\*\*|__)?(?:{_COUNT}、|[（(](?:{_COUNT}|\d{{1,2}})[）)]|第{_COUNT}[章节编条](?:\s|$))"
    r"|\d{1,2}[、.．](?!\d)|【|附件?\s?\d*[:：]"
    r"|(?:19|20)\d\d[.．年]\d{1,2}月?\s{0,3}[-—–~～至]"  # 1998.03—2000.11, a line of a CV
)

#: Begins something new unless the line before breaks off: 出席：, dates, subtitles, 一是, 一要.
_MAY_START = re.compile(
    rf"(?:常务|执行|责任|总|副){{0,2}}(?:{'|'.join(word_list('labels.txt'))})(?:人员|单位|人|名单)?\s?[:：]"
    r"|\d{4}\s?年|\d{1,2}\s?月\s?\d{1,2}\s?日|——|--"
    rf"|(?:\*\*|__)?{_COUNT}[是要]|(?:新华社|本报|本刊)"
)
_DIVIDER = re.compile(r"(?:[-*_=~—─]\s*){3,}")
_NUMBERED = re.compile(rf"(?:\*\*|__)?(?:{_COUNT}、|[（(]{_COUNT}[）)]|第{_COUNT}[章节编条])")
_ENDS = re.compile(r"[。！？!?；;：:…][”’）)》」』\]】*]*$")
_STOPS = re.compile(r"[。！？!?；;]")
_COMMAS = re.compile(r"[，,]")
_BREAKS_OFF = re.compile(r"[，,、《（(“‘「\[—-]$")
_CANNOT_BEGIN = re.compile(r"[，。、；：！？”’》）」』】,;!?)\]%％·]")
_CELL = re.compile(r"[\u3400-\u9fff·]{1,4}")

#: From so many characters on, words with commas between them are prose and not a heading.
LONGEST_HEADING = 40


def starts_new(line: str) -> bool:
    """A heading, list item, table row, divider or continuation from another page."""
    return bool(_STARTS.match(line) or _DIVIDER.fullmatch(line) or CAME_FROM.match(line)) or "\t" in line


def may_start(line: str) -> bool:
    """Something that begins a paragraph unless a sentence is still open."""
    return bool(_MAY_START.match(line))


def is_markdown_heading(line: str) -> bool:
    """Does the line begin with # marks?"""
    return bool(re.match(r"#{1,6}\s", line))


def is_numbered(line: str) -> bool:
    """一、… or (一)…, with or without # and ** before it."""
    return bool(_NUMBERED.match(re.sub(r"^#{1,6}\s+", "", line)))


def is_closed(line: str) -> bool:
    """Nothing can follow on it: a divider, a table row."""
    return bool(_DIVIDER.fullmatch(line)) or line.startswith("|") or "\t" in line


def goes_on_elsewhere(line: str) -> bool:
    """Does it end with 下转?"""
    tail = line[-40:]
    return any(match.end() == len(tail) for match in GOES_ON.finditer(tail))


def came_from_elsewhere(line: str) -> bool:
    """Does it begin with 上接?"""
    return bool(CAME_FROM.match(line))


def is_grid(line: str) -> bool:
    """Two or more words of at most four characters and nothing else: names in columns, or a letter-spaced title."""
    cells = line.split(None, 40)[:40]
    return len(cells) > 1 and all(map(_CELL.fullmatch, cells))


def ends_sentence(line: str) -> bool:
    """Does the line end where a sentence, a list item or an address (同志们：) ends?"""
    return bool(_ENDS.search(line[-8:]))


def ends_statement(line: str) -> bool:
    """Does the line end with a full stop, and not with the colon of an address or a label?"""
    return bool(re.search("[。！？!?；;][”’）)》]*$", line[-8:]))


def has_comma(line: str) -> bool:
    """Is there a comma inside the line?"""
    return bool(_COMMAS.search(line[:-1]))


def breaks_off(line: str) -> bool:
    """Does it end in the middle of a sentence for certain: on a comma, an opening bracket, inside a book title?"""
    return bool(_BREAKS_OFF.search(line[-1:])) or line.rfind(
        "《", len(line) - 60 if len(line) > 60 else 0
    ) > line.rfind("》")


def cannot_begin(line: str) -> bool:
    """Punctuation that no line of Chinese may begin with: it belongs to the line before."""
    return bool(_CANNOT_BEGIN.match(line))


def is_prose(line: str) -> bool:
    """Running text rather than a heading: a sentence ends inside it, or it is long and has commas."""
    inside = line[:-1]
    return bool(_STOPS.search(inside)) or (len(line) >= LONGEST_HEADING and bool(_COMMAS.search(inside)))


def reads_on(line: str) -> bool:
    """Could the line be the rest of a sentence: does it hold any punctuation, or just one character?"""
    return len(line) == 1 or bool(re.search("[，。、；,;！？]", line))


def is_remnant(line: str) -> bool:
    """One or two characters and then a stop: the end of a sentence that began elsewhere."""
    return bool(re.match("[\u3400-\u9fff]{1,2}。", line))
