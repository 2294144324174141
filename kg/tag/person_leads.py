"""Names after the words that lead to one: a post (主席|王平、李明), an appointment (任命|王平|为…)."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, words
from kg.patterns import searched
from kg.tag.candidate import Candidate
from kg.tag.foreign_names import run_at, transliterated_at
from kg.tag.names import name_at
from kg.tag.plausible import HAN, is_name, plausibility
from kg.tag.rules import propose
from kg.tag.word_edges import spelled, word_across

_LEXICON = "kg.tag.lexicon"

#: How plausible the characters must be after a post: before punctuation, and before a word that follows names.
#: After a post that other words follow as often, it must look like a name.
LEAST_SPEAKING, LEAST_LISTED, LEAST_TITLED, LEAST_WEAK = 0.1, 0.2, 0.22, 0.6

_APPOINTS = searched(
    "增补|任命|选举|补选|补选了|推选|选出|免去|撤销|同意|接受|批准|提名|聘任|聘请|决定|由|经|请|以|通过(?![增补任选推])|增选|听取了?|会上，|关于|[，；。]"
)

_APPOINTED = re.compile(
    r"(?:等?(?:\d+|[两二三四五])?[名位人]?(?:同志)?)?(?:为|因|（|任(?!务)|担任|不再|的(?:[^，。；]{0,20}(?:职务|请求|资格|委员))|因[^，。；]{0,8}(?:原因|调动|变动|去世)|辞去|同志|当选|带队|主持|代表|作(?!为)|介绍|宣读|宣布|率队|带领|致[开闭欢答贺祝辞词])"
)

_SEPARATOR = re.compile(r"[（(][^（）()\n]{1,20}[)）]|")

_JOINT = re.compile(r"[、和及与 ]{1,2}|(?<=[）)])")

#: Only people do this, so that before it a name may be a word too: 主席|安宁|指出.
SPEAKS = re.compile("主持|出席|指出|强调|要求|讲话|致辞|带队|率队|陪同|当选|出任")


@cache
def post_end() -> re.Pattern[str]:
    """Posts that a name may follow, with what may stand between."""
    posts = alternatives(words(_LEXICON, "posts.txt"))
    note = r"(?:（[^（）\n]{1,12}）|\([^()\n]{1,12}\))?"
    return re.compile(rf"(?:{posts}){note}[ \u3000：:]{{0,2}}(?=[{HAN}])")


def series(text: str, start: int) -> list[tuple[int, int]]:
    """The names of a list that begins here: 甲、乙（女）、丙 or 甲 乙 丙."""
    spans: list[tuple[int, int]] = []
    at = start
    while True:
        end = max(name_at(text, at), transliterated_at(text, at))
        if not end:
            return spans
        spans.append((at, end))
        note = _SEPARATOR.match(text, end)
        at = note.end() if note else end
        joint = _JOINT.match(text, at)
        if not joint:
            return spans
        at = joint.end()


def _longer_word(text: str, lead: re.Match[str]) -> bool:
    """Whether what seems to lead to a name is part of a longer word: 政委|员会, 主席|台正中, 经|常性工作."""
    start = word_across(text, lead.end())
    return 0 <= start <= lead.start() or (start >= 0 and text[start : lead.end() + 2] == "委员会")


def after_posts(text: str) -> Iterator[Candidate]:
    """副主席|甲、乙（女），秘书长|丁."""
    for match in post_end().finditer(text):
        if _longer_word(text, match):
            continue
        spans = series(text, match.end())
        weak = match[0].strip() in words(_LEXICON, "posts_weak.txt")
        if not spans and not weak and (end := run_at(text, match.end())):
            yield propose("persons.run", match.end(), end)
        for number, (start, end) in enumerate(spans):
            followed = text[end : end + 1]
            closed = len(spans) > 1 or followed in "，。；、（() \n\u3000" or not followed
            least = LEAST_LISTED if closed else LEAST_TITLED if number == 0 else LEAST_WEAK
            if not weak and SPEAKS.match(text, end):
                least = LEAST_SPEAKING
            if len(spans) < 3 and weak:
                least = max(least, LEAST_WEAK)
            if not is_name(text[start:end]):
                if closed or least < LEAST_WEAK or end - start >= 3:
                    yield propose("persons.transliterated", start, end)
            elif plausibility(text[start:end], spelled(text, start, end)) >= least:
                yield propose("persons.listed" if closed else "persons.titled", start, end)


def appointed(text: str) -> Iterator[Candidate]:
    """任命甲为…, 免去乙的…职务, 同意丙任…, 由丁带队."""
    for match in _APPOINTS.finditer(text):
        spans = series(text, match.end())
        if _longer_word(text, match):
            continue
        if spans and _APPOINTED.match(text, spans[-1][1]):
            for start, end in spans:
                least = LEAST_TITLED if len(match[0]) > 1 else 0.5
                if plausibility(text[start:end]) >= least or (len(match[0]) > 1 and not is_name(text[start:end])):
                    yield propose("persons.appointed", start, end)
