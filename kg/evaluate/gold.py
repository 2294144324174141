"""Gold annotations: per document ``NNN.json`` with its mentions, and ``NNN.facts.jsonl`` with its facts if annotated.

``NNN.json`` names its file in ``source`` and lists ``mentions``: ``flat`` are the offsets in the text without white
space (so that a name broken over two lines is one name), ``label`` the label and ``alt`` others as good, ``canonical``
the full name, and ``optional`` marks what earns nothing and costs nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One annotated span; ``labels`` has the first choice first."""

    start: int
    end: int
    labels: tuple[str, ...]
    canonical: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document: ``facts`` counts its facts by type without the optional ones; None if not annotated."""

    source: str
    mentions: tuple[GoldMention, ...]
    facts: Mapping[str, int] | None

    def is_of(self, name: str) -> bool:
        """Does a document of this name in a graph carry these annotations? Its suffix and folder may differ."""
        return name.endswith((self.source, self.source.rpartition(".")[0] or self.source))


def read(folder: Path) -> list[Gold]:
    """All annotated documents of a folder, by file name; ReadError when there are none or one is damaged."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            content = json.loads(path.read_text("utf-8"))
            mentions = tuple(
                GoldMention(
                    row["flat"][0],
                    row["flat"][1],
                    (row["label"], *row.get("alt", ())),
                    row.get("canonical") or "",
                    bool(row.get("optional")),
                )
                for row in content["mentions"]
            )
            found.append(Gold(content["source"], mentions, _facts(path.with_name(path.stem + ".facts.jsonl"))))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise ReadError(f"{path} is not a gold annotation in the format of this program ({error!r}).") from error
    if not found:
        raise ReadError(f"{folder} holds no gold annotations (NNN.json); give the folder that does.")
    return found


def _facts(path: Path) -> dict[str, int] | None:
    if not path.exists():
        return None
    counts: dict[str, int] = {}
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            counts[row["type"]] = counts.get(row["type"], 0) + (not row.get("optional"))
    return counts
