"""What no name of a body holds: a verb of meeting or founding, a deputy's post, 省辖. Such a span is part of a clause.

民盟某省委全委会议|增补|民盟某市委员会 · 县政协|副主席|兼文史委员会
"""

import re

from kg.tag.candidate import Candidate

_CLAUSE = re.compile(
    "[省市县]辖|增补|补选|召开|举行|举办|设立|成立|下设|增设|改为|改称|当选|负责人|欢迎|分列|依托"
    "|(?:主席|主任|书记|长)兼|副(?:主席|主任|书记|会长|主委|[部省市州县区局厅院校处科]长)|(?:政协|委员会)设"
)


def is_clause(candidate: Candidate, text: str) -> bool:
    """Whether a candidate for a body runs over a clause of ``text``."""
    return candidate.label == "ORG" and _CLAUSE.search(text, candidate.start, candidate.end) is not None
