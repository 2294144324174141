"""Headers that every response carries, and who may read it from another page."""

from collections.abc import Collection
from urllib.parse import urlsplit

from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response

#: Nothing comes from elsewhere, no script or style stands in the page itself, no script makes markup of text,
#: nobody frames it. The only image is the empty icon, at a data: address.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
#: This machine, and how it is called in the header Host.
LOOPBACK = ("localhost", "127.0.0.1", "::1")
NAMES = ("localhost", "127.0.0.1", "[::1]")


def secure(headers: Headers) -> None:
    """Add what is not there yet."""
    for name, value in _SECURITY.items():
        headers.setdefault(name, value)


def share(response: Response, origin: str | None, allowed: Collection[str]) -> None:
    """Cross-origin resource sharing: let a page of this origin read the response.

    ``allowed`` are origins, or ``*`` for all. Pages of this very machine may always read. Others would else read a
    person's documents from any site that he visits.
    """
    everybody = "*" in allowed
    if not everybody:
        response.vary.add("Origin")
    if everybody or (origin and (origin in allowed or _local(origin))):
        response.headers["Access-Control-Allow-Origin"] = "*" if everybody else origin or ""
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
        response.headers["Access-Control-Max-Age"] = "86400"


def _local(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
        return parts.scheme in ("http", "https") and parts.hostname in LOOPBACK
    except ValueError:
        return False
