"""The WSGI application: requests in, responses out, every refusal as one plain sentence."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError
from werkzeug.wrappers import Request, Response

from kg.serve import headers, html
from kg.serve.reply import RefusedError, Reply
from kg.serve.routes import URLS, Routes, chosen_media, language
from kg.serve.service import Service


class App:
    """Answers requests for one service."""

    def __init__(self, service: Service) -> None:
        self._service, self._routes = service, Routes(service)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI entry."""
        request = Request(environ)
        request.trusted_hosts = self._service.hosts
        request.max_content_length = request.max_form_memory_size = self._service.limits.body
        response = self._response(request)
        response.vary.update(["Accept", "Accept-Language"])
        headers.secure(response.headers)
        headers.share(response, request.headers.get("Origin"), self._service.cors)
        return response(environ, start_response)

    def _response(self, request: Request) -> Response:
        try:
            request.host  # noqa: B018 – raises SecurityError for a name that is not ours
            endpoint, arguments = URLS.bind_to_environ(request.environ).match()
            if request.method == "OPTIONS":
                return Response(status=204)
            reply: Reply = getattr(self._routes, endpoint)(request, **arguments)
            return _response(reply)
        except RefusedError as error:
            return _response(_refusal(request, error))
        except SecurityError:
            return _response(RefusedError(421, "This server does not answer to that name.").reply)
        except HTTPException as error:
            return _http_error(request, error)


def _refusal(request: Request, error: RefusedError) -> Reply:
    """The sentence, as a page for who browses, as text for programs."""
    try:
        wanted = chosen_media(request, ("text/plain", "text/html"))
    except RefusedError:
        wanted = "text/plain"
    if wanted == "text/plain" or request.path == "/sparql":
        return error.reply
    reply = html.page("refused.html", language(request), status=error.status, code=error.status, sentence=str(error))
    return Reply(reply.body, reply.media, error.status, {**reply.headers, **error.reply.headers})


def _http_error(request: Request, error: HTTPException) -> Response:
    """What werkzeug refuses: an unknown address, a method, a body too long."""
    sentence = (error.description or error.name).split(". ")[0].rstrip(".") + "."
    response = _response(_refusal(request, RefusedError(error.code or 500, sentence)))
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def _response(reply: Reply) -> Response:
    response = Response(reply.body, reply.status, content_type=reply.media)
    response.headers.update(reply.headers)
    return response
