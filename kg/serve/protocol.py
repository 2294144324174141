"""A request to the endpoint as a query job: https://www.w3.org/TR/sparql11-protocol/.

Beyond the standard, a parameter ``$name`` gives a variable of the SELECT clause its value, as at RDF4J's endpoints.
"""

from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Request

from kg.serve import media
from kg.serve.limits import Limits
from kg.serve.query import Query
from kg.serve.reply import RefusedError

READ_ONLY = "This endpoint is read-only: it answers queries and takes no updates."
_DIRECT, _FORM = "application/sparql-query", "application/x-www-form-urlencoded"


def query(request: Request, limits: Limits) -> Query:
    """The query of a request by GET, by POST as a form, or by POST directly; RefusedError when it is none."""
    parameters = request.args
    if request.method == "POST":
        if request.mimetype == _FORM:
            parameters = _form(request)
        elif request.mimetype == _DIRECT:
            parameters = MultiDict([*_without_query(request), ("query", _direct(request))])
        elif request.mimetype == "application/sparql-update":
            raise RefusedError(403, READ_ONLY)
        else:
            raise RefusedError(415, f"POST a query as {_DIRECT}, or as the parameter “query” of {_FORM}.")
    if "update" in parameters:
        raise RefusedError(403, READ_ONLY)
    texts = parameters.getlist("query")
    if len(texts) != 1:
        raise RefusedError(400, f"Give one parameter “query”; this request has {len(texts) or 'none'}.")
    return Query(
        texts[0],
        tuple((name[1:], value) for name, value in parameters.items() if name.startswith("$")),
        tuple(parameters.getlist("default-graph-uri")),
        tuple(parameters.getlist("named-graph-uri")),
        media.best(request.accept_mimetypes, media.RESULTS),
        media.best(request.accept_mimetypes, media.GRAPHS),
        limits.answer,
    )


def _form(request: Request) -> "MultiDict[str, str]":
    _utf8(request)
    try:  # strictly, where werkzeug would put replacement characters
        request.get_data(cache=True, parse_form_data=False).decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The form is not UTF-8.") from error
    return MultiDict(request.form)


def _direct(request: Request) -> str:
    _utf8(request)
    try:
        return request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The query is not UTF-8.") from error


def _without_query(request: Request) -> list[tuple[str, str]]:
    if "query" in request.args:
        raise RefusedError(400, "The query is given twice, in the address and in the body.")
    return list(request.args.items(multi=True))


def _utf8(request: Request) -> None:
    charset = request.mimetype_params.get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        raise RefusedError(415, f"Queries are taken in UTF-8 only, not in {charset}.")
