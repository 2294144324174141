"""Where a document says again what it named once in a context that leaves no doubt."""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


def repeats(names: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every place where one of the names stands: the longest there, not overlapping, in order.

    Made anew for each document, so by an automaton that is quick to make: a fourth of the time of a regular expression.
    """
    finder = AhoCorasick(
        sorted(names),
        matchkind=MatchKind.LeftmostLongest,
        store_patterns=False,
        implementation=Implementation.NoncontiguousNFA,
    )
    for _, start, end in finder.find_matches_as_indexes(text):
        yield start, end
