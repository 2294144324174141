"""Sound documents of every kind, and what becomes of them on bad disks, in bad programs and in bad hands."""

import io
import random
import zipfile
from collections.abc import Callable
from functools import cache

import docx
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "云岭县政协工作动态",
    "3月4日，县政协召开专题协商会，县政协主席王建国主持会议并讲话，副主席李志明出席。",
    "会议听取了关于老旧小区改造工作的汇报，与会委员围绕议题开展协商讨论，提出意见建议二十余条。",
    "全年立案提案120件，办复率100%。",
)

#: What parsers trip over, put in anywhere.
TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xd5\xfe\xd0\xad", b"\r\n" * 50, b" " * 500,
    b"&#0;", b"&#xD800;", b"&#x110000;", b"&amp;" * 100, b"<!--", b"]]>", b"<![CDATA[", b"<table>" * 300,
    b'<!DOCTYPE a [<!ENTITY b "c">]>', b"<meta charset=utf-16>", b"<script>", b"<frameset>", b"<svg><math>",
    b"stream\n", b"endstream", b"endobj", b"obj <<", b"/Length 99999999", b"/Kids [1 0 R]", b"%%EOF", b"xref\n0 1\n",
    b"PK\x03\x04", b"PK\x05\x06", b"<w:p>" * 300, b"<w:t>", "\u202e\u200d\ufdd0\U000e0001\U0010ffff".encode(),
    "（".encode() * 300, "《".encode() * 300, b"#" * 40, b"| " * 300, b"-" * 400, b"9" * 400,
)  # fmt: skip


def txt() -> bytes:
    """Plain text."""
    return "\n\n".join(LINES).encode()


def html() -> bytes:
    """A page with navigation, a table and a script."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    head = '<head><meta charset="utf-8"><title>云岭县政协</title><script>var a = "b";</script></head>'
    table = "<table><tr><td>界别</td><td>姓名</td></tr><tr><td>经济界</td><td>赵红梅</td></tr></table>"
    links = "<ul><li><a href='/'>首页</a></li></ul>"
    return f"<!DOCTYPE html><html>{head}<body>{links}{body}{table}</body></html>".encode()


@cache
def pdf() -> bytes:
    """Two pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), pageCompression=0, invariant=1)
    for _ in range(2):
        canvas.setFont("STSong-Light", 12)
        for number, line in enumerate(LINES):
            canvas.drawString(60, 700 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@cache
def word() -> bytes:
    """A heading, paragraphs and a table."""
    document = docx.Document()
    document.add_heading(LINES[0], level=1)
    for line in LINES[1:]:
        document.add_paragraph(line)
    document.add_table(rows=2, cols=2).cell(1, 1).text = "赵红梅"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


#: Suffix → a sound document.
SOUND: dict[str, Callable[[], bytes]] = {".txt": txt, ".md": txt, ".html": html, ".pdf": pdf, ".docx": word}


def damaged(suffix: str, seed: int) -> bytes:
    """A document of this kind with up to eight damages, the same for the same seed."""
    rng = random.Random(seed)
    data = SOUND[suffix]()
    if suffix == ".docx" and rng.random() < 0.7:  # else the archive itself
        part = rng.choice(("word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"))
        return repacked(data, {part: _damage(unpacked(data, part), rng)})
    return _damage(data, rng)


def _damage(data: bytes, rng: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8))):
        at, length = rng.randrange(len(content) + 1), rng.choice((1, 2, 30, 400))
        match rng.randrange(6):
            case 0:
                del content[at:]
            case 1:
                del content[at : at + length]
            case 2:
                content[at:at] = rng.choice(TOKENS)
            case 3:
                content[at : at + length] = rng.randbytes(length)
            case 4:
                content[at:at] = content[max(at - length, 0) : at] * rng.choice((1, 5, 50))
            case 5:
                content[at : at + 1] = bytes([rng.randrange(256)])
    return bytes(content)


def unpacked(data: bytes, part: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part)


def repacked(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The archive with these parts in place of its own, or beside them."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in archive.namelist():
            if name not in parts:
                out.writestr(name, archive.read(name))
        for name, content in parts.items():
            out.writestr(name, content)
    return buffer.getvalue()
