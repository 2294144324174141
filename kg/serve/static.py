"""The scripts and styles that pages load: a fixed list, so that no path ever leads to another file."""

from functools import cache
from importlib import resources

from kg.serve.reply import RefusedError, Reply

_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_FILES = (
    "asking.js",
    "complete.js",
    "editor.css",
    "editor.js",
    "explorer.css",
    "field.js",
    "results.js",
    "search.js",
    "sparql.js",
    "terms.js",
    "values.js",
)


def asset(name: str) -> Reply:
    """One of the files; RefusedError with 404 for any other name."""
    if name not in _FILES:
        raise RefusedError(404, "There is no such file.")
    return _read(name)


@cache
def _read(name: str) -> Reply:
    body = resources.files("kg.serve").joinpath("assets", name).read_bytes()
    return Reply(body, _MEDIA[name.rpartition(".")[2]], headers={"Cache-Control": "max-age=3600"})
