// Values of an answer as people read them. They are put on the page as text, whatever they hold.

const OURS = "https://w3id.org/cppcc";
const [THINGS, TERMS] = [`${OURS}/id/`, `${OURS}/ontology#`];
const UNIT = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

// Where on this server an IRI leads; empty for one that is not ours.
export function href(iri) {
  if (iri.startsWith(THINGS)) return iri.slice(OURS.length);
  return iri.startsWith(TERMS) ? `/ontology#${iri.slice(TERMS.length)}` : "";
}

// The part of an IRI that people read: 政协泽州县委员会 · 主席, Person, xsd:gYear.
export function readable(iri, prefixes) {
  const parts = iri.startsWith(THINGS) ? iri.slice(THINGS.length).split("/").slice(1) : [];
  if (parts.length) return parts.map(unescaped).join(" · ");
  const known = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace) && iri !== namespace);
  if (!known) return iri;
  return (known[0] && `${known[0]}:`) + iri.slice(known[1].length);
}

function unescaped(part) {
  try {
    return decodeURIComponent(part).replaceAll("_", " ");
  } catch {
    return part; // a lone % is possible in an IRI that others have made
  }
}

// One line of N-Triples as terms of the SPARQL JSON results format: {subject, predicate, object}; null for no triple.
const NODE = String.raw`<([^>]*)>|(_:[^\s]+)`;
const TRIPLE = new RegExp(
  String.raw`^(?:${NODE})\s+<([^>]*)>\s+(?:${NODE}|"((?:\\.|[^"\\])*)"(?:@(\S+)|\^\^<([^>]*)>)?)\s*\.$`,
);

export function triple(line) {
  const match = TRIPLE.exec(line);
  if (!match) return null;
  const [, subject, blank, predicate, object, other, text, language, datatype] = match;
  const node = (iri, label) => (iri === undefined ? { type: "bnode", value: label } : { type: "uri", value: plain(iri) });
  const literal = { type: "literal", value: plain(text ?? ""), "xml:lang": language, datatype };
  return {
    subject: node(subject, blank),
    predicate: node(predicate),
    object: text === undefined ? node(object, other) : literal,
  };
}

const plain = (text) =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, sign) =>
    sign ? (UNIT[sign] ?? sign) : String.fromCodePoint(parseInt(short ?? long, 16)),
  );
