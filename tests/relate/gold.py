"""Gold documents as the relate station receives them: clean text and links with canonical names.

usage: python tests/relate/gold.py GOLD_FOLDER [--score SCORE.PY] [--docs IDS] [--errors N] [--facts FILE]

With ``--score`` the facts that ``relate`` finds are scored, which bounds what the whole pipeline can reach.
"""

import argparse
import importlib.util
import json
from pathlib import Path
from typing import Any

from kg.iri import entity_iri
from kg.model import Document, Fact, Link, Mention
from kg.read import read
from kg.relate import relate

LISTS = ("chair", "spoke", "attended", "leader", "participants", "visited")
#: What the guidelines want as printed rather than canonical.
PRINTED = ("visited", "participants")


def load(folder: Path, name: str) -> tuple[Document, list[Link]]:
    """The document ``name`` of a gold folder and its links."""
    gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    document = read(folder / gold["source"])
    where = {start: n for n, start in reversed(list(enumerate(document.clean.starts)))}
    links = []
    for row in gold["mentions"]:
        inside = [where[n] for n in range(row["start"], row["end"]) if n in where]
        if inside:
            mention = Mention(inside[0], inside[-1] + 1, row["label"], row["text"])
            name = row["canonical"] or row["text"]
            links.append(Link(mention, name, entity_iri(row["label"], name)))
    return document, sorted(links, key=lambda link: link.mention)


def row(document: Document, fact: Fact) -> dict[str, Any]:
    """A fact in the keys of the export contract."""
    out: dict[str, Any] = {"doc": document.name, "type": fact.type}
    out["evidence"] = "".join(document.text[fact.start : fact.end].split())
    for key, values in fact.slots.items():
        names = [value.text or value.name if key in PRINTED else value.name for value in values]
        out[key] = names if key in LISTS else names[0] if len(names) == 1 else names
    if "value" in out:
        out["value"] = float(out["value"]) if "." in out["value"] else int(out["value"])
    for key in ("approximate", "former", "planned"):
        if key in out:
            out[key] = out[key] == "true"
    return out | {"extractor": fact.extractor, "confidence": fact.confidence}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--docs")
    parser.add_argument("--score", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--facts", type=Path)
    args = parser.parse_args()
    names = args.docs.split(",") if args.docs else sorted(p.stem for p in args.folder.glob("*.json"))
    rows = []
    for name in names:
        document, links = load(args.folder, name)
        rows += [row(document, fact) for fact in relate(document, links)]
    text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
    if args.facts:
        args.facts.write_text(text, encoding="utf-8")
    if args.score:
        print(report(args.score, args.folder, names, rows, args.errors))


def report(scorer: Path, folder: Path, names: list[str], rows: list[dict[str, Any]], errors: int) -> str:
    """The table of ``scorer`` for the facts, and up to ``errors`` of what is wrong."""
    spec = importlib.util.spec_from_file_location("score", scorer)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    golds, found = {}, {}
    for name in names:
        source = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["source"]
        golds[source] = score.read_jsonl(folder / f"{name}.facts.jsonl")
        found[source] = [r for r in rows if r["doc"] == source]
    table, wrong = score.score_facts(golds, found, errors)
    lines = [f"{kind:16}" + "  ".join(f"{k}={v}" for k, v in line.items()) for kind, line in table.items()]
    return "\n".join([*lines, *("\t".join(w) for w in wrong)])


if __name__ == "__main__":
    main()
