"""Numbers as short text: a page holds tens of thousands of them. ``assets/whole/data.js`` reads what this writes."""

import base64
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike


def numbers(values: ArrayLike, form: str) -> str:
    """Numbers of a fixed width in base64, lowest byte first: ``form`` is that of numpy (``<i2``, ``u1``)."""
    return base64.b64encode(np.asarray(values).astype(form).tobytes()).decode("ascii")


def varints(values: Iterable[int]) -> str:
    """Numbers from 0 on in base64, seven bits a byte, the lowest first; a byte that is not the last has its top bit."""
    found = bytearray()
    for value in values:
        rest = value
        while rest > 0x7F:
            found.append(rest & 0x7F | 0x80)
            rest >>= 7
        found.append(rest)
    return base64.b64encode(found).decode("ascii")
