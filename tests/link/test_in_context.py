"""What short forms mean where they stand, whether or not the tagger would have found them: [LABEL surface→name]."""

import re
from array import array
from pathlib import Path

import pytest

from kg.link import link
from kg.model import AlignedText, Document, Mention

_MARK = re.compile(r"\[(?P<label>[A-Z]+) (?P<surface>[^\]→]+)(?:→(?P<name>[^\]]+))?\]")


def cases():
    """(heading, text): blocks of the file, each below a line ``# what it shows``."""
    whole = (Path(__file__).with_name("cases") / "in_context.txt").read_text(encoding="utf-8")
    return [tuple(block.split("\n", 1)) for block in re.split(r"(?m)^# ", whole)[1:]]


def unmarked(text):
    """The plain text, its mentions, and the name that each should have; None where the case does not say."""
    plain, mentions, names, at = "", [], [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        surface = mark["surface"]
        mentions.append(Mention(len(plain), len(plain) + len(surface), mark["label"], surface))
        names.append(mark["name"])
        plain, at = plain + surface, mark.end()
    return plain + text[at:], mentions, names


@pytest.mark.parametrize("text", [case[1] for case in cases()], ids=[case[0] for case in cases()])
def test_names(text):
    plain, mentions, names = unmarked(text.strip())
    document = Document("x.txt", "", "text/plain", plain, AlignedText(plain, array("I", range(len(plain)))))
    found = link(document, mentions)
    said = [(one.mention.text, one.name) for one, name in zip(found, names, strict=True) if name]
    assert said == [(one.mention.text, name) for one, name in zip(found, names, strict=True) if name]
    assert said
