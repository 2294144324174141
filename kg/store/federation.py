"""SERVICE, by which a query would make this machine fetch from another: recognised before the query is run.

Oxigraph follows SERVICE, and Python cannot tell it not to. So the word is looked for in what is left of a query when
all that may hold any word (strings, comments, IRIs, variables, names) has been taken out. It counts wherever it stands,
for Oxigraph also reads ``true SERVICE`` without the space. A prefix called service is the price.
"""

import re

#: What is taken out, in the order of the grammar: https://www.w3.org/TR/sparql11-query/#sparqlGrammar
_FREE = re.compile(
    r'''
      """(?:"{0,2}(?:[^"\\]|\\.))*"""      |  \'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
    | "(?:[^"\\\r\n]|\\.)*"                |  '(?:[^'\\\r\n]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>            |  \#[^\r\n]*
    | [?$]\w+                              |  @[A-Za-z]+(?:-+[A-Za-z0-9]+)*
    | :(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)?
    ''',
    re.VERBOSE | re.DOTALL,
)
#: Code point escapes, which hold everywhere in a query.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def calls_out(query: str) -> bool:
    """Whether a query has a SERVICE, written in whatever way."""
    return "service" in _FREE.sub(" ", _ESCAPE.sub(_character, query)).lower()


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
