"""What a request gets: an answer, or the sentence that says why not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.errors import KgError
from kg.serve.graph import Served

TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, media type, content and further headers of a response."""

    body: bytes
    media: str = TEXT
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


#: What a worker process does for a request. It travels there by pickle.
Job: TypeAlias = Callable[[Served], Reply]


class RefusedError(KgError):
    """A request is not answered; ``status`` is the HTTP status that goes with the sentence."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        super().__init__(status, sentence, headers)
        self.status, self.sentence, self.headers = status, sentence, headers

    def __reduce__(self) -> tuple[object, ...]:
        return _refused, (self.status, self.sentence, self.headers)

    def __str__(self) -> str:
        return self.sentence

    @property
    def reply(self) -> Reply:
        """The sentence as a response."""
        headers = {name.replace("_", "-"): value for name, value in self.headers.items()}
        return Reply(f"{self.sentence}\n".encode("utf-8", "replace"), TEXT, self.status, headers)


def _refused(status: int, sentence: str, headers: dict[str, str]) -> RefusedError:
    return RefusedError(status, sentence, **headers)
