"""HTML from the templates of ``kg.view``, and from a few more for what only a server has."""

from functools import cache
from typing import Any

from jinja2 import PackageLoader
from markupsafe import Markup

from kg.schema import nodes
from kg.serve import address
from kg.serve.reply import HTML, Reply
from kg.serve.words import word
from kg.view.dossier import shown_on
from kg.view.html import Site, environment
from kg.view.pages import Pages
from kg.view.text import Place


def source(document: str, place: Place) -> str:
    """The address of a sentence of a document."""
    return f"{address.part(address.href(nodes.document(document)), place.page)}#{place.anchor}"


SITE = Site(
    href=lambda iri: address.href(shown_on(iri)),
    source=source,
    listing=address.listing,
    home="/",
    root="/",
    scripts=Markup('<script src="/assets/start.js"></script><script src="/assets/pages.js" defer></script>'),
    footer="serve:footer",
    search="/search",
    menu=(("/query", "serve:editor"),),
)


@cache
def pages() -> Pages:
    """The pages of this site."""
    made = environment(SITE, word, PackageLoader("kg.serve"))
    made.globals["address"] = address.href
    return Pages(made)


def page(template: str, language: str, *, status: int = 200, **content: Any) -> Reply:
    """The page that a template makes of its content; it begins in ``zh`` or ``en``."""
    text = pages().render(template, language=language, **content)
    return Reply(text.encode("utf-8", "replace"), HTML, status)
