"""Fit the weights of kg.tag.weigh on annotated documents.

usage: python -m kg.tag.train.weights GOLD [GOLD …] > kg/tag/lexicon/weights.tsv

GOLD is a folder in the format of ``kg evaluate``: NNN.json beside the text that its offsets point into. The documents
should be such as neither the rules were written on nor the model was trained on, for on those both are right too often.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.read import read
from kg.tag import titles
from kg.tag.decode import outside
from kg.tag.tagger import load
from kg.tag.weigh import FEATURES, LABELS, evidence

#: Ridge penalty, and steps of Newton's method, which has converged long before.
PENALTY, STEPS = 1.0, 30

Vector = NDArray[np.float64]


def samples(folder: Path) -> Iterator[tuple[str, list[float], bool]]:
    """(label, evidence, is it right?) of every proposed span that the decoder could choose.

    What touches optional gold only is left out.
    """
    tagger = load()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = read(folder / gold["source"])
        wanted = {tuple(row["flat"]): (row["label"], *row.get("alt", ())) for row in gold["mentions"]}
        optional = [row["flat"] for row in gold["mentions"] if row.get("optional")]
        flat, count = [], 0
        for char in document.source:
            flat.append(count)
            count += not (char.isspace() or char == "\ufeff")
        flat.append(count)
        free = outside(titles.closed(document.text))
        for candidate, seen in evidence(tagger.propose(document.text), document.text):
            if candidate.label not in LABELS or not free(candidate):
                continue
            start, end = (flat[at] for at in document.span_in_source(candidate.start, candidate.end))
            right = candidate.label in wanted.get((start, end), ())
            if right or not any(start < last and first < end for first, last in optional):
                yield candidate.label, seen, right


def fit(seen: Vector, right: Vector) -> Vector:
    """Weights of a logistic regression with a ridge penalty: (n, features) and (n,) → (features,)."""
    weights = np.zeros(seen.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (likely - right) + PENALTY * weights
        curve = (seen * (likely * (1 - likely))[:, None]).T @ seen + PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def main(folders: list[str]) -> None:
    """Print the table."""
    seen: dict[str, list[list[float]]] = defaultdict(list)
    right: dict[str, list[bool]] = defaultdict(list)
    for folder in folders:
        for label, values, is_right in samples(Path(folder)):
            seen[label].append(values)
            right[label].append(is_right)
    weights = {label: fit(np.array(seen[label]), np.array(right[label], float)) for label in LABELS}
    print("feature", *LABELS, sep="\t")
    for row, feature in enumerate(FEATURES):
        print(feature, *(f"{weights[label][row]:.3f}" for label in LABELS), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
