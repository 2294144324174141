"""Where in the folder the page of a thing lies. The name of its file is safe on every system, host and archive.

It is made of the name in pinyin, for people, and of a digest of the IRI, which alone tells pages apart: small ASCII
letters, digits and hyphens, at most 70 bytes. So neither case, nor the form of Unicode, nor a reserved name, nor a
slash in a name, nor an old unzip on Windows can do harm, and what else the graph holds changes no address.
"""

import hashlib
import re
from functools import cache

from kg.schema import nodes

#: Letters of the name, and of the digest: two of a million pages share 12 hexadecimal digits with a chance of 1 in 500.
_READABLE, _DIGEST = 48, 12


@cache
def path(iri: str) -> str:
    """The path of the page of an entity or a document from the root of the folder."""
    digest = hashlib.sha256(iri.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{nodes.segment(iri)}/{'-'.join(filter(None, (_readable(nodes.spoken(iri)), digest)))}.html"


def listing(kind: str) -> str:
    """The path of the list of a kind."""
    return f"list/{kind}.html"


def part(path: str, number: int) -> str:
    """The path of a further part of a page (numbers from 0)."""
    return f"{path.removesuffix('.html')}.{number + 1}.html" if number else path


def _readable(name: str) -> str:
    """A name in pinyin, syllables joined by hyphens, cut after a whole one."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables take a third of a second

    text = re.sub(r"[^a-z0-9]+", "-", "-".join(lazy_pinyin(name[:_READABLE])).lower()).strip("-")
    return text if len(text) <= _READABLE else text[: _READABLE + 1].rpartition("-")[0] or text[:_READABLE]


def ours(path: object) -> bool:
    """Whether a path is one that an atlas may have written: nothing else is ever deleted."""
    return isinstance(path, str) and bool(re.fullmatch(r"([a-z]+/)?[a-z0-9.-]*[a-z0-9-]\.(html|js|css)", path))
