"""Word boundaries by spacy-pkuseg, with a model loaded from its own folder and never from the network."""

import shutil
from pathlib import Path

import spacy_pkuseg

from kg.errors import KgError
from kg.tag.pkuseg_features import Features

#: What pkuseg needs on disk: the features with their numbers, and the weights.
FILES = ("features.msgpack", "weights.npz")


class Segmenter:
    """pkuseg with one segmentation model.

    ``folder`` holds ``features.msgpack`` and ``weights.npz`` as ``spacy_pkuseg.train`` writes them. Raises KgError if
    one of them is missing: pkuseg would otherwise look for a model of that name to download.
    """

    def __init__(self, folder: Path):
        for name in FILES:
            if not (folder / name).is_file():
                raise KgError(f"{folder} is not a segmentation model, it has no {name}; train one with 'kg train'.")
        self.folder = folder
        # Without user_dict=None the wheel's dictionary of unclear licence would be used to join words.
        self._pkuseg = spacy_pkuseg.pkuseg(str(folder), user_dict=None)
        self._pkuseg.feature_extractor = Features(self._pkuseg.feature_extractor)

    def words(self, text: str) -> list[str]:
        """The words of a text in order, white space left out."""
        return [word for piece in text.split() for word in self._pkuseg.cut(piece)]

    def boundaries(self, text: str) -> str:
        """One letter a code point: B M E begin, continue and end a word, S is a word (or white space) of its own.

        >>> Segmenter(folder).boundaries("县政协召开会议")
        'BMEBEBE'
        """
        marks: list[str] = []
        words = iter(self.words(text))
        rest = 0
        for char in text:
            if char.isspace():
                marks.append("S")
            elif rest == 0:
                rest = len(next(words)) - 1
                marks.append("B" if rest else "S")
            else:
                rest -= 1
                marks.append("M" if rest else "E")
        return "".join(marks)

    def save(self, folder: Path) -> None:
        """Copy the model to another folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            if (folder / name).resolve() != (self.folder / name).resolve():
                shutil.copyfile(self.folder / name, folder / name)
