"""The hashes that lead from a string to its rows in a trained table, as spaCy and thinc compute them.

A string becomes a number by MurmurHash64A, the number four rows by the finaliser of MurmurHash3 (Austin Appleby's, in
the public domain). Done here because importing spaCy takes longer than reading a document; tests compare the two.
"""

import numpy as np
from numpy.typing import NDArray

_ALL = 0xFFFFFFFFFFFFFFFF
_M, _R = 0xC6A4A7935BD1E995, 47

#: What spaCy hashes strings with.
_SEED = 1

#: Strings that spaCy numbers itself, as far as a token, its shape or its mark can be one of them: labels of its parser.
_LABELS = (
    "acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl "
    "hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis "
    "partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl"
)
NUMBERED = {name: number for number, name in enumerate(_LABELS.split(), 398)} | {"X": 101, "_": 456}


def number(string: str) -> int:
    """The number that spaCy knows a string by."""
    if string in NUMBERED:
        return NUMBERED[string]
    key = string.encode("utf-8", "surrogatepass")
    found = (_SEED ^ (len(key) * _M)) & _ALL
    whole = len(key) & ~7
    for at in range(0, whole, 8):
        part = (int.from_bytes(key[at : at + 8], "little") * _M) & _ALL
        part = ((part ^ (part >> _R)) * _M) & _ALL
        found = ((found ^ part) * _M) & _ALL
    if len(key) > whole:
        found = ((found ^ int.from_bytes(key[whole:], "little")) * _M) & _ALL
    found = ((found ^ (found >> _R)) * _M) & _ALL
    return found ^ (found >> _R)


def rows(numbers: NDArray[np.uint64], seed: int, size: int) -> NDArray[np.int64]:
    """Four rows of a table of ``size`` rows for each number: an array numbers × 4."""
    one = numbers * np.uint64(0x87C37B91114253D5)
    one = (one << np.uint64(31)) | (one >> np.uint64(33))
    one = (one * np.uint64(0x4CF5AD432745937F)) ^ np.uint64(seed ^ 8)
    two = np.full_like(one, seed ^ 8)
    one += two
    two += one
    one, two = _mixed(one), _mixed(two)
    one += two
    two += one
    halves = [part for whole in (one, two) for part in (whole & np.uint64(0xFFFFFFFF), whole >> np.uint64(32))]
    return (np.stack(halves, axis=1) % np.uint64(size)).astype(np.int64)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(33))
