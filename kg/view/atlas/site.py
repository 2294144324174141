"""The folder as a site: addresses are relative, so that it can lie anywhere, and pages allow themselves one script."""

import base64
import hashlib
from collections.abc import Collection

from markupsafe import Markup

from kg.schema import nodes
from kg.view import bundle
from kg.view.atlas import address
from kg.view.dossier import shown_on
from kg.view.html import Site
from kg.view.text import Place


def site(root: str, paged: Collection[str]) -> Site:
    """The site as seen from a page, whose way to the root is ``root``; ``paged`` are the IRIs that have a page."""

    def href(iri: str) -> str:
        thing = shown_on(iri)
        return root + address.path(thing) if thing in paged else ""

    def source(document: str, place: Place) -> str:
        return f"{root}{address.part(address.path(nodes.document(document)), place.page)}#{place.anchor}"

    code = bundle.text("pages/start.js") + bundle.text("pages/load.js")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return Site(
        href=href,
        source=source,
        listing=lambda kind: f"{root}{address.listing(kind)}",
        home=f"{root}index.html",
        root=root,
        scripts=Markup(f"<script>{code}</script>"),  # noqa: S704 - our own script
        footer="page:footer",
        # A script whose hash is named may load others; style sheets have no such rule, and a page that is opened from a
        # disk has no origin that 'self' could stand for in every browser.
        policy=f"default-src 'none'; script-src 'sha256-{digest}' 'strict-dynamic'; style-src 'self' file:; "
        "img-src data:; base-uri 'none'; form-action 'none'",
    )
