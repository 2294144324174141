"""Tagged documents written out: one object a mention, a page to look at, or one character a line."""

import json
from collections.abc import Callable, Sequence

from spacy import displacy

from kg.extract import stored
from kg.model import Document, Link

#: Colours of the page, one a label, told apart by people who confuse red and green (Okabe and Ito 2008, lightened).
COLOURS = {
    "PERSON": "#f3d08a",
    "ORG": "#a9d5f0",
    "LOC": "#9fdcc6",
    "MEETING": "#f0bb9b",
    "PROGRAM": "#e3bcd3",
    "DOCUMENT": "#dcdcdc",
    "DATE": "#eeeeee",
    "POST": "#f6f1c4",
}


def jsonl(document: Document, links: Sequence[Link]) -> str:
    """One JSON object a mention, in the form of ``kg export GRAPH mentions``."""
    rows = []
    for link in links:
        one = stored(document, link)
        row = {"doc": document.name, "start": one.start, "end": one.end, "text": one.text, "label": one.label}
        rows.append(row | {"name": one.name, "entity": one.entity, "confidence": one.confidence})
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def html(document: Document, links: Sequence[Link]) -> str:
    """The clean text as one part of a page, names coloured by label with their confidence."""
    spans = [
        {"start": m.start, "end": m.end, "label": f"{m.label} {m.confidence:.2f}"}
        for m in (link.mention for link in links)
    ]
    colours = {span["label"]: COLOURS[str(span["label"]).split()[0]] for span in spans}
    text = {"text": document.text, "ents": spans, "title": document.name}
    return str(displacy.render(text, style="ent", manual=True, jupyter=False, minify=True, options={"colors": colours}))


def conll(document: Document, links: Sequence[Link]) -> str:
    """One character and its tag a line (B- I- O), an empty line after each paragraph."""
    tags = ["O"] * len(document.text)
    for link in links:
        mention = link.mention
        for at in range(mention.start, mention.end):
            tags[at] = f"{'B' if at == mention.start else 'I'}-{mention.label}"
    rows = (f"{char}\t{tag}\n" if char != "\n" else "\n" for char, tag in zip(document.text, tags, strict=True))
    return "".join(rows) + "\n"


FORMATS: dict[str, Callable[[Document, Sequence[Link]], str]] = {"jsonl": jsonl, "html": html, "conll": conll}

_STYLE = (
    "body{max-width:52rem;margin:2rem auto;padding:0 1rem;line-height:2.2;"
    'font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}'
)
#: What stands before and after all documents in the page.
HEAD = f"""<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>kg tag</title><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>{_STYLE}</style></head><body>
"""
FOOT = "</body></html>\n"
