"""bytes → str for files that never say what encoding they are in.

Chinese offices write UTF-8, GB18030 (whose older names are GB2312 and GBK), Windows "Unicode" (UTF-16) and, in the
older Traditional files, Big5. GB18030 decodes almost any bytes into *some* characters, so a decoding that succeeds
proves nothing: what comes out has to look like Chinese text, that is, consist of everyday characters.
"""

import codecs
import re

from kg.errors import ReadError
from kg.read.sizes import MAX_BYTES, too_large

#: How many characters are looked at to judge a decoding.
SAMPLE = 50_000

#: Everyday characters and punctuation among all non-ASCII characters of a plausible decoding. The texts this was tried
#: on have 0.97 and more, their misreadings in another encoding at most 0.81 (EUC-JP taken for Big5). Korean in EUC-KR
#: cannot be told from GB 2312 in this way.
PLAUSIBLE = 0.88

#: Broken bytes a text may have whose encoding is otherwise clear: so many, and one in so many characters.
BROKEN, BROKEN_EVERY = 3, 1000

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_COMMON = re.compile(
    r"[\u2010-\u2026\u2460-\u2473\u25a0-\u25ff\u2605\u2606\u3000-\u301f\uff00-\uffef·×\u00a0\ufeffāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]"
)


def decode(data: bytes, name: str) -> str:
    """The text of ``data``; ``name`` is for the message.

    A UTF-8 byte order mark stays in as U+FEFF, so that offsets agree with ``data.decode("utf-8")``. Raises ReadError
    for data that is empty, blank, binary, too large, or in none of the encodings named above.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name)
    if not data.strip():
        raise ReadError(f"{name} is empty; remove it or give the file with its text.")
    text = _decode(data, name)
    if not text.strip("\ufeff \t\r\n\f\v\u3000\xa0"):
        raise ReadError(f"{name} holds nothing but white space; remove it or give the file with its text.")
    if is_binary(text):
        raise ReadError(f"{name} is binary data, not text; give a txt, md, html, pdf or docx file.")
    return text


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(f"{name} begins as {encoding.upper()} text but is damaged; save it again.") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    else:
        if "\0" not in text:
            return text
        bad = text.index("\0")
    candidates = [guess for encoding in _guesses(data) if (guess := _strictly(data, encoding)) is not None]
    best = max(candidates, key=plausibility, default="")
    if plausibility(best) >= PLAUSIBLE:
        return best
    damaged = leniently(data, "utf-8") or ""
    cut_off = damaged.endswith("\ufffd")  # the file ends within a character: nobody knows how much is missing
    if not cut_off and "\0" not in damaged and plausibility(damaged.replace("\ufffd", "")) >= PLAUSIBLE:
        return damaged
    if b"\0" in data:
        raise ReadError(f"{name} is binary data, not text; give a txt, md, html, pdf or docx file.")
    raise ReadError(
        f"{name} cannot be decoded: byte {bad} is not UTF-8, and the file is neither UTF-16 nor Chinese text in "
        "GB18030 or Big5; save it as UTF-8."
    )


def _guesses(data: bytes) -> tuple[str, ...]:
    """Encodings to try when the data is not UTF-8. A NUL byte rules the multi-byte Chinese ones out."""
    wide = ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ()
    return wide if b"\0" in data else ("gb18030", "big5hkscs", *wide)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def leniently(data: bytes, encoding: str) -> str | None:
    """The text with U+FFFD for each broken byte; None when they are too many, or nobody knows the encoding."""
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None
    return text if text.count("\ufffd") <= BROKEN + len(text) // BROKEN_EVERY else None


def is_binary(text: str) -> bool:
    """Does the decoded text hold a NUL or more than one control character in a hundred?"""
    return "\0" in text or len(_CONTROL.findall(text[:SAMPLE])) * 100 > len(text[:SAMPLE])


def plausibility(text: str) -> float:
    """Share of everyday Chinese characters and punctuation among the non-ASCII characters of a sample; 0 to 1.

    Text that is all ASCII counts as implausible: decoded from something that was not UTF-8 it must be wrong.
    """
    foreign = [c for c in text[:SAMPLE] if c > "\x7f"]
    if not foreign:
        return 0.0
    return sum(1 for c in foreign if is_everyday(c)) / len(foreign)


def is_everyday(char: str) -> bool:
    """Is it punctuation, a vowel of pinyin, or in the first level of GB 2312 or Big5, the 3,755 and 5,401 commonest?"""
    if _COMMON.match(char):
        return True
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            code = char.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(code) == 2 and first <= code[0] <= last:
            return True
    return False
