// SPARQL text in pieces: https://www.w3.org/TR/sparql11-query/#sparqlGrammar, as far as colours and completion need it.

const KEYWORDS = new Set(
  `ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY DESC
  DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN IRI ISBLANK
  ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED NOT NOW OFFSET
  OPTIONAL ORDER PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256
  SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TRUE TZ UCASE
  UNDEF UNION URI UUID VALUES WHERE YEAR`.split(/\s+/),
);

// One named group a kind. A string that is not closed ends with its line, a long one with the text.
const PIECES = new RegExp(
  [
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<iri><[^<>"{}|^\x60\\\x00-\x20]*>)`,
    String.raw`(?<string>"""(?:(?!""")(?:\\[^]|[^\\]))*(?:"""|$)|'''(?:(?!''')(?:\\[^]|[^\\]))*(?:'''|$)` +
      String.raw`|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)`,
    String.raw`(?<variable>[?$][\p{L}\p{N}_\u00b7\u0300-\u036f]+)`,
    String.raw`(?<blank>_:[\p{L}\p{N}_](?:[\p{L}\p{N}_.\-]*[\p{L}\p{N}_\-])?)`,
    String.raw`(?<name>(?:\p{L}(?:[\p{L}\p{N}_.\-]*[\p{L}\p{N}_\-])?)?:` +
      String.raw`(?:(?:[\p{L}\p{N}_:\-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\p{L}\p{N}_:\-%\\]))*))`,
    String.raw`(?<tag>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)`,
    String.raw`(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+\-]?\d+)?)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]*)`,
  ].join("|"),
  "gu",
);

// What of a query has a kind, in order: [{kind, start, end, text}]; a word that is no keyword has the kind "word".
export function pieces(query) {
  return [...query.matchAll(PIECES)].map((match) => {
    const [kind, text] = Object.entries(match.groups).find(([, found]) => found !== undefined);
    const known = kind === "word" && (text === "a" || KEYWORDS.has(text.toUpperCase()));
    return { kind: known ? "keyword" : kind, start: match.index, end: match.index + text.length, text };
  });
}

// The names of a query's variables, each once, without ? or $.
export const variables = (query) => [
  ...new Set(pieces(query).filter((one) => one.kind === "variable").map((one) => one.text.slice(1))),
];

export const keywords = () => [...KEYWORDS];
