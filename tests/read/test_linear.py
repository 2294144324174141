"""Long input takes time in proportion: ten times the text, about ten times the seconds."""

import time

import pytest

from kg.read.clean import clean
from kg.read.sections import outline

SENTENCE = "县政协召开主席会议，主席王 建 国主持会议（下转3页），研究 2021 年《协商 计划》等 5 个事项。"
PIECES = {
    "wrapped lines": SENTENCE + "\n\n",
    "one line": SENTENCE,
    "blanks": " ",
    "newlines": "x\n\n\n\n",
    "open brackets": "（",
    "pipes": "| a ",
    "stars": "**",
    "hashes": "# ",
    "capitals": "GONG ",
    "entities": "&amp",
    "single characters": "王 ",
    "numbers": "3\n\n",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_linear(piece):
    def seconds(characters):
        start = time.process_time()
        source = piece * (characters // len(piece))
        outline(source, clean(source))
        return time.process_time() - start

    clean(SENTENCE)
    small, large = seconds(20_000), seconds(200_000)
    assert large < 25 * small + 0.2
