"""The exports of the sample corpus as they are expected: made anew by ``make expected`` and read in a diff."""

import csv
import io
import json
import sys
from pathlib import Path

from kg import Graph, export
from kg.build import build
from kg.extractor import Extractor

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).with_name("expected")

#: What is compared; confidences are left out, for their last digit may differ from one processor to another.
FILES = {
    "relations.csv": ("relations", "csv"),
    "entities.csv": ("entities", "csv"),
    "mentions.csv": ("mentions", "csv"),
    "facts.jsonl": ("facts", "jsonl"),
}


def made(folder: Path) -> dict[str, str]:
    """The graph of the sample corpus in ``folder``, exported: name of a file → its content without confidences."""
    return {name: exported(Graph.open(folder), *how) for name, how in FILES.items()}


def exported(graph: Graph, what: str, form: str) -> str:
    out = io.BytesIO()
    export.write(graph, what, form, out)
    text = out.getvalue().decode()
    if form == "jsonl":
        rows = [json.loads(line) for line in text.splitlines()]
        return "".join(json.dumps(_unsure(row), ensure_ascii=False) + "\n" for row in rows)
    table = list(csv.DictReader(io.StringIO(text)))
    shown = io.StringIO()
    writer = csv.DictWriter(shown, [key for key in table[0] if key != "confidence"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(_unsure(row) for row in table)
    return shown.getvalue()


def _unsure(row: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in row.items() if key != "confidence"}


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    build([ROOT / "corpus" / "documents"], Path(sys.argv[1]), extractor=Extractor())
    for file, content in made(Path(sys.argv[1])).items():
        (EXPECTED / file).write_text(content, encoding="utf-8")
