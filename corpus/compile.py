#!/usr/bin/env python3
"""Build the sample documents and their gold annotations from the marked texts.

usage: python corpus/compile.py [--source FOLDER] [--output FOLDER] [ID …]

Writes FOLDER/documents/FILE, FOLDER/gold/ID.json, FOLDER/gold/ID.facts.jsonl and FOLDER/gold/SOURCE, the text the
offsets point into: the document as decoded, or for html, pdf and docx what ``kg.read`` extracts from it. FOLDER is
the folder of this script unless told. Names that are marked in one place and not in another are listed on stderr.
"""

import argparse
import importlib
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from compiler import gold, layout, markup, plain

from kg.read import read

HERE = Path(__file__).parent
PLAIN = (".txt", ".md")

#: Imported when wanted: only the PDFs need reportlab.
RICH = {".html": "compiler.web", ".pdf": "compiler.paper", ".docx": "compiler.office"}

#: The reader marks headings as Markdown does.
READERS_OWN = "#"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ids", nargs="*", metavar="ID", help="compile these only")
    parser.add_argument("--source", type=Path, default=HERE / "marked", help="folder of the marked texts")
    parser.add_argument("--output", type=Path, default=HERE, help="folder for documents/ and gold/")
    args = parser.parse_args()
    try:
        compile_all(args.source, args.output, args.ids)
    except markup.MarkupError as error:
        sys.exit(f"corpus: {error}")


def compile_all(source: Path, output: Path, only: Iterable[str] = ()) -> None:
    """Compile every marked text under ``source``, or those whose id is in ``only``."""
    wanted = set(only)
    for path in sorted(source.glob("*.txt")):
        marked = markup.read(path)
        if wanted and marked.head["id"] not in wanted:
            continue
        for name in markup.unmarked(marked):
            print(f"{path.name}: {name} is marked in one place and not in another", file=sys.stderr)
        compile_one(marked, output)


def compile_one(marked: markup.Marked, output: Path) -> None:
    """Write the document and the gold files of one marked text."""
    if Path(marked.head["file"]).suffix in PLAIN:
        text, where = plain.render(marked)
        document, name = text.encode(marked.head["encoding"]), marked.head["file"]
        if marked.head["encoding"] == "utf-8-sig":  # the mark is the first code point of the source
            text, where = "\ufeff" + text, {at: offset + 1 for at, offset in where.items()}
    else:
        document, text, where = _rich(marked)
        name = f"{marked.head['file']}.txt"
    identity = marked.head["id"]
    facts = [json.dumps(fact, ensure_ascii=False) for fact in gold.facts(marked, text, where)]
    for folder, file, content in (
        ("documents", marked.head["file"], document),
        ("gold", name, text.encode()),
        ("gold", f"{identity}.json", gold.written(gold.mentions(marked, name, text, where)).encode()),
        ("gold", f"{identity}.facts.jsonl", "".join(f"{fact}\n" for fact in facts).encode()),
    ):
        (output / folder).mkdir(parents=True, exist_ok=True)
        (output / folder / file).write_bytes(content)


def _rich(marked: markup.Marked) -> tuple[bytes, str, dict[int, int]]:
    """A page, a paper or an office file: its bytes, the text ``kg.read`` gives, body offset → offset there."""
    renderer = importlib.import_module(RICH[Path(marked.head["file"]).suffix])
    body = layout.lines(marked)
    document, furniture = renderer.render(marked, body)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / marked.head["file"]
        path.write_bytes(document)
        extracted = read(path).source
    columns = [column for line in body for column in (*line.columns, layout.added("\n"))]
    cells = [cell for column in columns for cell in column]
    shown = "".join(cell.char for cell in cells)
    where = gold.align(marked.head["id"], shown, extracted, [*furniture, READERS_OWN])
    return document, extracted, {c.at: where[n] for n, c in enumerate(cells) if c.at >= 0 and n in where}


if __name__ == "__main__":
    main()
