"""What each part of the tagging pass contributes: strict F1 on annotated documents with one part left out at a time.

usage: python benchmarks/ablation.py [--rules] [--no-boundaries MODEL] GOLD [GOLD ...]

GOLD is a folder in the format of ``kg evaluate``. Prints a Markdown table, one column a folder. MODEL is a folder made
by ``kg train --no-boundaries``: the model without pkuseg's word boundaries among its features. With --rules every rule
is left out in turn instead: what is lost (+) or won (-) without it, in thousandths of F1.
"""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from kg.evaluate import evaluate
from kg.evaluate import read as read_gold
from kg.model import Document, Record, StoredMention
from kg.read import read
from kg.tag import bodies, localities, meetings, sites, titles
from kg.tag.candidate import Candidate
from kg.tag.decode import decode
from kg.tag.model import ModelRecogniser
from kg.tag.shipped_model import ShippedModel
from kg.tag.symbols import symbolise
from kg.tag.tagger import grammar
from kg.tag.weigh import MODEL, weigh

Part = Callable[[list[Candidate], str], list[Candidate]]

#: Rules that look for a name again that the document has named elsewhere.
CONSISTENCY = (".repeat", ".quoted_repeat")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--no-boundaries", type=Path, metavar="MODEL")
    given = parser.parse_args()
    folders = [Folder(path) for path in given.gold]
    (rules if given.rules else parts)(folders, given.no_boundaries)


class Folder:
    """Annotated documents, and what is proposed for each."""

    def __init__(self, path: Path) -> None:
        """Read the documents and let grammar and model propose."""
        self.path, self.golds = path, read_gold(path)
        self.documents = [read(path / gold.source, gold.source) for gold in self.golds]
        self.proposed = self.propose(ShippedModel.load())

    def propose(self, model: ShippedModel) -> list[list[Candidate]]:
        """The candidates of the grammar and of one model for each document."""
        recognise = ModelRecogniser(model).recognise
        return [[*grammar(document.text), *recognise(document.text)] for document in self.documents]

    def score(self, part: Part = weigh, proposed: object = None) -> float:
        """F1 over all labels when ``part`` prepares the candidates."""
        records = (
            record(document, decode(part(candidates, document.text), titles.closed(document.text)))
            for document, candidates in zip(self.documents, proposed or self.proposed, strict=True)
        )
        return evaluate(records, self.golds).spans["ALL"].f1


def record(document: Document, chosen: Iterable[Candidate]) -> Record:
    """What ``kg evaluate`` compares with the gold."""
    mentions = []
    for candidate in chosen:
        start, end = document.span_in_source(candidate.start, candidate.end)
        mentions.append(StoredMention(start, end, candidate.label, "", "", "", candidate.score))
    return Record(document.name, "", "", "", document.source, tuple(mentions), ())


def without_gazetteer(candidates: list[Candidate], text: str) -> list[Candidate]:
    """The grammar on a text in which no division is known."""
    symbols = symbolise(text, [])
    rereads = (bodies.recognise(symbols), meetings.recognise(symbols, text), localities.recognise(symbols, text, []))
    kept = [c for c in candidates if c.rule.split(".")[0] not in ("bodies", "meetings", "places", "sites")]
    return weigh([*kept, *(c for reread in rereads for c in reread), *sites.recognise(symbols, text, [])], text)


def only(wanted: Callable[[str], bool]) -> Part:
    """Weigh the candidates of some rules only."""
    return lambda candidates, text: weigh((candidate for candidate in candidates if wanted(candidate.rule)), text)


PARTS: dict[str, Part] = {
    "everything": only(lambda _: True),
    "without the model": lambda candidates, _: [c for c in candidates if c.rule != MODEL],
    "without the grammar (model and gazetteer)": only(lambda rule: rule == MODEL or rule.startswith("places.")),
    "the model alone": only(lambda rule: rule == MODEL),
    "without the gazetteer": without_gazetteer,
    "without document consistency": only(lambda rule: not rule.endswith(CONSISTENCY)),
    "without weighing (scores of rules and model as they are)": lambda candidates, _: candidates,
}


def parts(folders: list[Folder], no_boundaries: Path | None) -> None:
    """The table of parts."""
    print("|", *(f"| {folder.path}" for folder in folders), "|")
    print("|---" * (len(folders) + 1) + "|")
    for name, part in PARTS.items():
        print(f"| {name}", *(f"| {folder.score(part):.3f}" for folder in folders), "|", flush=True)
    if no_boundaries:
        model = ShippedModel.load(no_boundaries)
        scores = (folder.score(proposed=folder.propose(model)) for folder in folders)
        print("| the model without pkuseg's boundaries", *(f"| {score:.3f}" for score in scores), "|")


def rules(folders: list[Folder], _: Path | None) -> None:
    """The table of rules."""
    whole = [folder.score() for folder in folders]
    names = sorted({c.rule for folder in folders for document in folder.proposed for c in document})
    print("| without", *(f"| {folder.path}" for folder in folders), "|")
    print("|---" * (len(folders) + 1) + "|")
    for name in names:
        lost = [
            1000 * (all_of_it - folder.score(only(lambda rule, name=name: rule != name)))
            for folder, all_of_it in zip(folders, whole, strict=True)
        ]
        print(f"| {name}", *(f"| {share:+.1f}" for share in lost), "|", flush=True)


if __name__ == "__main__":
    main()
