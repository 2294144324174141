"""Which address is answered by which job, in which media type."""

from collections.abc import Callable, Sequence

from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request

from kg.iri import BASE
from kg.serve import address, editor, media, protocol, static
from kg.serve.jobs import Description, List, Ontology, Overview, Picture, Prepared, Search, Start, Thing, Triples
from kg.serve.reply import JSON, Job, RefusedError, Reply
from kg.serve.service import Service
from kg.serve.words import LANGUAGES

_READ = ("GET", "HEAD", "OPTIONS")
URLS = Map(
    [
        Rule("/", endpoint="start", methods=_READ),
        Rule("/sparql", endpoint="sparql", methods=(*_READ, "POST")),
        Rule("/query", endpoint="editor", methods=_READ),
        Rule("/terms", endpoint="terms", methods=_READ),
        Rule("/questions/<name>", endpoint="question", methods=_READ),
        Rule("/search", endpoint="search", methods=_READ),
        Rule("/list/<kind>", endpoint="listing", methods=_READ),
        Rule("/id/<path:tail>", endpoint="thing", methods=_READ),
        Rule("/picture/<path:tail>", endpoint="picture", methods=_READ),
        Rule("/overview", endpoint="overview", methods=_READ),
        Rule("/ontology", endpoint="ontology", methods=_READ),
        Rule("/assets/<name>", endpoint="asset", methods=_READ),
    ],
    merge_slashes=False,
    strict_slashes=True,
    redirect_defaults=False,
)

#: Short names of media types, for links: ?format=turtle.
_SHORT = {
    "html": "text/html",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "turtle": "text/turtle",
}


class Routes:
    """One method an endpoint of ``URLS``; each takes the request and what its address holds."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def start(self, request: Request) -> Reply:
        """The start page."""
        return self._service.lasting(Start(language(request)), _gone(request))

    def sparql(self, request: Request) -> Reply:
        """The endpoint; without a query it describes itself, to a person by the query editor."""
        if request.method == "POST" or request.args:
            return self._run(request, protocol.query(request, self._service.limits))
        chosen = chosen_media(request, (*media.GRAPHS, "text/html"))
        if chosen == "text/html":
            return Reply(b"", status=303, headers={"Location": "/query"})
        return self._run(request, Description(request.base_url, chosen))

    def editor(self, request: Request) -> Reply:
        """The query editor."""
        return editor.page(language(request))

    def terms(self, request: Request) -> Reply:
        """What the editor completes, with labels in the language that is asked for."""
        asked = request.args.get("language", "")
        return editor.terms(asked if asked in LANGUAGES else language(request))

    def question(self, request: Request, name: str) -> Reply:
        """A named question, ready to be asked; its parameters are those of the address."""
        given = tuple((key, value[:200]) for key, value in request.args.items() if value)
        return self._run(request, Prepared(name, given))

    def search(self, request: Request) -> Reply:
        """Entities by name, as JSON or as a page."""
        page = chosen_media(request, (JSON, "text/html")) == "text/html"
        most = min(_number(request, "limit", 20), 1000)
        return self._run(request, Search(request.args.get("q", "")[:200], most, language(request) if page else ""))

    def listing(self, request: Request, kind: str) -> Reply:
        """All things of a kind."""
        return self._run(request, List(kind, _number(request, "part", 1), language(request)))

    def thing(self, request: Request, tail: str) -> Reply:  # noqa: ARG002 – the path is read as it was sent
        """What the graph says of an IRI, as a page or as RDF."""
        iri = address.iri(request.environ["REQUEST_URI"])
        chosen = chosen_media(request, ("text/html", *media.GRAPHS))
        if chosen == "text/html":
            return self._run(request, Thing(iri, _number(request, "part", 1), language(request)))
        return self._run(request, Triples(iri, chosen))

    def picture(self, request: Request, tail: str) -> Reply:  # noqa: ARG002
        """What surrounds an entity, drawn."""
        path = request.environ["REQUEST_URI"].replace("/picture/", address.THINGS, 1)
        return self._run(request, Picture(address.iri(path)))

    def overview(self, request: Request) -> Reply:
        """The whole graph, drawn."""
        return self._service.lasting(Overview(), _gone(request))

    def ontology(self, request: Request) -> Reply:
        """The terms of the ontology, as a page or as RDF."""
        chosen = chosen_media(request, ("text/html", *media.GRAPHS))
        job = Ontology(language(request)) if chosen == "text/html" else Triples(BASE + "ontology", chosen)
        return self._run(request, job)

    def asset(self, request: Request, name: str) -> Reply:  # noqa: ARG002
        """A script or style."""
        return static.asset(name)

    def _run(self, request: Request, job: Job) -> Reply:
        return self._service.run(job, _gone(request))


def language(request: Request) -> str:
    """The language that pages begin in: what the browser asks for, else Chinese. A script may know of a choice."""
    return request.accept_languages.best_match(LANGUAGES, LANGUAGES[0])


def chosen_media(request: Request, offered: Sequence[str]) -> str:
    """The media type that ``?format=`` asks for, or the client's headers; RefusedError with 406 when there is none."""
    asked = request.args.get("format", "")
    chosen = _SHORT.get(asked) if asked else media.best(request.accept_mimetypes, offered)
    if chosen is None or chosen not in offered:
        raise RefusedError(406, f"This can be had as {', '.join(offered)}.")
    return chosen


def _number(request: Request, name: str, otherwise: int) -> int:
    """A whole number of the address; nonsense counts as not given."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise


def _gone(request: Request) -> Callable[[], bool]:
    """Whether the client has closed the connection, if the server can tell."""
    gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)
    return gone
