"""Two kinds of pinyin that are noise: what converters leave in brackets, and capitals printed under a title."""

import re

from kg.model import AlignedText
from kg.read.edits import Edit, apply

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"

# 協(xié)商: some Traditional editions of Chinese news sites print the reading behind each character they converted. A
# tone mark is required, so that abbreviations (app) stay.
_READING = re.compile(
    rf"(?<=[\u3400-\u9fff])[（(](?=[^（()）]{{0,8}}[{_TONED}\u0300-\u030c])[a-zü{_TONED}\u0300-\u030c]{{1,8}}[)）]",
    re.IGNORECASE,
)

# The neutral tone has no mark, 們(men): taken for a reading in a text that has others.
_UNTONED = re.compile(r"(?<=[\u3400-\u9fff])[（(]([a-zü]{1,6})[)）]")

# Initials and finals of Hanyu Pinyin, GB/T 16159, without tones; V stands for Ü.
_SYLLABLE = (
    r"(?:[BPMFDTNLGKHJQXRZCSWY]|ZH|CH|SH)?"
    r"(?:IANG|IONG|UANG|ANG|ENG|ING|ONG|IAN|IAO|UAN|UAI|AI|AN|AO|EI|EN|ER|IA|IE|IN|IU|OU|UA|UE|UI|UN|UO|VE|A|E|I|O|U|V|Ü)"
)
_WORD = re.compile(rf"(?:{_SYLLABLE}){{1,12}}")
_CANDIDATE = re.compile(r"^[^\S\n]{0,40}[A-ZÜ]{1,24}(?:[^\S\n]{1,8}[A-ZÜ]{1,24}){1,60}[^\S\n]{0,40}$", re.MULTILINE)


def drop_pinyin(text: AlignedText) -> AlignedText:
    """Drop bracketed readings, and lines of two or more words that are all pinyin in capitals."""
    spans = [match.span() for match in _READING.finditer(text.text)]
    if spans:
        spans += [match.span() for match in _UNTONED.finditer(text.text) if _WORD.fullmatch(match[1].upper())]
    spans += [match.span() for match in _CANDIDATE.finditer(text.text) if all(map(_WORD.fullmatch, match[0].split()))]
    return apply(text, (Edit(*span) for span in sorted(spans)))
