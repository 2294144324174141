"""What the named questions answer on the sample corpus, each with the examples of its own file.

``make expected`` writes them to ``tests/query/expected``, to be read in a diff: does each look right to a person?
"""

import sys
from pathlib import Path

from kg import Graph
from kg.query.formats import render
from kg.query.named import ask
from kg.query.questions import questions

EXPECTED = Path(__file__).with_name("expected")


def answer(graph: Graph, name: str) -> str:
    """The answer as ``kg query --name`` prints it; no confidences: their last digit may vary with the processor."""
    examples = {key: parameter.example for key, parameter in questions()[name].parameters.items()}
    return render(ask(graph, name, examples), "table", {*examples, "confidence"}).decode()


if __name__ == "__main__":
    graph = Graph.open(sys.argv[1])
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.glob("*.txt"):
        old.unlink()
    for name in questions():
        (EXPECTED / f"{name}.txt").write_text(answer(graph, name), encoding="utf-8")
