"""A list of like rows in the formats that every listing command speaks."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from kg.query.table import table

FORMATS = ("table", "csv", "tsv", "json", "jsonl")


def render(rows: Sequence[dict[str, Any]], columns: Sequence[str], form: str) -> str:
    """Rows as text in one of FORMATS; csv and tsv carry a header line even without rows."""
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if form == "json":
        return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"
    cells = [[str(row[column]) for column in columns] for row in rows]
    if form == "table":
        return table(columns, cells)
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t" if form == "tsv" else ",", lineterminator="\n")
    writer.writerows([columns, *cells])
    return out.getvalue()
