"""Which files to read, and what each is called in the graph."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ReadError
from kg.read.kinds import SUFFIXES


def find_files(paths: Iterable[str | Path]) -> list[tuple[Path, str]]:
    """Files and folders → (path, name) of every document, sorted by name; a file reached twice is listed once.

    A name is the posix path relative to the folder given, or the bare name of a file given directly. Where two files
    would get one name, as many parent folders are put before each as it takes to tell them apart. In a folder, hidden
    files, other suffixes and links that lead out of it are passed over. Raises ReadError for a missing path, a file
    of an unknown kind, and a folder without documents.
    """
    found: dict[Path, tuple[Path, str]] = {}
    for given in paths:
        path = Path(given)
        real = path.resolve()
        for file, name in _expand(path):
            # In a folder only documents can be links, for no link is entered: to resolve all anew would take longer.
            where = file.resolve() if file == path or file.is_symlink() else real / file.relative_to(path)
            found.setdefault(where, (file, name))
    return sorted(_distinct(list(found.values())), key=lambda pair: pair[1])


def _expand(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        files = sorted(_walk(path))
        if not files:
            raise ReadError(f"{path} holds no documents; give a folder with {', '.join(SUFFIXES)} files.")
        yield from ((file, _printable(file.relative_to(path).as_posix())) for file in files)
    elif not path.exists():
        raise ReadError(f"{path} does not exist; check the path.")
    elif not path.is_file():
        raise ReadError(f"{path} is neither a file nor a folder; give a document.")
    elif path.suffix.lower() not in SUFFIXES:
        raise ReadError(f"{path} is not a document this program reads; give one of {', '.join(SUFFIXES)}.")
    else:
        yield path, _printable(path.name)


def _walk(folder: Path) -> Iterator[Path]:
    """Documents below ``folder``. Folders that are links are not entered, so that no loop and no way out exists."""
    root = folder.resolve()

    def refuse(error: OSError) -> None:
        raise ReadError(f"{error.filename} cannot be opened; check its permissions.") from error

    for here, folders, names in os.walk(folder, followlinks=False, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            file = Path(here, name)
            if name.startswith(".") or file.suffix.lower() not in SUFFIXES or not file.is_file():
                continue
            if not file.is_symlink() or file.resolve().is_relative_to(root):
                yield file


def _printable(name: str) -> str:
    """A file name that is not valid UTF-8 would carry lone surrogates into every export."""
    return os.fsencode(name).decode("utf-8", "replace")


def _distinct(files: list[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """Lengthen equal names by parent folders until no two are equal."""
    names = [name for _, name in files]
    if len(set(names)) == len(names):
        return files
    parts = [[_printable(part) for part in file.resolve().parts] for file, _ in files]
    for extra in range(1, max(map(len, parts), default=1)):
        counts = Counter(names)
        clashing = [i for i, name in enumerate(names) if counts[name] > 1]
        if not clashing:
            break
        for i in clashing:
            depth = len(files[i][1].split("/")) + extra
            names[i] = "/".join(parts[i][-depth:]).lstrip("/")
    return [(file, name) for (file, _), name in zip(files, names, strict=True)]
