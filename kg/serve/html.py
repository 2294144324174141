"""HTML from the templates. All text in it is escaped: names and sentences from documents never become markup."""

from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.schema import nodes
from kg.serve.address import href
from kg.serve.reply import HTML, Reply
from kg.serve.words import word


@cache
def _environment() -> Environment:
    loader = PackageLoader("kg.serve")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {"href": href, "document": lambda name: href(nodes.document(name))}
    return made


def page(template: str, language: str, *, status: int = 200, **content: Any) -> Reply:
    """The page that a template makes of its content, in ``zh`` or ``en``."""
    say = partial(word, language=language)
    text = _environment().get_template(template).render(word=say, language=language, **content)
    return Reply(text.encode("utf-8", "replace"), HTML, status, {"Content-Language": language})
