"""txt and md: the text as decoded, newlines untranslated, since exported offsets point into exactly that."""

from kg.read.decode import decode


def extract(data: bytes, name: str) -> str:
    """The file as decoded; Markdown marks are left in and dropped from the clean text only."""
    return decode(data, name)
