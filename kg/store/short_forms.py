"""What everybody calls a body whose official name is long: 泽州县政协 for 政协泽州县委员会."""

import re

#: A character of a body's name: the names of posts (…/主席) and of meetings hold others.
_PLAIN = "(?!会议|主席|书记|秘书长|委员$|常委$)[^/“”、（）]"

#: How everybody shortens an official name, whether or not a document prints it: 泽州县政协, 泽州县委, 泽州县政府.
_USUAL = (
    (re.compile(rf"政协((?:{_PLAIN})+?)委员会((?:{_PLAIN})*)"), r"\1政协\2"),
    (re.compile(rf"中共((?:{_PLAIN})+?)委员会((?:{_PLAIN})*)"), r"\1委\2"),
    (re.compile(rf"((?:{_PLAIN})+?)人民政府((?:{_PLAIN})*)"), r"\1政府\2"),
    (re.compile(rf"中国人民政治协商会议全国委员会((?:{_PLAIN})*)"), r"全国政协\1"),
)


def short_forms(name: str) -> list[str]:
    """The usual short forms of a canonical name: 政协泽州县委员会提案委员会 → 泽州县政协提案委员会."""
    return [match.expand(form) for pattern, form in _USUAL if (match := pattern.fullmatch(name))]
