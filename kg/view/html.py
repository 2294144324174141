"""HTML from templates, for folders of pages and for servers alike: a site says where its links lead.

All text is escaped, and what HTML cannot hold (control characters, halves of surrogate pairs) becomes U+FFFD: names and
sentences from documents never become markup.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.view.picture import styles
from kg.view.text import Place
from kg.view.words import Both, word

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages of a site lie and what they load.

    ``href`` gives the address of the page of an IRI (empty: no link), ``source`` that of a sentence of a document,
    ``listing`` that of the list of a kind, ``home`` that of the first page. ``root`` is what the addresses of assets
    begin with, ``scripts`` the elements that load the scripts, ``policy`` the content security policy of a page that
    has no headers. ``search`` is where the search form leads without a script, ``menu`` what stands in the header
    (address, key of a word), ``footer`` the key of a word.
    """

    href: Callable[[str], str]
    source: Callable[[str, Place], str]
    listing: Callable[[str], str]
    home: str
    root: str
    scripts: Markup
    footer: str
    policy: str = ""
    search: str = ""
    menu: Sequence[tuple[str, str]] = ()


def environment(site: Site, say: Callable[[str], Both] = word, loader: BaseLoader | None = None) -> Environment:
    """The environment of the templates in ``kg/view/templates``, before which those of ``loader`` come.

    ``say`` gives both languages of the key of a word.
    """
    ours = PackageLoader("kg.view")
    made = Environment(
        loader=ChoiceLoader([loader, ours]) if loader else ours,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=clean,
    )
    made.globals |= {
        "site": site,
        "href": site.href,
        "source": site.source,
        "styles": styles(),
        "word": cache(lambda key: bilingual(**found) if (found := say(key)) else Markup.escape(key)),
        "translations": say,
        "bilingual": bilingual,
        "language": "zh",
    }
    return made


def clean(value: object) -> object:
    """A value as a page can hold it."""
    return _UNFIT.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def bilingual(zh: str, en: str) -> Markup:
    """Words in Chinese and in English, of which a style shows one."""
    return Markup('<span class="zh" lang="zh">{}</span><span class="en" lang="en">{}</span>').format(zh, en)
