r"""SERVICE, by which a query would make this machine fetch from another: recognised before the query is run.

Oxigraph follows SERVICE, and Python cannot tell it not to. What is looked for is its whole shape, wherever it stands:
the word, a variable, IRI or prefixed name, and the brace. To take out first what may hold any word (strings, comments,
IRIs) would need a parser: in ``?a<b:c)SERVICE#>`` the same characters are an IRI or a comparison and a comment. The
price is that a string that holds ``service x:y {`` is refused too.
"""

import re

#: White space and comments.
_GAP = r"(?:[ \t\r\n]|#[^\r\n]*[\r\n])*+"
_NAME = r"""[^\s{}<>?$#"':]*+:(?:[^\s{#\\]|\\.)*+"""
#: Oxigraph wants no space before a keyword: ``trueSERVICE`` is two words, ``?SERVICE`` and ``:SERVICE`` are names.
_CALL = re.compile(
    rf"(?<![?$:\w])\w*?service{_GAP}(?:silent{_GAP})?(?:<[^<>\s]*+>|[?$][^\s{{#]*+|{_NAME}){_GAP}\{{",
    re.IGNORECASE,
)
#: A query that says the word more often is refused unread: each time may take as long as the query is long.
_OFTEN = 50
#: Code point escapes, which hold everywhere in a query.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def calls_out(query: str) -> bool:
    """Whether a query has a SERVICE, written in whatever way."""
    plain = _ESCAPE.sub(_character, query)
    times = plain.lower().count("service")
    return times > _OFTEN or (times > 0 and _CALL.search(plain) is not None)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
