"""HTML from templates, for folders of pages and for servers alike: who draws says where links lead and in which words.

All text is escaped, and what HTML cannot hold (control characters, halves of surrogate pairs) becomes U+FFFD: names and
sentences from documents never become markup.
"""

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.view.picture import styles
from kg.view.words import word

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def environment(
    href: Callable[[str], str], source: Callable[[str, int], str], speak: Callable[[str], str]
) -> Environment:
    """The environment of the templates in ``kg/view/templates``.

    ``href`` gives the address of an IRI (empty: no link), ``source`` that of a place in a document (its name and the
    offset into its source text), ``speak`` the text or markup for the key of a word.
    """
    made = Environment(
        loader=PackageLoader("kg.view"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=clean,
    )
    made.globals |= {"href": href, "source": source, "word": speak, "styles": styles()}
    return made


def clean(value: object) -> object:
    """A value as a page can hold it."""
    return _UNFIT.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def both(key: str) -> Markup:
    """A word in Chinese and in English, of which a style shows one; a key that is no word stays as it is."""
    if not (found := word(key)):
        return Markup.escape(key)
    return Markup('<span class="zh" lang="zh">{zh}</span><span class="en" lang="en">{en}</span>').format(**found)
