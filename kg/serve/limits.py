"""What one request may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one request, and of all together.

    ``seconds`` a query may take, ``answer`` bytes its result may have, ``memory`` bytes it may need (where the system
    can tell, which is Linux), ``body`` bytes a request may have. ``workers`` requests are answered at the same time,
    and a further one waits for ``patience`` seconds before it is turned away. A request that works for more than
    ``quick`` seconds is a slow one; of those there may be ``slow`` at the same time, for they take memory.
    """

    seconds: float = 30.0
    answer: int = 50_000_000
    memory: int = 1_000_000_000
    body: int = 1_000_000
    workers: int = 16
    slow: int = 4
    quick: float = 0.25
    patience: float = 20.0
