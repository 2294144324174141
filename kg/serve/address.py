"""The address of a thing on this server mirrors its IRI: https://w3id.org/cppcc/id/person/… is at /id/person/…."""

from urllib.parse import unquote, urlsplit

from kg.iri import BASE, ENTITY, ONTOLOGY, escape

#: Where the things are, and where the ontology is.
THINGS, TERMS = "/id/", "/ontology"
#: Where the picture of the whole graph is.
OVERVIEW = "/overview"


def iri(request_uri: str) -> str:
    """The IRI that the path of a request stands for, as ``kg.iri`` writes it.

    The path is taken as sent, for %2F within a name is not the / between two. How it is escaped does not matter.
    """
    tail = urlsplit(request_uri).path.split(THINGS, 1)[1]
    return ENTITY + "/".join(escape(unquote(part, errors="replace")) for part in tail.split("/"))


def href(target: str) -> str:
    """Where on this server an IRI leads; an IRI that is not ours leads nowhere: an empty text."""
    if target.startswith(ENTITY):
        return THINGS + target.removeprefix(ENTITY)
    if target.startswith(ONTOLOGY):
        return f"{TERMS}#{target.removeprefix(ONTOLOGY)}"
    return TERMS if target == BASE + "ontology" else ""


def listing(kind: str) -> str:
    """The address of the list of a kind."""
    return f"/list/{kind}"


def part(at: str, number: int) -> str:
    """The address of a part (numbers from 0) of a page that begins ``at``."""
    return f"{at}?part={number + 1}" if number else at
