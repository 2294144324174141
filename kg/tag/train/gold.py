"""Annotated documents in the format of ``kg evaluate`` → marked paragraphs to learn from."""

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ReadError
from kg.read import read
from kg.tag.marked import Marked
from kg.tag.train.read import split_lines


def read_gold(folder: Path) -> Iterator[tuple[str, list[Marked]]]:
    """Documents annotated as for ``kg evaluate``: NNN.json with spans into the source text beside it.

    Each is read as ``kg build`` reads it, so that the model learns from the clean text it will see.
    """
    files = [path for path in sorted(folder.glob("*.json")) if not path.name.endswith(".facts.json")]
    if not files:
        raise ReadError(f"{folder} holds no annotated documents (NNN.json beside its source text).")
    for path in files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = read(folder / gold["source"])
        clean_at = {at: i for i, at in enumerate(document.clean.starts)}
        spans = [
            (clean_at[m["start"]], clean_at[m["end"] - 1] + 1, m["label"])
            for m in gold["mentions"]
            if m["start"] in clean_at and m["end"] - 1 in clean_at
        ]
        yield path.name, list(split_lines(Marked(document.text, tuple(sorted(spans)))))
