"""What one request may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one request, and of all together.

    ``seconds`` a query may take, ``answer`` bytes its result may have, ``memory`` bytes it may need (where the system
    can tell, which is Linux), ``body`` bytes a request may have. ``workers`` requests are answered at the same time;
    one that takes more than ``quick`` seconds is a slow one, and half of the workers are kept free of those.
    ``patience`` is how many seconds a request waits for a worker before it is turned away.
    """

    seconds: float = 30.0
    answer: int = 50_000_000
    memory: int = 1_000_000_000
    body: int = 1_000_000
    workers: int = 8
    quick: float = 1.0
    patience: float = 10.0

    @property
    def slow(self) -> int:
        """How many slow requests there may be at the same time."""
        return max(1, self.workers // 2)
