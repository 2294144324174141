"""Source text → clean text with its map: the passes, in the order they need each other."""

from kg.model import AlignedText
from kg.read.continuation import drop_continuations
from kg.read.edits import Pass, aligned
from kg.read.furniture import drop_furniture
from kg.read.invisible import drop_invisible
from kg.read.marks import drop_marks
from kg.read.paragraphs import join_paragraphs
from kg.read.pinyin import drop_pinyin
from kg.read.punctuation import fold_punctuation
from kg.read.spacing import close_gaps
from kg.read.tidy import tidy_lines
from kg.read.traditional import fold_traditional

PASSES: tuple[Pass, ...] = (
    drop_invisible,
    drop_pinyin,  # before lines are measured: readings in brackets are not part of the column
    drop_furniture,  # before lines are joined: a page number stands in the middle of a sentence
    join_paragraphs,  # needs the marks and markers that tell where something new begins
    drop_continuations,
    drop_marks,
    fold_punctuation,  # after the marks of Markdown are read, and before gaps: what is beside a mark closes up
    tidy_lines,
    close_gaps,  # after the lines are whole: what opens and closes a line matters
    fold_traditional,
)


def clean(source: str) -> AlignedText:
    """One paragraph a line; every character but a newline is the source's own or what it folds to.

    The map is strictly increasing: nothing is put in that does not stand for something taken out.
    """
    text = aligned(source)
    for step in PASSES:
        text = step(text)
    return text
