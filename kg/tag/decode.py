"""The decoder: of all candidates over the whole document the best set of spans that do not overlap.

Weighted interval scheduling. A span's weight is what its score exceeds one half by, times a power of its length a
little above one, so that a long name beats the names inside it (outermost wins) unless it is much less sure, and a
doubtful span is worth nothing.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.tag.candidate import Candidate

#: Above 1, so that one name of ten characters outweighs two of five.
LENGTH_POWER = 1.25

#: Names that may hold a whole title or doctrine: 《…办法》征求意见会, 学习贯彻习近平新时代中国特色社会主义思想主题教育.
HOLDERS = ("MEETING", "PROGRAM")


def pool(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate per span and label: the best; another recogniser that agrees takes off half its share of doubt."""
    groups: dict[tuple[int, int, str], dict[str, Candidate]] = defaultdict(dict)
    for candidate in candidates:
        station = candidate.rule.split(".")[0]
        group = groups[candidate.start, candidate.end, candidate.label]
        if station not in group or candidate.score > group[station].score:
            group[station] = candidate
    pooled = []
    for group in groups.values():
        best = max(group.values(), key=lambda candidate: (candidate.score, candidate.rule))
        doubt = 1 - best.score
        for other in group.values():
            if other is not best:
                doubt *= 1 - other.score / 2
        pooled.append(Candidate(best.start, best.end, best.label, 1 - doubt, best.rule))
    return sorted(pooled)


def outside(closed: Iterable[tuple[int, int]]) -> Callable[[Candidate], bool]:
    """Whether a candidate may be chosen: none crosses or lies inside a closed span but a DOCUMENT.

    A name may hold a whole closed span: 《…》征求意见会.
    """
    barred = sorted(closed)
    starts = [start for start, _ in barred]

    def free(candidate: Candidate) -> bool:
        if candidate.label == "DOCUMENT":
            return True
        before = bisect_right(starts, candidate.end - 1)
        return all(
            barred[i][1] <= candidate.start
            or (candidate.label in HOLDERS and candidate.start <= barred[i][0] and barred[i][1] <= candidate.end)
            for i in range(max(0, before - 3), before)
        )

    return free


def decode(candidates: Iterable[Candidate], closed: Iterable[tuple[int, int]] = ()) -> list[Candidate]:
    """The candidates chosen, in order of the text; they do not overlap, and are ``outside`` the closed spans."""
    free = outside(closed)
    spans = sorted((c for c in pool(candidates) if free(c) and c.score > 0.5), key=lambda c: (c.end, c.start, c.label))
    ends = [span.end for span in spans]
    best: list[float] = [0.0]
    taken: list[int] = [0]
    for index, span in enumerate(spans):
        before = bisect_right(ends, span.start, 0, index)
        weight = best[before] + (span.end - span.start) ** LENGTH_POWER * (span.score - 0.5)
        if weight > best[index]:
            best.append(weight)
            taken.append(before + 1)
        else:
            best.append(best[index])
            taken.append(0)
    chosen, index = [], len(spans)
    while index:
        if taken[index]:
            chosen.append(spans[index - 1])
            index = taken[index] - 1
        else:
            index -= 1
    return chosen[::-1]
