"""The scripts and styles that pages load: a fixed list, so that no path ever leads to another file."""

from functools import cache

from kg.serve.reply import RefusedError, Reply
from kg.view import bundle

_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
#: What all pages load, as ``kg.view.bundle`` joins it.
_PAGES = {
    "pages.css": lambda: bundle.style(*bundle.STYLES, "kg.serve:serve.css"),
    "pages.js": lambda: bundle.script(*bundle.SCRIPTS, "kg.serve:names.js"),
    "start.js": lambda: bundle.text("pages/start.js"),
}
#: What the query editor loads beside it.
_FILES = (
    "asking.js",
    "complete.js",
    "editor.css",
    "editor.js",
    "field.js",
    "results.js",
    "sparql.js",
    "terms.js",
    "values.js",
)


def asset(name: str) -> Reply:
    """One of the files; RefusedError with 404 for any other name."""
    if name not in _FILES and name not in _PAGES:
        raise RefusedError(404, "There is no such file.")
    return _read(name)


@cache
def _read(name: str) -> Reply:
    text = _PAGES[name]() if name in _PAGES else bundle.text(f"kg.serve:{name}")
    return Reply(text.encode(), _MEDIA[name.rpartition(".")[2]], headers={"Cache-Control": "max-age=3600"})
