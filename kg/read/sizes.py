"""How large a document may be: the same on every machine, so that the same documents give the same graph everywhere."""

from collections.abc import Iterable, Iterator

from kg.errors import ReadError

#: A file larger than this is refused; scanned pictures and fonts account for most of a large one.
MAX_BYTES = 200 * 2**20

#: What the parts of an archive may unpack to, pictures included.
MAX_UNPACKED = 500 * 2**20

#: A text longer than this is refused, 2,500 printed pages: names are weighed over a whole document, which is held in
#: memory with all that is found in it, some 450 bytes a character.
MAX_CHARACTERS = 2_000_000


def too_large(name: str) -> ReadError:
    """The error for a file of too many bytes."""
    return ReadError(f"{name} is larger than {MAX_BYTES // 2**20} MB; split it into smaller files.")


def limited(pieces: Iterable[str], name: str) -> Iterator[str]:
    """The pieces of a text one by one; ReadError as soon as they are more than a document may have."""
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MAX_CHARACTERS:
            raise ReadError(f"{name} has more than {MAX_CHARACTERS:,} characters; split it into smaller files.")
        yield piece
