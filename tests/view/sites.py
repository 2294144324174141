"""Where the pages of a graph lie: in a folder, on a server."""

from urllib.parse import quote

from kg.schema import nodes
from kg.serve import address as served
from kg.view.atlas import address as filed
from kg.view.said import dossiers

KINDS = ("index", "list", "body", "person", "meeting", "activity", "place", "programme", "work", "document")


class _Place:
    def __init__(self, graph, base):
        self.base = base
        known = dossiers(graph.records())
        self.first = {
            nodes.segment(one.iri): one.iri for one in sorted(known.values(), key=lambda one: (len(one.facts), one.iri))
        }
        self.first["document"] = nodes.document(graph.documents[0].name)

    def page(self, kind):
        """The address of a page of a kind: of that thing of which most is said."""
        return {"index": self.index, "list": self.listing}.get(kind) or self.path(self.first[kind])


class Folder(_Place):
    index, listing = "index.html", filed.listing("person")

    def __init__(self, graph, folder):
        super().__init__(graph, folder.as_uri() + "/")
        self.folder = folder

    def path(self, iri):
        return filed.path(iri)

    def has(self, iri):
        return (self.folder / filed.path(iri)).is_file()


class Server(_Place):
    index, listing = "/", served.listing("person")

    def path(self, iri):
        return quote(served.href(iri), safe="/%")

    def has(self, iri):
        return True
